"""Writing a set of criteria and deciding on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from governance.versions import NothingToDecide, SetState, decide, next_version
from voice.visits.access import is_planner
from voice.visits.choices import Group
from voice.visits.models import CriteriaSet, Criterion, GroupRule

FIRST_THRESHOLD = 100


@dataclass(frozen=True)
class Section:
    """One group as it was written: threshold, question of the customer survey, lines with whether each is required."""

    percent: int
    question: str
    lines: Sequence[tuple[str, bool]]


@action(
    "visits.draft_set", subject=CriteriaSet, creates=True, who=is_planner, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def draft_set(*, actor: Actor) -> CriteriaSet:
    """Begin a version as a copy of the last one. Raises DraftExists."""
    number, last = next_version(CriteriaSet)
    periods = {"contest_days": last.contest_days, "correct_days": last.correct_days} if last else {}
    made = CriteriaSet.objects.create(number=number, drafted_by_id=actor.own_id, **periods)
    rules = list(last.group_rules.all()) if last else [GroupRule(group=g, percent=FIRST_THRESHOLD) for g in Group]
    GroupRule.objects.bulk_create(
        GroupRule(criteria_set=made, group=r.group, percent=r.percent, survey_code=r.survey_code,
                  question_code=r.question_code)
        for r in rules
    )  # fmt: skip
    Criterion.objects.bulk_create(
        Criterion(criteria_set=made, group=c.group, position=c.position, text=c.text, is_required=c.is_required)
        for c in (last.criteria.all() if last else [])
    )
    return made


@action(
    "visits.write_set", subject=CriteriaSet, who=is_planner, moves=STAYS.within(SetState.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("contest_days", "correct_days"),
)  # fmt: skip
def write_set(
    criteria_set: CriteriaSet, *, actor: Actor, sections: Mapping[str, Section], contest_days: int, correct_days: int
) -> None:
    """Write the whole draft anew."""
    criteria_set.contest_days, criteria_set.correct_days = contest_days, correct_days
    criteria_set.criteria.all().delete()
    criteria_set.group_rules.all().delete()
    position = 0
    for group in Group:
        section = sections[group]
        survey, _colon, question = section.question.partition(":")
        GroupRule.objects.create(
            criteria_set=criteria_set, group=group, percent=section.percent, survey_code=survey, question_code=question
        )
        for text, is_required in section.lines:
            position += 1
            Criterion.objects.create(
                criteria_set=criteria_set, group=group, position=position, text=text, is_required=is_required
            )


@action(
    "visits.put_in_force", subject=CriteriaSet, who=is_planner, moves=Move(SetState.DRAFT, to=SetState.DECIDED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("valid_from",),
)  # fmt: skip
def put_in_force(criteria_set: CriteriaSet, *, actor: Actor, valid_from: date) -> None:
    """Decide on the set; it is final from now on. Raises NothingToDecide or TooEarly."""
    if not criteria_set.criteria.exists():
        raise NothingToDecide
    decide(criteria_set, actor=actor, valid_from=valid_from)
