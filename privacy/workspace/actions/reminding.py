"""What the hourly look notes: who was told that something is late."""

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, action
from privacy.workspace.access import is_system
from privacy.workspace.choices import CheckState, DefectState, VerificationState
from privacy.workspace.models import Check, Defect, Verification


@action(
    "workspace.remind_unit", subject=Check, who=is_system, moves=STAYS.within(CheckState.OPEN), clocks=NO_CLOCKS,
    emits=("workspace.unit_reminded",), ledger=NO_FIELDS,
)  # fmt: skip
def remind_unit(check: Check, *, actor: Actor) -> None:
    """Note that the unit is told of a self-check that is due or late."""
    check.reminded_on = clock.today()


@action(
    "workspace.remind_defect", subject=Defect, who=is_system, moves=STAYS.within(DefectState.OPEN), clocks=NO_CLOCKS,
    emits=("workspace.defect_reminded",), ledger=NO_FIELDS,
)  # fmt: skip
def remind_defect(defect: Defect, *, actor: Actor) -> None:
    """Note that the unit is told of a defect past its day."""
    defect.reminded_on = clock.today()


@action(
    "workspace.remind_verifier", subject=Verification, who=is_system, moves=STAYS.within(VerificationState.DRAWN),
    clocks=NO_CLOCKS, emits=("workspace.verifier_reminded",), ledger=NO_FIELDS,
)  # fmt: skip
def remind_verifier(row: Verification, *, actor: Actor) -> None:
    """Note that the verifying unit is told that its result is late."""
    row.reminded_on = clock.today()
