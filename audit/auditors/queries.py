"""Reads of auditors, for pages and the rooms above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import connection
from django.db.models import DecimalField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from audit.auditors.access import visible_auditors
from audit.auditors.choices import Level, Skill, Source
from audit.auditors.models import Auditor, IndependenceRule, SkillLevel, Study, StudyNeed
from governance import clock
from governance.access import Actor
from governance.calendar.eras import fiscal_year, fiscal_year_days
from governance.organization.models import UnitPeriod
from governance.organization.queries import name_on


@dataclass(frozen=True)
class Served:
    """That an auditor served in a unit; an open beginning or end is None."""

    unit: UUID
    unit_name: str
    first: date | None
    last: date | None
    source: Source


def served(auditor: UUID) -> list[Served]:
    """Return where the auditor served, as the rule of independence knows it, latest first. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT unit, first, last, source FROM audit_served(%s::uuid)", [str(auditor)])
        rows = [(UUID(str(unit)), first, last, Source(source)) for unit, first, last, source in cursor.fetchall()]
    periods = UnitPeriod.objects.filter(unit_id__in={row[0] for row in rows}).order_by("valid_from")
    names = dict(periods.values_list("unit_id", "name"))
    found = [Served(unit, names.get(unit, ""), first, last, source) for unit, first, last, source in rows]
    return sorted(found, key=lambda s: (s.last or date.max, s.first or date.min, s.unit_name), reverse=True)


def rule_on(day: date) -> IndependenceRule | None:
    """Return the version of the rule in force on the day."""
    return IndependenceRule.objects.filter(valid_from__lte=day).first()


def need_of(year: int) -> int:
    """Return how many hours an auditor is to study in the fiscal year."""
    return StudyNeed.objects.filter(fiscal_year__lte=year).values_list("hours", flat=True).first() or 0


def auditors_for(actor: Actor) -> QuerySet[Auditor]:
    """Return the auditors in sight, with `studied` (hours of this fiscal year) and the name of the home block."""
    first, last = fiscal_year_days(fiscal_year(clock.today()))
    hours = Study.objects.filter(auditor=OuterRef("pk"), studied_on__range=(first, last)).order_by()
    rows = visible_auditors(actor).select_related("person").annotate(
        studied=Coalesce(
            Subquery(hours.values("auditor").annotate(sum=Sum("hours")).values("sum")), Value(Decimal(0)),
            output_field=DecimalField(),
        ),
        home_name=name_on("home_block_id", clock.today()),
    )  # fmt: skip
    found: QuerySet[Auditor] = rows
    return found


def at_work() -> QuerySet[Auditor]:
    """Return the auditors of today."""
    return Auditor.objects.filter(left_on__isnull=True, person__is_active=True).select_related("person")


def levels_of(auditors: Iterable[UUID]) -> dict[UUID, dict[str, int]]:
    """Return auditor → skill → level, by the latest assessment. One query."""
    rows = SkillLevel.objects.filter(auditor_id__in=list(auditors)).order_by("entered_at")
    found: dict[UUID, dict[str, int]] = {}
    for auditor, skill, level in rows.values_list("auditor_id", "skill", "level"):
        found.setdefault(auditor, {})[skill] = level
    return found


@dataclass(frozen=True)
class MatrixLine:
    """One skill: name and level of each auditor in the order of the columns, and how many do it alone."""

    skill: str
    levels: list[tuple[str, str]]
    alone: int


def skills_matrix(auditors: list[Auditor]) -> list[MatrixLine]:
    """Return the matrix of skills by auditor. One query."""
    levels = levels_of([auditor.pk for auditor in auditors])
    lines = []
    for skill in Skill:
        of_skill = [levels.get(auditor.pk, {}).get(skill) for auditor in auditors]
        shown = [
            (str(auditor), str(Level(level).label) if level else "")
            for auditor, level in zip(auditors, of_skill, strict=True)
        ]
        lines.append(MatrixLine(str(skill.label), shown, sum((level or 0) >= Level.ALONE for level in of_skill)))
    return lines
