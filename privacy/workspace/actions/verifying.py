"""Another unit looks at what a unit had declared."""

from collections.abc import Sequence
from datetime import timedelta

from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.runner import NO_CLOCKS, Move, action
from privacy.workspace.access import may_verify
from privacy.workspace.choices import Result, VerificationState
from privacy.workspace.models import Defect, Photo, Verification


@action(
    "workspace.verify", subject=Verification, who=may_verify,
    moves=Move(VerificationState.DRAWN, to=VerificationState.DONE), clocks=NO_CLOCKS,
    emits=("workspace.declaration_verified",), ledger=("result",),
)  # fmt: skip
def verify(row: Verification, *, actor: Actor, result: str, note: str, files: Sequence[Examined]) -> None:
    """Say what was found; what contradicts the declaration becomes a defect of the unit that made it."""
    today = clock.today()
    row.result, row.note, row.verified_by_id, row.verified_on = result, note, actor.own_id, today
    for file in files:
        Photo.keep(file, verification=row)
    if result == Result.CONTRADICTED:
        days = row.draw.round.criteria_set.correct_days
        Defect.objects.create(
            verification=row, unit_id=row.unit_id, block_id=row.block_id, text=note, opened_on=today,
            due_on=today + timedelta(days=days),
        )  # fmt: skip
