"""All factors of the assessment: those of the areas, and what audit and the organization itself know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _

from audit.contributed import past_findings
from audit.engagements.choices import TOLD
from audit.engagements.models import Target
from audit.engagements.queries import last_audited
from audit.universe.rules.scoring import Values, silent
from governance.figures_for_audit import Figure, Missing, Words, figures
from governance.organization.models import UnitPeriod
from governance.organization.queries import periods_on
from governance.people.models import RoleAssignment

NEVER = 15.0
"""Years that stand for never audited: longer ago than anything this system knows."""
YEAR = 365.25
HEADS = ("office_head", "block_head", "division_owner")


@dataclass(frozen=True)
class Factor:
    """A factor as the pages name it. `of_units`: it judges units; the others judge processes, systems and contractors."""

    code: str
    label: Words
    of_units: bool
    usual: int
    """The weight that a new version begins with."""


SINCE, FINDINGS, CHANGES, SILENCE = "audit.since", "audit.findings", "organization.changes", "audit.silence"
OWNER, POINTS, THING_SINCE, THING_FINDINGS = "thing.owner", "thing.points", "thing.since", "thing.findings"
_OWN = (
    Factor(SINCE, _("Years since the last audit (never: 15)"), True, 15),
    Factor(FINDINGS, _("Points of past findings"), True, 15),
    Factor(CHANGES, _("Changes: reorganized, new head"), True, 5),
    Factor(SILENCE, _("Reports nothing at all"), True, 10),
    Factor(OWNER, _("Score of the unit in charge"), False, 30),
    Factor(POINTS, _("Risk points by the area in charge"), False, 30),
    Factor(THING_SINCE, _("Years since it was last audited (never: 15)"), False, 25),
    Factor(THING_FINDINGS, _("Points of past findings about it"), False, 15),
)
USUAL = 8


def all_factors() -> dict[str, Factor]:
    """Return every factor by code: those of the areas first."""
    areas = [Factor(one.code, one.label, True, 0 if one.code == "voice.filed" else USUAL) for one in figures.values()]
    return {factor.code: factor for factor in (*areas, *_OWN)}


def of_units(units: Mapping[UUID, str], first: date, last: date, today: date) -> tuple[dict[str, Values], set[UUID]]:
    """Return the values of all factors of the units, and which of these are silent."""
    values: dict[str, Values] = {one.code: _told(one, units, first, last) for one in figures.values()}
    reported = [values[one.code] for one in figures.values() if one.handed_in]
    quiet = silent(reported, [unit for unit, kind in units.items() if kind == "office"])
    audited = last_audited(today)
    values[SINCE] = {unit: _years(audited.get(unit), today) for unit in units}
    values[FINDINGS] = _findings(units, first, last)
    values[CHANGES] = changes(units, first, last)
    values[SILENCE] = {unit: float(unit in quiet) for unit in units}
    return values, quiet


def _told(one: Figure, units: Iterable[UUID], first: date, last: date) -> Values:
    """Return the figure of every unit; a source that knows of no unit at all is one without data, not one without trouble."""
    found = one.ask(first, last)
    if not found or one.missing == Missing.UNKNOWN:
        return dict(found)
    absent = 0.0 if one.missing == Missing.ZERO else None
    return {unit: found.get(unit, absent) for unit in units}


def _years(day: date | None, today: date) -> float:
    return NEVER if day is None else min(NEVER, round((today - day).days / YEAR, 1))


def _findings(keys: Iterable[UUID], first: date, last: date) -> Values:
    found = past_findings.ask(first, last)
    return {key: found.get(key, 0.0) for key in keys}


def changes(units: Iterable[UUID], first: date, last: date) -> dict[UUID, float]:
    """Return how often each unit was reorganized or got a new head between the days. Two queries."""
    number = dict.fromkeys(units, 0.0)
    periods = UnitPeriod.objects.filter(valid_from__range=(first, last)).values_list("unit_id").order_by()
    heads = RoleAssignment.objects.filter(
        role__in=HEADS, state=RoleAssignment.State.CONFIRMED, valid_from__range=(first, last)
    )
    for rows in (periods, heads.values_list("unit_id").order_by()):
        for unit, count in rows.annotate(n=Count("pk")):
            if unit in number:
                number[unit] += count
    return number


def things_audited(today: date) -> dict[UUID, date]:
    """Return the processes that were audited before the day → the first day of the latest audit. One query."""
    rows = Target.objects.filter(
        Q(engagement__state__in=TOLD), process__isnull=False, engagement__starts_on__lt=today,
        engagement__opened_at__isnull=False,
    )  # fmt: skip
    return {
        process: day
        for process, day in rows.order_by().values_list("process_id").annotate(latest=Max("engagement__starts_on"))
        if process is not None
    }


def of_things(
    owners: Mapping[UUID, UUID | None], points: Mapping[UUID, float], unit_scores: Mapping[UUID, float],
    first: date, last: date, today: date,
) -> tuple[dict[str, Values], dict[UUID, date]]:  # fmt: skip
    """Return the values of all factors of processes, systems and contractors, and when these were last audited."""
    audited = things_audited(today)
    values: dict[str, Values] = {
        OWNER: {key: round(unit_scores[owner], 1) for key, owner in owners.items() if owner and owner in unit_scores},
        POINTS: dict(points),
        THING_SINCE: {key: _years(audited.get(key), today) for key in owners},
        THING_FINDINGS: _findings(owners, first, last),
    }
    return values, audited


def units_on(day: date) -> dict[UUID, tuple[str, str, str]]:
    """Return all units of the day with kind, code and name. One query."""
    return {row.unit_id: (row.unit.kind, row.unit.code, row.name) for row in periods_on(day).order_by("unit__code")}
