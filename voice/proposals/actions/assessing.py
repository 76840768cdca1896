"""The window sorts; the division in charge, or the window itself, evaluates by the published criteria."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from governance.runner.numbering import next_number
from voice.proposals.access import is_window, may_assess, may_decide
from voice.proposals.choices import State
from voice.proposals.models import Assessment, CriteriaSet, Criterion, Passing, Proposal, Score


@dataclass(frozen=True)
class Evaluation:
    """What the form gives: the points and the reason for each criterion, the outcome proposed."""

    criteria: CriteriaSet
    scores: Mapping[UUID, tuple[int, str]]
    outcome: str
    comment: str
    study_until: date | None = None


@action(
    "proposals.sort", subject=Proposal, who=is_window, moves=Move(State.RECEIVED, State.ASSESSING, to=State.ASSESSING),
    clocks=NO_CLOCKS, emits=("proposals.proposal_sorted",), ledger=("division",),
)  # fmt: skip
def sort(proposal: Proposal, *, actor: Actor, division: Unit | None, note: str) -> None:
    """Put it into the hands of the division in charge, or keep it at the window; also when it went to the wrong division."""
    proposal.division = division
    Passing.objects.create(proposal=proposal, division=division, note=note, author_id=actor.own_id)


@action(
    "proposals.assess", subject=Proposal, who=may_assess, moves=Move(State.ASSESSING, State.STUDY, to=State.ASSESSED),
    clocks=NO_CLOCKS, emits=("proposals.proposal_assessed",), ledger=NO_FIELDS,
)  # fmt: skip
def assess(proposal: Proposal, *, actor: Actor, evaluation: Evaluation) -> None:
    """Evaluate it, and propose an outcome; also at the end of a study."""
    made = Assessment.objects.create(
        proposal=proposal, division=proposal.division, criteria=evaluation.criteria, outcome=evaluation.outcome,
        study_until=evaluation.study_until, comment=evaluation.comment, author_id=actor.own_id,
    )  # fmt: skip
    Score.objects.bulk_create(
        Score(assessment=made, criterion_id=criterion, points=points, reason=reason)
        for criterion, (points, reason) in evaluation.scores.items()
    )


@action(
    "proposals.return_assessment", subject=Proposal, who=may_decide,
    moves=Move(State.ASSESSED, State.ANSWERED, State.STUDY, State.CARRYING, to=State.ASSESSING), clocks=NO_CLOCKS,
    emits=("proposals.proposal_sorted",), ledger=NO_FIELDS,
)  # fmt: skip
def return_assessment(proposal: Proposal, *, actor: Actor, note: str) -> None:
    """Have it evaluated anew: before answering, or later when a reply or the work shows that the answer does not hold."""
    Passing.objects.create(proposal=proposal, division=proposal.division, note=note, author_id=actor.own_id)


@action(
    "proposals.set_criteria", subject=CriteriaSet, creates=True, who=is_window, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def set_criteria(*, actor: Actor, criteria: Sequence[tuple[str, str]], reason: str) -> CriteriaSet:
    """Publish a new version of the criteria (name, question); evaluations made before keep theirs."""
    number = next_number(CriteriaSet.objects.all())
    made = CriteriaSet.objects.create(number=number, reason=reason, made_by_id=actor.own_id)
    Criterion.objects.bulk_create(
        Criterion(set=made, place=place, name=name, question=question)
        for place, (name, question) in enumerate(criteria, start=1)
    )
    return made
