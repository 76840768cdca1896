"""What the unit says: to the facts, and to what is recommended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.findings.access import answers_for
from audit.findings.actions.writing import DISPUTED, FACTS, SETTLED, ask
from audit.findings.choices import Stance, State
from audit.findings.models import FactReply, Finding, PlanStep, Recommendation, Response
from audit.findings.refusals import NoPlan
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, Move, action


@action(
    "findings.confirm_facts", subject=Finding, who=answers_for, moves=Move(FACTS, to=SETTLED), clocks=NO_CLOCKS,
    emits=("findings.facts_answered", "findings.answers_asked"), ledger=NO_FIELDS,
)  # fmt: skip
def confirm_facts(finding: Finding, *, actor: Actor) -> None:
    """Say that the facts are right; what is recommended waits for its answer from now on."""
    FactReply.objects.create(finding=finding, right=True, given_by_id=actor.own_id)
    ask(finding)


@action(
    "findings.object_to_facts", subject=Finding, who=answers_for, moves=Move(FACTS, to=DISPUTED), clocks=NO_CLOCKS,
    emits=("findings.facts_answered",), ledger=NO_FIELDS,
)  # fmt: skip
def object_to_facts(finding: Finding, *, actor: Actor, text: str) -> None:
    """Say what is wrong with the facts."""
    FactReply.objects.create(finding=finding, right=False, text=text, given_by_id=actor.own_id)


@dataclass(frozen=True)
class Step:
    """A step of the plan."""

    what: str
    owner: str
    due_on: date


@action(
    "findings.answer", subject=Recommendation, who=answers_for,
    moves=STAYS.within(State.ASKED, State.ANSWERED, State.FOLLOWED), clocks=NO_CLOCKS,
    emits=("findings.recommendation_answered",), ledger=("stance",),
)  # fmt: skip
def answer(row: Recommendation, *, actor: Actor, stance: str, text: str, steps: Sequence[Step]) -> None:
    """Answer, with a plan unless the unit does not agree; a later answer stands beside the first. Raises NoPlan."""
    if stance != Stance.DISAGREE and not steps:
        raise NoPlan
    response = Response.objects.create(recommendation=row, stance=stance, text=text, given_by_id=actor.own_id)
    PlanStep.objects.bulk_create(
        PlanStep(response=response, what=step.what, owner=step.owner, due_on=step.due_on) for step in steps
    )
    if row.state == State.ASKED:
        row.state = State.ANSWERED
