"""What waits about batches."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits
from privacy.dispatch.access import own_units
from privacy.dispatch.choices import BatchState, ItemState
from privacy.dispatch.models import Batch, Check, Item


@waits
def batches_waiting(actor: Actor) -> list[DeskItem]:
    """Return the batches to hand in, to check, to put right, to end and to send out. One query."""
    if not own_units(actor):
        return []
    return [
        DeskItem(task, row.reference, row.get_absolute_url(), timezone.localdate(row.prepared_at), None)
        for row in _waiting(actor).order_by("prepared_at")[:PER_AREA]
        for task in _tasks(row)
    ]


def _tasks(row: Batch) -> list[str]:
    """Return what is to be done about a batch; the annotations are those of `_waiting`."""
    if row.state == BatchState.PREPARING:
        return [_("Finish the list of a batch and hand it in")]
    if row.state == BatchState.CHECKED:
        return [_("Send a checked batch out")]
    tasks = (
        (row.to_check, _("Check what is to be sent")),  # type: ignore[attr-defined]
        (row.to_mend, _("Put right what a check stopped")),  # type: ignore[attr-defined]
        (row.to_end, _("End the check of a batch")),  # type: ignore[attr-defined]
    )
    return [words for waits_so, words in tasks if waits_so]


def _waiting(actor: Actor) -> QuerySet[Batch]:
    units = own_units(actor)
    own, asked = Q(unit_id__in=units), Q(remote_unit_id__in=units)
    unchecked = _items(Q(state__in=(ItemState.OPEN, ItemState.FIRST)))
    mine = Check.objects.filter(item=OuterRef("pk"), round=OuterRef("round"), by_id=actor.own_id)
    not_mine = Q(~Exists(mine))
    may_check = Q(batch__rule__preparer_may_check=True) | ~Q(entered_by_id=actor.own_id)
    second = _items(Q(state=ItemState.FIRST), not_mine, may_check)
    either = _items(Q(state__in=(ItemState.OPEN, ItemState.FIRST)), not_mine, may_check)
    checker = Q(rule__preparer_may_check=True) | ~Q(prepared_by_id=actor.own_id)
    did_one = Exists(Check.objects.filter(item__batch=OuterRef("pk"), by_id=actor.own_id))
    stopped = _items(Q(state=ItemState.STOPPED))
    checking = Q(state=BatchState.CHECKING)
    rows = Batch.objects.filter(
        Q(prepared_by_id=actor.own_id, state=BatchState.PREPARING) | checking & (own | asked) | Q(own, state=BatchState.CHECKED)
    ).annotate(
        to_check=checker & (own & either | asked & ~own & second), to_mend=own & stopped,
        to_end=did_one & ~unchecked & ~stopped,
    )  # fmt: skip
    return rows.filter(~checking | Q(to_check=True) | Q(to_mend=True) | Q(to_end=True))


def _items(*conditions: Q) -> Q:
    return Q(Exists(Item.objects.filter(*conditions, batch=OuterRef("pk"), drawn=True)))
