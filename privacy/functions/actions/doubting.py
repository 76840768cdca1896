"""Rights doubted at once, removals followed to their end, exceptions that run out."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.calendar.business_days import add_business_days
from governance.people.models import Person
from governance.runner import (
    NO_CLOCKS,
    NO_EVENTS,
    NO_FIELDS,
    READS,
    STAYS,
    Clocks,
    Move,
    NotAllowed,
    Refused,
    action,
)
from governance.runner.numbering import wait_in_line
from privacy.functions.access import decides, decides_flag, decides_waiver, is_decider, is_system
from privacy.functions.choices import FlagState, RemovalState, WaiverState
from privacy.functions.models import Flag, Holding, Removal, Snapshot, Terminal, Waiver
from privacy.functions.models.doubt import REMOVAL
from privacy.functions.queries import doubted

DAYS_TO_REMOVE = 10
"""Business days, as the rule of the clock has it."""
LONGEST = timedelta(days=183)
"""No exception is asked for longer than half a year at a time."""
IN_A_BATCH = 2_000


class NoException(Refused):
    """There is nothing to except, or an exception is asked for or runs already."""

    code = "no_exception"
    message = _("No exception can be asked for here: there is none to make, or one waits or runs already.")


class TooLong(Refused):
    """An exception ends within half a year."""

    code = "too_long"
    message = _("An exception ends within half a year; it can be asked for anew.")
    field = "ends_on"


class AlreadyOrdered(Refused):
    """The right is on its way out."""

    code = "already_ordered"
    message = _("The removal of this right was ordered already.")


@action(
    "functions.raise_flags", subject=Snapshot, who=is_system, moves=READS, clocks=NO_CLOCKS,
    emits=("functions.rights_flagged",), ledger=NO_FIELDS,
)  # fmt: skip
def raise_flags(snapshot: Snapshot, *, actor: Actor) -> int:
    """Doubt every right of somebody who left, moved or does not exist, once; return how many."""
    wait_in_line(Flag)
    now, made = clock.now(), 0
    for kind, rights in doubted():
        flags = [
            Flag(
                holding=row,
                kind=kind,
                person_id=row.person_id,
                unit_id=row.unit_id,
                block_id=row.block_id,
                found_at=now,
            )
            for row in rights
        ]
        Flag.objects.bulk_create(flags, batch_size=IN_A_BATCH)
        made += len(flags)
    return made


@action(
    "functions.remove_flagged", subject=Flag, who=decides_flag, moves=Move(FlagState.OPEN, to=FlagState.REMOVING),
    clocks=NO_CLOCKS, emits=("functions.removal_wanted",), ledger=NO_FIELDS,
)  # fmt: skip
def remove_flagged(flag: Flag, *, actor: Actor, reason: str) -> None:
    """Have a doubted right removed."""
    flag.reason, flag.removed_by_id = reason, actor.own_id


@action(
    "functions.order_removal", subject=Removal, creates=True, who=is_system, moves=STAYS,
    clocks=Clocks(opens_today=(REMOVAL,)), emits=("functions.removal_ordered",), ledger=("holding",),
)  # fmt: skip
def order_removal(*, actor: Actor, holding: Holding, reason: str, by: Person) -> Removal:
    """Order the removal of a right after a decision; what doubted it waits for the removal too. Raises AlreadyOrdered."""
    if Removal.objects.filter(holding=holding).exists():
        raise AlreadyOrdered
    doubts = Flag.objects.filter(holding=holding, state__in=[FlagState.OPEN, FlagState.EXCEPTED])
    doubts.update(state=FlagState.REMOVING)
    today = clock.today()
    return Removal.objects.create(
        holding=holding, unit_id=holding.unit_id, block_id=holding.block_id, reason=reason, decided_by=by,
        ordered_on=today, due_on=add_business_days(today, DAYS_TO_REMOVE),
    )  # fmt: skip


@action(
    "functions.note_removed", subject=Removal, who=is_system, moves=Move(RemovalState.ORDERED, to=RemovalState.DONE),
    clocks=Clocks(settles=(REMOVAL,)), emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def note_removed(removal: Removal, *, actor: Actor) -> None:
    """Note that a snapshot no longer shows the right. Raises NotAllowed while it does."""
    if removal.holding.gone_in_id is None:
        raise NotAllowed
    removal.done_in_id = removal.holding.gone_in_id


@action(
    "functions.ask_waiver", subject=Waiver, creates=True, who=is_decider, moves=STAYS, clocks=NO_CLOCKS,
    emits=("functions.waiver_asked",), ledger=("ends_on",),
)  # fmt: skip
def ask_waiver(
    *, actor: Actor, reason: str, ends_on: date, flag: Flag | None = None, terminal: Terminal | None = None
) -> Waiver:
    """Ask for an exception for a doubted right or a terminal with a gap. Raises NotAllowed, NoException or TooLong."""
    row = flag or terminal
    if row is None or not decides(actor, row) or (flag is not None and not decides_flag(actor, flag)):
        raise NotAllowed
    wait_in_line(Waiver)
    open_ones = Waiver.objects.filter(state__in=[WaiverState.ASKED, WaiverState.GRANTED])
    wrong = (flag is not None and flag.state != FlagState.OPEN) or (terminal is not None and not terminal.has_gap)
    if wrong or open_ones.filter(flag=flag, terminal=terminal).exists():
        raise NoException
    if ends_on > clock.today() + LONGEST:
        raise TooLong
    return Waiver.objects.create(
        flag=flag, terminal=terminal, person_id=flag.person_id if flag else None, unit_id=row.unit_id,
        block_id=row.block_id, reason=reason, ends_on=ends_on, asked_by_id=actor.own_id,
    )  # fmt: skip


@action(
    "functions.decide_waiver", subject=Waiver, who=decides_waiver, moves=STAYS.within(WaiverState.ASKED),
    clocks=NO_CLOCKS, emits=("functions.waiver_decided",), ledger=("granted",),
)  # fmt: skip
def decide_waiver(waiver: Waiver, *, actor: Actor, granted: bool, reason: str) -> None:
    """Grant the exception until its day, or not."""
    waiver.state = WaiverState.GRANTED if granted else WaiverState.REFUSED
    waiver.decision, waiver.decided_by_id = reason, actor.own_id
    if granted and waiver.flag_id:
        Flag.objects.filter(pk=waiver.flag_id, state=FlagState.OPEN).update(state=FlagState.EXCEPTED)


@action(
    "functions.end_waiver", subject=Waiver, who=is_system, moves=Move(WaiverState.GRANTED, to=WaiverState.ENDED),
    clocks=NO_CLOCKS, emits=("functions.waiver_ended",), ledger=NO_FIELDS,
)  # fmt: skip
def end_waiver(waiver: Waiver, *, actor: Actor) -> None:
    """Let an exception run out: the right is doubted again, the terminal has its gap again. Raises NotAllowed before."""
    if waiver.ends_on >= clock.today():
        raise NotAllowed
    if waiver.flag_id:
        Flag.objects.filter(pk=waiver.flag_id, state=FlagState.EXCEPTED).update(state=FlagState.OPEN)
