"""A defect is reported as put right with a photo; somebody else closes it or gives it back."""

from collections.abc import Sequence

from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.runner import NO_CLOCKS, NO_FIELDS, Move, action
from privacy.workspace.access import may_close, may_put_right
from privacy.workspace.choices import DefectState
from privacy.workspace.models import Defect, Photo


@action(
    "workspace.report_defect", subject=Defect, who=may_put_right,
    moves=Move(DefectState.OPEN, to=DefectState.REPORTED), clocks=NO_CLOCKS, emits=("workspace.defect_reported",),
    ledger=NO_FIELDS,
)  # fmt: skip
def report_defect(defect: Defect, *, actor: Actor, report: str, files: Sequence[Examined]) -> None:
    """Report what was done, with photos."""
    defect.report, defect.reported_by_id, defect.reported_at = report, actor.own_id, clock.now()
    for file in files:
        Photo.keep(file, defect=defect)


@action(
    "workspace.close_defect", subject=Defect, who=may_close,
    moves=Move(DefectState.REPORTED, to=DefectState.CLOSED), clocks=NO_CLOCKS, emits=("workspace.defect_closed",),
    ledger=NO_FIELDS,
)  # fmt: skip
def close_defect(defect: Defect, *, actor: Actor) -> None:
    """Say that it is put right, for good."""
    defect.closed_by_id, defect.closed_at = actor.own_id, clock.now()


@action(
    "workspace.return_defect", subject=Defect, who=may_close, moves=Move(DefectState.REPORTED, to=DefectState.OPEN),
    clocks=NO_CLOCKS, emits=("workspace.defect_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def return_defect(defect: Defect, *, actor: Actor, reason: str) -> None:
    """Give the report back; its day stays as it was."""
    defect.returned_because = reason
    defect.returns += 1
