"""Who is told about texts on their way to the public."""

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.queries import holders
from governance.publishing import areas
from governance.publishing.models import Publication

declare("publishing.publication_submitted", _("A text for the public waits for your review."))
declare("publishing.publication_returned", _("A text for the public was sent back to you."))
declare("publishing.publication_approved", _("A text was approved; it can be made public."))
declare("publishing.publication_retracted", _("A text was taken from the public."))


def _publication(event: Event) -> Publication:
    return Publication.objects.select_related("author").get(pk=str(event.subject_id))


@on("publishing.publication_submitted")
@on("publishing.publication_retracted")
def tell_reviewers(event: Event) -> None:
    """Tell those who review for the area, except the author."""
    publication = _publication(event)
    reviewers = holders(areas.area_of(publication.area).reviews).exclude(pk=publication.author_id)
    tell(reviewers, event.name, path=publication.get_absolute_url(), event=event)


@on("publishing.publication_returned")
@on("publishing.publication_approved")
def tell_author(event: Event) -> None:
    """Tell the author."""
    publication = _publication(event)
    tell([publication.author], event.name, path=publication.get_absolute_url(), event=event)
