"""Entering how many people came to the offices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action
from governance.runner.numbering import wait_in_line
from voice.figures.access import keeps_visitors
from voice.figures.models import Visitors, VisitorsEntry


@dataclass(frozen=True)
class Number:
    """The visitors of one office and month."""

    office: UUID
    month: date
    number: int


def _entered(actor: Actor, numbers: Sequence[Number], source: str) -> VisitorsEntry:
    """Write what is new or differs; a number that stood there before is kept as superseded."""
    wait_in_line(Visitors)
    months = {number.month for number in numbers}
    known = {(row.office_id, row.month): row for row in Visitors.objects.filter(
        month__in=months, superseded_at__isnull=True
    )}  # fmt: skip
    new = [n for n in numbers if (n.office, n.month) not in known or known[n.office, n.month].number != n.number]
    replaced = [known[n.office, n.month].pk for n in new if (n.office, n.month) in known]
    Visitors.objects.filter(pk__in=replaced).update(superseded_at=clock.now())
    entry = VisitorsEntry.objects.create(source=source, rows=len(new), entered_by_id=actor.own_id)
    Visitors.objects.bulk_create(Visitors(office_id=n.office, month=n.month, number=n.number, entry=entry) for n in new)
    return entry


@action(
    "voice_figures.enter_visitors", subject=VisitorsEntry, creates=True, who=keeps_visitors, moves=STAYS,
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def enter_visitors(*, actor: Actor, number: Number, source: str) -> VisitorsEntry:
    """Enter the number of one office and month."""
    return _entered(actor, [number], source)


@action(
    "voice_figures.import_visitors", subject=VisitorsEntry, creates=True, who=keeps_visitors, moves=STAYS,
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def import_visitors(*, actor: Actor, numbers: Sequence[Number], source: str) -> VisitorsEntry:
    """Enter the numbers of a file."""
    return _entered(actor, numbers, source)
