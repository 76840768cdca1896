"""Stored days are compared with the ledger; what is missing or altered is noted, found again, or given up."""

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from privacy.access_logs.access import is_officer, is_system
from privacy.access_logs.choices import DamageState, FileState, PartState
from privacy.access_logs.models import Damage, DayPart, LogFile, StoreCheck


@action(
    "access_logs.note_damage", subject=DayPart, who=is_system, moves=STAYS.within(PartState.STORED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("wrong",),
)  # fmt: skip
def note_damage(part: DayPart, *, actor: Actor, wrong: str) -> None:
    """Note that a stored day is not as the ledger says, once until that is settled."""
    if not part.damages.filter(state=DamageState.OPEN).exists():
        Damage.objects.create(part=part, wrong=wrong)


@action(
    "access_logs.note_mended", subject=Damage, who=is_system, moves=Move(DamageState.OPEN, to=DamageState.MENDED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def note_mended(damage: Damage, *, actor: Actor) -> None:
    """Note that the day is as the ledger says again."""
    damage.settled_at = clock.now()


@action(
    "access_logs.note_compared", subject=StoreCheck, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=("access_logs.store_compared",), ledger=("parts", "found"),
)  # fmt: skip
def note_compared(*, actor: Actor, parts: int, found: int) -> StoreCheck:
    """Note that the whole store was compared."""
    return StoreCheck.objects.create(parts=parts, found=found)


@action(
    "access_logs.give_up", subject=Damage, who=is_officer, moves=Move(DamageState.OPEN, to=DamageState.LOST),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def give_up(damage: Damage, *, actor: Actor, reason: str) -> None:
    """Let a day that cannot be restored count no more. The file it came from may come again: nothing is counted twice."""
    damage.settled_at, damage.settled_by_id, damage.reason = clock.now(), actor.own_id, reason
    part = DayPart.objects.select_for_update(of=("self",)).get(pk=damage.part_id)
    part.state = PartState.LOST
    part.version += 1
    part.save()
    file = LogFile.objects.select_for_update(of=("self",)).get(pk=part.file_id)
    file.state = FileState.LOST
    file.version += 1
    file.save()
