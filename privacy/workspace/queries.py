"""Reads of workspace checks for pages and for the actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.organization.queries import name_on, periods_on
from governance.people.models import Person
from governance.people.queries import assignments_on
from governance.versions import SetState
from privacy.access import OFFICER
from privacy.contributed import declared_sources
from privacy.workspace.access import CENTRAL, FILLERS, visible_checks, visible_defects, visible_verifications
from privacy.workspace.choices import (
    Answer,
    CheckKind,
    CheckState,
    DefectState,
    Group,
    Result,
    RoundState,
    VerificationState,
)
from privacy.workspace.models import Check, CriteriaSet, Criterion, Defect, Draw, Mark, Photo, Round, Verification
from privacy.workspace.rules.comparison import Compared, compare
from privacy.workspace.rules.drawing import commitment_of, draw


def criteria_on(day: date) -> CriteriaSet | None:
    """Return the set in force on the day."""
    return CriteriaSet.objects.filter(state=SetState.DECIDED, valid_from__lte=day).order_by("-valid_from").first()


def grouped(criteria_set: CriteriaSet) -> list[tuple[str, list[Criterion]]]:
    """Return label and criteria of each group of a set. One query."""
    rows = list(criteria_set.criteria.all())
    return [(str(group.label), [row for row in rows if row.group == group]) for group in Group]


def criteria_of(check: Check) -> list[Criterion]:
    """Return what is looked at in a check, in order."""
    return list(Criterion.objects.filter(criteria_set_id=check.round.criteria_set_id))


def open_round_now() -> Round | None:
    """Return the round that is open."""
    return Round.objects.filter(state=RoundState.OPEN).first()


def checks_for(actor: Actor) -> QuerySet[Check]:
    """Return the checks that the actor may see, with the name of the unit."""
    rows = visible_checks(actor).select_related("round")
    named: QuerySet[Check] = rows.annotate(unit_name=name_on("unit_id", OuterRef("round__opened_on")))
    return named


def defects_for(actor: Actor) -> QuerySet[Defect]:
    """Return the defects that the actor may see, with the name of the unit."""
    rows = visible_defects(actor).select_related("criterion", "found_in", "verification")
    named: QuerySet[Defect] = rows.annotate(unit_name=name_on("unit_id", OuterRef("opened_on")))
    return named


def verifications_for(actor: Actor) -> QuerySet[Verification]:
    """Return the verifications that the actor may see, with the names of both units."""
    rows = visible_verifications(actor).select_related("draw__round")
    named: QuerySet[Verification] = rows.annotate(
        unit_name=name_on("unit_id", OuterRef("declared_on")), verifier_name=name_on("verifier_id", clock.today())
    )
    return named


@dataclass(frozen=True)
class Line:
    """One criterion of a check: what was answered, what the other side answered where the reader may see it, the photos."""

    criterion: Criterion
    mark: Mark | None
    other: str
    photos: list[Photo]


def lines_of(check: Check, other: Check | None) -> list[tuple[str, list[Line]]]:
    """Return the criteria of a check by group. Three queries, one more with the other side."""
    marks = {mark.criterion_id: mark for mark in check.marks.all()}
    photos: dict[UUID | None, list[Photo]] = {}
    for photo in check.photos.defer("sealed"):
        photos.setdefault(photo.criterion_id, []).append(photo)
    told = {m.criterion_id: str(m.get_answer_display()) for m in other.marks.all()} if other else {}
    found: dict[str, list[Line]] = {}
    for criterion in criteria_of(check):
        line = Line(criterion, marks.get(criterion.pk), told.get(criterion.pk, ""), photos.get(criterion.pk, []))
        found.setdefault(str(Group(criterion.group).label), []).append(line)
    return list(found.items())


def other_side(actor: Actor, check: Check) -> Check | None:
    """Return the visit beside a self-check, or the other way round, when both are in and the actor may see it."""
    if check.state != CheckState.HANDED_IN:
        return None
    rows = visible_checks(actor).filter(round_id=check.round_id, unit_id=check.unit_id, state=CheckState.HANDED_IN)
    return rows.exclude(pk=check.pk).first()


@dataclass
class BlockLine:
    """How a block stands in a round."""

    name: str
    code: str
    units: int = 0
    handed_in: int = 0
    late: int = 0
    missed: int = 0
    visited: int = 0
    defects: int = 0
    open_defects: int = 0

    @property
    def percent(self) -> int | None:
        """Return the per cent of units whose self-check is in."""
        return self.handed_in * 100 // self.units if self.units else None


def blocks_of(actor: Actor, round_: Round) -> list[BlockLine]:
    """Return how the blocks stand, of what the actor may see; headquarters and divisions last. Three queries."""
    own, done = Q(kind=CheckKind.SELF), Q(state=CheckState.HANDED_IN)
    late = Q(state=CheckState.OPEN, due_on__lt=clock.today())
    counted = visible_checks(actor).filter(round=round_).order_by().values("block_id").annotate(
        units=Count("pk", filter=own), handed_in=Count("pk", filter=own & done), late=Count("pk", filter=own & late),
        missed=Count("pk", filter=own & Q(state=CheckState.MISSED)), visited=Count("pk", filter=~own & done),
    )  # fmt: skip
    names = {
        period.unit_id: (period.unit.code, period.name)
        for period in periods_on(round_.opened_on).filter(unit__kind="block")
    }
    lines: dict[UUID | None, BlockLine] = {}
    for row in counted:
        block = row.pop("block_id")
        code, name = names.get(block, ("", ""))
        lines[block] = BlockLine(name, code, **row)
    defects = visible_defects(actor).filter(Q(found_in__round=round_) | Q(verification__draw__round=round_))
    for row in (
        defects.order_by()
        .values("block_id")
        .annotate(n=Count("pk"), waiting=Count("pk", filter=~Q(state=DefectState.CLOSED)))
    ):
        line = lines.setdefault(row["block_id"], _bare(names.get(row["block_id"], ("", ""))))
        line.defects, line.open_defects = row["n"], row["waiting"]
    return sorted(lines.values(), key=lambda line: (not line.code, line.code))


def _bare(names: tuple[str, str]) -> BlockLine:
    code, name = names
    return BlockLine(name, code)


@dataclass(frozen=True)
class UnitCompared:
    """One unit: self-check and visit beside each other, and how many of its declarations were contradicted."""

    unit_id: UUID
    name: str
    own: UUID
    visit: UUID
    result: Compared
    contradicted: int


def comparison_of(actor: Actor, round_: Round) -> list[UnitCompared]:
    """Return the units with both a self-check and a visit, those that judge themselves too well first. Three queries."""
    done = visible_checks(actor).filter(round=round_, state=CheckState.HANDED_IN)
    visits = done.filter(kind=CheckKind.VISIT)
    both = done.filter(unit_id__in=visits.values("unit_id")).annotate(unit_name=name_on("unit_id", round_.opened_on))
    checks: dict[tuple[UUID, str], Any] = {(check.unit_id, check.kind): check for check in both}
    answers: dict[UUID, dict[UUID, str]] = {}
    marks = Mark.objects.filter(check_row__in=[check.pk for check in checks.values()])
    for check, criterion, answer in marks.values_list("check_row_id", "criterion_id", "answer"):
        answers.setdefault(check, {})[criterion] = answer
    against = contradictions(visible_verifications(actor).filter(draw__round=round_))
    found = []
    for (unit, kind), check in checks.items():
        own = checks.get((unit, CheckKind.SELF))
        if kind == CheckKind.VISIT and own is not None:
            result = compare(answers.get(own.pk, {}), answers.get(check.pk, {}))
            found.append(UnitCompared(unit, check.unit_name, own.pk, check.pk, result, against.get(unit, 0)))
    return sorted(found, key=lambda row: (not row.result.is_flagged, -row.result.too_well, row.name))


def contradictions(rows: QuerySet[Verification]) -> dict[UUID, int]:
    """Return by unit how many of its declarations were contradicted. One query."""
    found = rows.filter(result=Result.CONTRADICTED).order_by().values("unit_id").annotate(n=Count("pk"))
    return {row["unit_id"]: row["n"] for row in found}


@dataclass(frozen=True)
class SourceLine:
    """One kind of declaration in a draw: how many were drawn, and what came of them."""

    label: str
    declared: int
    drawn: int
    confirmed: int
    contradicted: int
    unverifiable: int


def sources_of(actor: Actor, row: Draw) -> list[SourceLine]:
    """Return the kinds of declarations of a draw, with the results that the actor may see. One query."""
    declared: dict[str, int] = {}
    for source, _key, _unit in row.pool:
        declared[source] = declared.get(source, 0) + 1
    counted = visible_verifications(actor).filter(draw=row).order_by().values("source").annotate(
        drawn=Count("pk"), **{r.value: Count("pk", filter=Q(result=r)) for r in Result}
    )  # fmt: skip
    by_source = {line.pop("source"): line for line in counted}
    none = {"drawn": 0} | {result.value: 0 for result in Result}
    return [SourceLine(label_of(code), n, **by_source.get(code, none)) for code, n in sorted(declared.items())]


def label_of(source: str) -> str:
    """Return a kind of declaration in words, its code when no room registers it any more."""
    return str(declared_sources[source].label) if source in declared_sources else source


def drawn_again(row: Draw) -> bool:
    """Return whether the number fits the digest shown beforehand, and gives the same lots again."""
    if not row.seed or commitment_of(row.seed) != row.commitment:
        return False
    lots = {(lot.source, lot.key, lot.verifier) for lot in draw(row.pool, row.units, row.percent, row.seed)}
    return lots == set(row.verifications.values_list("source", "subject_key", "verifier__code"))


def inspectors() -> QuerySet[Person]:
    """Return who may go on visits: the officer, and privacy managers at headquarters."""
    held = assignments_on(clock.today()).filter(Q(role=OFFICER) | Q(role="privacy_manager", unit__kind__in=CENTRAL))
    return Person.objects.filter(pk__in=held.order_by().values("person_id")).order_by("staff_number")


def _named(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return the rows with the name that their unit has today: what waits on a desk is told apart by it."""
    named: QuerySet[Any] = rows.annotate(unit_name=name_on("unit_id", clock.today()))
    return named


def own_checks_waiting(units: Iterable[UUID]) -> QuerySet[Any]:
    """Return the self-checks that the units have still to hand in, soonest first."""
    rows = Check.objects.filter(kind=CheckKind.SELF, state=CheckState.OPEN, unit_id__in=list(units))
    return _named(rows.select_related("round").order_by("due_on", "pk"))


def visits_waiting(person: UUID) -> QuerySet[Any]:
    """Return the visits on which the person goes, soonest first."""
    rows = Check.objects.filter(kind=CheckKind.VISIT, state=CheckState.OPEN, inspector_id=person)
    return _named(rows.select_related("round").order_by("due_on", "pk"))


def defects_waiting(units: Iterable[UUID]) -> QuerySet[Any]:
    """Return the defects that the units have to put right, soonest first."""
    rows = Defect.objects.filter(state=DefectState.OPEN, unit_id__in=list(units))
    return _named(rows.select_related("criterion").order_by("due_on", "pk"))


def reports_waiting(actor: Actor, *, everywhere: bool) -> QuerySet[Any]:
    """Return the reports that the actor has to judge, oldest first: of own units, for the officer of all. Never own ones."""
    rows = Defect.objects.filter(state=DefectState.REPORTED).exclude(reported_by_id=actor.person_id)
    if not everywhere:
        rows = rows.filter(unit_id__in=actor.unit_ids("privacy_manager"), verification__isnull=True)
    return _named(rows.select_related("criterion").order_by("reported_at", "pk"))


def verifications_waiting(actor: Actor) -> QuerySet[Any]:
    """Return what the actor's units have to verify, soonest first."""
    rows = Verification.objects.filter(state=VerificationState.DRAWN, verifier_id__in=actor.unit_ids(*FILLERS))
    return _named(rows.order_by("due_on", "pk"))


def _left_to_officer(rows: QuerySet[Any], unit: str) -> QuerySet[Any]:
    """Return the rows of headquarters and divisions without anyone else to act for them."""
    held = assignments_on(clock.today()).filter(unit=OuterRef(f"{unit}_id"), role__in=FILLERS)
    return _named(rows.filter(**{f"{unit}__kind__in": CENTRAL}).exclude(Exists(held)).order_by("due_on", "pk"))


def unfinished_centrals() -> QuerySet[Any]:
    """Return the self-checks that the officer fills in."""
    rows = Check.objects.filter(kind=CheckKind.SELF, state=CheckState.OPEN).select_related("round")
    return _left_to_officer(rows, "unit")


def defects_of_centrals() -> QuerySet[Any]:
    """Return the defects that the officer has put right."""
    return _left_to_officer(Defect.objects.filter(state=DefectState.OPEN).select_related("criterion"), "unit")


def verifications_by_centrals() -> QuerySet[Any]:
    """Return what the officer verifies."""
    return _left_to_officer(Verification.objects.filter(state=VerificationState.DRAWN), "verifier")


def all_in_order(first: date, last: date) -> QuerySet[Check]:
    """Return the self-checks handed in from the first to the last day that found nothing wrong."""
    failed = Mark.objects.filter(check_row=OuterRef("pk"), answer=Answer.NO)
    rows = Check.objects.filter(
        kind=CheckKind.SELF, state=CheckState.HANDED_IN, handed_in_at__date__range=(first, last)
    )
    return rows.exclude(Exists(failed)).select_related("round").order_by("handed_in_at")
