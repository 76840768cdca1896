"""What waits about data taken outside."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.deadlines.queries import faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits
from privacy.access import OFFICER
from privacy.takeouts.access import ASKERS, HEADS, own
from privacy.takeouts.choices import ExtensionState, ItemState, State
from privacy.takeouts.models import Extension, TakenItem, TakeOut
from privacy.takeouts.queries import SUBJECT, decided_by


def _items(rows: list[TakeOut], task: str, *, urgent_on: date | None = None) -> list[DeskItem]:
    """Return the rows as the desk shows them; those that are to leave on the day or before it stand first."""
    faces = faces_of(SUBJECT, [row.pk for row in rows]) if rows else {}
    return [
        DeskItem(
            task, row.reference, row.get_absolute_url(), timezone.localdate(row.asked_at), soonest(faces.get(row.pk, [])),
            is_urgent=urgent_on is not None and row.out_on <= urgent_on,
        )
        for row in rows
    ]  # fmt: skip


@waits
def own_waiting(actor: Actor) -> list[DeskItem]:
    """Return what the actor has outside, or may take out. A constant number of queries."""
    if not actor.holds(*ASKERS) or actor.kind != "person":
        return []
    rows = TakeOut.objects.filter(own(actor))
    out = list(rows.filter(state=State.OUT).order_by("due_on")[:PER_AREA])
    approved = list(rows.filter(state=State.APPROVED).order_by("out_on")[:PER_AREA])
    return _items(out, _("Bring back what is outside")) + _items(approved, _("Approved: note it when it goes out"))


@waits
def decisions_waiting(actor: Actor) -> list[DeskItem]:
    """Return what the actor has to decide, and what is overdue in the unit. A constant number of queries."""
    if not actor.holds(*HEADS, OFFICER):
        return []
    rows = decided_by(actor)
    asked = list(rows.filter(state=State.ASKED).order_by("out_on")[:PER_AREA])
    more = Exists(Extension.objects.filter(takeout=OuterRef("pk"), state=ExtensionState.ASKED))
    claimed = Exists(TakenItem.objects.filter(takeout=OuterRef("pk"), state=ItemState.DESTROYING))
    out = list(rows.filter(Q(more) | Q(claimed), state=State.OUT).order_by("due_on")[:PER_AREA])
    late = list(rows.filter(state=State.OUT, due_on__lt=clock.today()).order_by("due_on")[:PER_AREA])
    return (
        _items(asked, _("Decide on taking data outside"), urgent_on=clock.today())
        + _items(out, _("Decide about data that are outside"))
        + _items(late, _("Have brought back what is overdue outside"))
    )
