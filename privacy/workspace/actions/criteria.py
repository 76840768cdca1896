"""Versions of the criteria: begun as a copy of the last one, written, put in force for good."""

from collections.abc import Mapping, Sequence
from datetime import date

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from governance.versions import NothingToDecide, SetState, decide, next_version
from privacy.workspace.access import is_officer
from privacy.workspace.choices import Group
from privacy.workspace.first_criteria import TEXTS
from privacy.workspace.models import CriteriaSet, Criterion

Texts = Mapping[str, Sequence[str]]
"""Group → criteria."""


@action(
    "workspace.draft_criteria", subject=CriteriaSet, creates=True, who=is_officer, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def draft_criteria(*, actor: Actor) -> CriteriaSet:
    """Begin a version as a copy of the last one, the first one from the house's own texts. Raises DraftExists."""
    number, last = next_version(CriteriaSet)
    days = {"correct_days": last.correct_days} if last else {}
    made = CriteriaSet.objects.create(number=number, drafted_by_id=actor.own_id, **days)
    _fill(made, texts_of(last) if last else TEXTS)
    return made


def texts_of(criteria_set: CriteriaSet) -> dict[str, list[str]]:
    """Return the criteria of a version by group."""
    texts: dict[str, list[str]] = {group.value: [] for group in Group}
    for row in criteria_set.criteria.all():
        texts[row.group].append(row.text)
    return texts


def _fill(criteria_set: CriteriaSet, texts: Texts) -> None:
    lines = [(group, text) for group in Group for text in texts.get(group, ())]
    Criterion.objects.bulk_create(
        Criterion(criteria_set=criteria_set, group=group, position=place, text=text)
        for place, (group, text) in enumerate(lines, start=1)
    )


@action(
    "workspace.write_criteria", subject=CriteriaSet, who=is_officer, moves=STAYS.within(SetState.DRAFT),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("correct_days",),
)  # fmt: skip
def write_criteria(criteria_set: CriteriaSet, *, actor: Actor, texts: Texts, correct_days: int) -> None:
    """Write the whole draft anew."""
    criteria_set.correct_days = correct_days
    criteria_set.criteria.all().delete()
    _fill(criteria_set, texts)


@action(
    "workspace.put_criteria_in_force", subject=CriteriaSet, who=is_officer,
    moves=Move(SetState.DRAFT, to=SetState.DECIDED), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("valid_from",),
)  # fmt: skip
def put_criteria_in_force(criteria_set: CriteriaSet, *, actor: Actor, valid_from: date) -> None:
    """Decide on the set; rounds opened from that day on use it. Raises NothingToDecide or TooEarly."""
    if not criteria_set.criteria.exists():
        raise NothingToDecide
    decide(criteria_set, actor=actor, valid_from=valid_from)
