"""Who is told: a line with the number of the requirement, nothing of what was written."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from privacy.access import OFFICER, READERS_OF_ALL
from privacy.promotion.access import OWNERS
from privacy.promotion.models import Item, Review

declare("promotion.item_assigned", _("Your unit owns a requirement of the promotion plan."))
declare("promotion.progress_reported", _("A unit reported how far a requirement has come."))
declare("promotion.owner_reminded", _("A requirement of the promotion plan is past its day."))
declare("promotion.review_approved", _("The yearly review of the promotion plan was approved."))


def _owners(item: Item) -> Iterable[Person]:
    """Return those in charge of the unit that owns it, the officer where none does."""
    return holders(OWNERS, unit_ids=[item.unit_id]) if item.unit_id else holders([OFFICER])


@on("promotion.item_assigned")
@on("promotion.owner_reminded")
def tell_owner(event: Event) -> None:
    """Tell those in charge of the unit."""
    item = Item.objects.get(pk=str(event.subject_id))
    tell(_owners(item), event.name, reference=item.code, path=item.get_absolute_url(), event=event)


@on("promotion.progress_reported")
def tell_officer(event: Event) -> None:
    """Tell the officer of what a unit reported."""
    item = Item.objects.get(pk=str(event.subject_id))
    if item.unit_id is not None:
        tell(holders([OFFICER]), event.name, reference=item.code, path=item.get_absolute_url(), event=event)


@on("promotion.review_approved")
def tell_readers(event: Event) -> None:
    """Tell everyone who reads the whole plan."""
    review = Review.objects.get(pk=str(event.subject_id))
    tell(holders(READERS_OF_ALL), event.name, reference=str(review), path=review.get_absolute_url(), event=event)
