"""Reads of mystery visits for pages and for the actions that follow from a result."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.organization.queries import name_on, periods_on
from governance.surveys.models import Question
from governance.surveys.queries import scale_questions, unit_scores
from governance.versions import SetState
from voice.visits.access import PLANNERS, has_all_in, own_sheets, visible_corrections, visible_visits
from voice.visits.choices import CorrectionState, Group, SheetState, VisitState
from voice.visits.models import Contest, Correction, CriteriaSet, Criterion, GroupRule, Mark, Round, Sheet, Visit
from voice.visits.rules.agreement import Agreement, agreement
from voice.visits.rules.rating import GroupResult, Item

SURVEY_AREA = "voice"
"""The area whose surveys ask customers."""


def criteria_on(day: date) -> CriteriaSet | None:
    """Return the set in force on the day."""
    decided = CriteriaSet.objects.filter(state=SetState.DECIDED, valid_from__lte=day)
    return decided.order_by("-valid_from").first()


def offices_today() -> dict[str, str]:
    """Return code of each office of today → code of its block, "" for one without."""
    periods = periods_on(clock.today()).filter(unit__kind=Unit.Kind.OFFICE).select_related("parent")
    return {period.unit.code: period.parent.code if period.parent else "" for period in periods}


@dataclass(frozen=True)
class GroupOfCriteria:
    """One group of a set, as a page shows it."""

    rule: GroupRule
    label: str
    criteria: list[Criterion]


def groups_of(criteria_set: CriteriaSet) -> list[GroupOfCriteria]:
    """Return the groups of a set in their order, also empty ones. Two queries."""
    rules = {rule.group: rule for rule in criteria_set.group_rules.all()}
    criteria = list(criteria_set.criteria.all())
    return [
        GroupOfCriteria(rules[group], str(group.label), [c for c in criteria if c.group == group]) for group in Group
    ]


def criteria_of(visit: Visit) -> list[Criterion]:
    """Return what is looked at on a visit, in order: the whole set, or on a repeated visit what is to be put right."""
    rows = Criterion.objects.filter(criteria_set_id=visit.round.criteria_set_id)
    if visit.repeats_id is not None:
        rows = rows.filter(pk__in=Correction.objects.filter(checked_in=visit).values("criterion_id"))
    return sorted(rows, key=lambda c: (list(Group).index(Group(c.group)), c.position))


def visits_for(actor: Actor) -> QuerySet[Visit]:
    """Return the visits that the actor may see, with the name that the office bore on the day."""
    rows: QuerySet[Visit] = visible_visits(actor).annotate(office_name=name_on("office_id", OuterRef("planned_on")))
    return rows


def results_of(visits: Iterable[Visit]) -> dict[UUID, list[GroupResult]]:
    """Return the results of visits of which all sheets are in, group by group. Three queries, however many visits."""
    shown = {visit.pk: visit for visit in visits if has_all_in(visit)}
    marks: dict[tuple[UUID, UUID], list[Mark]] = {}
    criteria: dict[UUID, dict[UUID, Criterion]] = {}
    found = Mark.objects.filter(sheet__visit__in=shown).select_related("criterion", "sheet").order_by("sheet__place")
    for mark in found:
        marks.setdefault((mark.sheet.visit_id, mark.criterion_id), []).append(mark)
        criteria.setdefault(mark.sheet.visit_id, {})[mark.criterion_id] = mark.criterion
    contests = {(c.visit_id, c.criterion_id): c for c in Contest.objects.filter(visit__in=shown)}
    sets = {criterion.criteria_set_id for seen in criteria.values() for criterion in seen.values()}
    rules: dict[UUID, dict[str, GroupRule]] = {}
    for rule in GroupRule.objects.filter(criteria_set__in=sets):
        rules.setdefault(rule.criteria_set_id, {})[rule.group] = rule
    results: dict[UUID, list[GroupResult]] = {}
    for visit_id, seen in criteria.items():
        items = [
            Item(criterion, marks[visit_id, pk], contests.get((visit_id, pk)))
            for pk, criterion in sorted(seen.items(), key=lambda pair: pair[1].position)
        ]
        results[visit_id] = _grouped(items, rules)
    return results


def _grouped(items: list[Item], rules: dict[UUID, dict[str, GroupRule]]) -> list[GroupResult]:
    by_group: dict[str, list[Item]] = {}
    for item in items:
        by_group.setdefault(item.criterion.group, []).append(item)
    return [
        GroupResult(group, rules[by_group[group][0].criterion.criteria_set_id][group], by_group[group])
        for group in Group
        if group in by_group
    ]


def failed_items(visit: Visit) -> list[Item]:
    """Return the failed items of a visit that nobody has objected to. Three queries."""
    groups = results_of([visit]).get(visit.pk, [])
    return [item for group in groups for item in group.items if item.failed and item.contest is None]


def agreement_of(round_: Round) -> list[tuple[Criterion, Agreement]]:
    """Return the agreement of first and second raters on each criterion, over the round's visits with two. Two queries.

    Only where both saw a yes or a no; first visits only, since a repeated one looks at what was chosen for having failed.
    """
    second = Sheet.objects.filter(visit=OuterRef("sheet__visit"), place=2)
    marks = Mark.objects.filter(
        Exists(second), sheet__visit__round=round_, sheet__visit__repeats__isnull=True,
        sheet__visit__state__in=[VisitState.RATED, VisitState.SENT, VisitState.FINAL],
        answer__in=["yes", "no"],
    )  # fmt: skip
    seen: dict[UUID, dict[UUID, list[bool]]] = {}
    ordered = marks.order_by("sheet__place").values_list("criterion_id", "sheet__visit_id", "answer")
    for criterion, visit, answer in ordered:
        seen.setdefault(criterion, {}).setdefault(visit, []).append(answer == "yes")
    criteria = [c for group in groups_of(round_.criteria_set) for c in group.criteria]
    return [
        (c, agreement([(both[0], both[1]) for both in seen.get(c.pk, {}).values() if len(both) == 2])) for c in criteria
    ]


def sheets_to_fill(actor: Actor) -> QuerySet[Sheet]:
    """Return the actor's own sheets that are not handed in, soonest visit first."""
    mine = own_sheets(actor).filter(state=SheetState.OPEN)
    return mine.select_related("visit").order_by("visit__planned_on", "pk")


def corrections_for(actor: Actor) -> QuerySet[Correction]:
    """Return the corrective actions that the actor may see, with visit, criterion and the office's name."""
    rows = visible_corrections(actor).select_related("visit", "criterion")
    named: QuerySet[Correction] = rows.annotate(office_name=name_on("office_id", OuterRef("opened_on")))
    return named


def to_be_repeated() -> QuerySet[Visit]:
    """Return the visits with corrective actions that were reported and for which no further visit is planned."""
    waiting = Correction.objects.filter(visit=OuterRef("pk"), state=CorrectionState.REPORTED, checked_in__isnull=True)
    return Visit.objects.filter(Exists(waiting))


@dataclass(frozen=True)
class Beside:
    """What customers of the office answered to the question that goes with a group."""

    question: str
    score: float | None


def survey_beside(groups: Iterable[GroupResult], office: UUID) -> dict[str, Beside]:
    """Return by group what customers of the office answered. A query a group that has a question, and one for their words."""
    asked = {g.group: (g.rule.survey_code, g.rule.question_code) for g in groups if g.rule.survey_code}
    if not asked:
        return {}
    wanted = Q(pk__in=[])
    for survey, question in asked.values():
        wanted |= Q(code=question, questionnaire__survey__code=survey)
    rows = Question.objects.filter(wanted).order_by("questionnaire__number")
    words = {
        (survey, code): text for survey, code, text in rows.values_list("questionnaire__survey__code", "code", "text")
    }
    return {group: Beside(words.get(pair, pair[1]), unit_scores(*pair).get(office)) for group, pair in asked.items()}


def survey_questions() -> list[tuple[str, str]]:
    """Return choices (survey:question, words) of the questions on a scale that customers are asked."""
    return scale_questions(SURVEY_AREA)


def is_planner(actor: Actor) -> bool:
    """Return whether the actor plans visits."""
    return actor.holds(*PLANNERS)


def opened_visits_of(actor: Actor, office: UUID) -> list[Any]:
    """Return the office's visits whose results were sent and that the actor may see, newest first."""
    return list(visits_for(actor).filter(office_id=office, sent_at__isnull=False).order_by("-visited_on", "-pk")[:20])
