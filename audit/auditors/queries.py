"""Reads of auditors."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from audit.auditors.choices import Source
from audit.auditors.models import IndependenceRule
from governance.organization.models import UnitPeriod


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
        cursor.execute("SELECT unit, first, last, source FROM audit_served(%s)", [str(auditor)])
        rows = [(UUID(str(unit)), first, last, Source(source)) for unit, first, last, source in cursor.fetchall()]
    periods = UnitPeriod.objects.filter(unit_id__in={row[0] for row in rows}).order_by("valid_from")
    names = dict(periods.values_list("unit_id", "name"))
    found = [Served(unit, names.get(unit, ""), first, last, source) for unit, first, last, source in rows]
    return sorted(found, key=lambda s: (s.last or date.max, s.first or date.min, s.unit_name), reverse=True)


def rule_on(day: date) -> IndependenceRule | None:
    """Return the version of the rule in force on the day."""
    return IndependenceRule.objects.filter(valid_from__lte=day).first()
