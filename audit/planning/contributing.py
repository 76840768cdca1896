"""The line of the plan on the page of its engagement, for those who read everything of it."""

from django.utils.translation import gettext_lazy as _

from audit.contributed import engagement_page
from audit.engagements.access import reads_all_of
from audit.engagements.models import Engagement
from audit.planning.choices import PlanState
from audit.planning.models import Line
from governance.access import Actor
from governance.web.parts import Section


@engagement_page.section
def plan_line(engagement: Engagement, actor: Actor) -> Section | None:
    """Return the line from which the engagement was planned."""
    if not reads_all_of(actor, engagement):
        return None
    line = Line.objects.filter(engagement=engagement, plan__state=PlanState.APPROVED).select_related("plan").first()
    return Section(_("In the audit plan"), "planning/_line.html", {"line": line}, place=10) if line else None
