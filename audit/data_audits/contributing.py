"""What data audits add to the page of an engagement: for the team and the head alone."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.contributed import engagement_page
from audit.data_audits.queries import runs_of_engagement, sets_of_engagement
from audit.engagements.access import is_live, works_on
from audit.engagements.models import Engagement
from governance.access import Actor
from governance.web.parts import Offer, Section


@engagement_page.section
def data_of_engagement(engagement: Engagement, actor: Actor) -> Section | None:
    """Return data sets and runs; nothing when there are none. Three queries."""
    if not works_on(actor, engagement):
        return None
    sets = sets_of_engagement(actor, engagement)
    runs = runs_of_engagement(actor, engagement) if sets else []
    return (
        Section(_("Data audit"), "data_audits/_on_engagement.html", {"sets": sets, "runs": runs}, place=60)
        if sets
        else None
    )


@engagement_page.offers
def add_data(engagement: Engagement, actor: Actor) -> list[Offer]:
    """Offer to add data."""
    if not is_live(engagement) or not works_on(actor, engagement):
        return []
    return [Offer(_("Add a data set"), f"{reverse('data_audits:add-data-set')}?engagement={engagement.pk}")]
