"""What only those above the department are shown: the plan, days and skills against it, and what the department does not see."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.auditors.choices import Level, Skill
from audit.auditors.queries import at_work, levels_of
from audit.overview.access import Sight
from audit.overview.rules.rising import Assessed, Risen, by_factor, risen
from audit.overview.rules.tables import Cell, Line, Table, summed
from audit.planning.models import AnnualPlan, LineSkill
from audit.planning.queries import done_by_kind, in_force, lines_of
from audit.universe.choices import ItemKind
from audit.universe.forms import long_ago
from audit.universe.models import AssessedItem, Assessment
from audit.universe.queries import labels
from governance.access import Actor

SHOWN = 15
"""So many of those that rose are named."""


@dataclass(frozen=True)
class Planned:
    """The plan in force against what was done; auditor days of a year, and what the plan asks of them."""

    plan: AnnualPlan
    done: Table
    skills: Table
    days_there_are: int
    days_planned: int
    days_opened: int


def planned(sight: Sight, year: int, actor: Actor) -> Planned | None:
    """Return the plan against what was done, to those who know of plans; None when none is in force. About ten queries."""
    plan = in_force(year) if sight.plans else None
    if plan is None:
        return None
    lines = lines_of(plan.lines.all(), actor)
    there_are = at_work().aggregate(sum=Sum("days_a_year"))["sum"] or 0
    opened = sight.engagements.filter(fiscal_year=year).aggregate(sum=Sum("auditor_days"))["sum"] or 0
    return Planned(plan, _done(plan, lines), _skills(plan), there_are, sum(line.auditor_days for line in lines), opened)


def _done(plan: AnnualPlan, lines: list[Any]) -> Table:
    found = [
        Line(one.kind, (Cell(one.lines), Cell(one.done), Cell(one.days), Cell(one.done_days)))
        for one in done_by_kind(lines)
    ]
    columns = (_("In the plan"), _("Done of these"), _("Auditor days planned"), _("Auditor days of what is done"))
    url = plan.get_absolute_url()
    return Table(
        "plan", _("Plan against done"), _("Kind"), columns, found, summed(_("Together"), found, (url, "", "", ""))
    )


def _skills(plan: AnnualPlan) -> Table:
    needed = dict(LineSkill.objects.filter(line__plan=plan).order_by().values_list("skill").annotate(n=Count("pk")))
    levels = levels_of(at_work().values_list("pk", flat=True))
    able = {skill: sum(level >= Level.ALONE for of in levels.values() for one, level in of.items() if one == skill)
            for skill in Skill.values}  # fmt: skip
    url = reverse("auditors:skills")
    lines = [
        Line(str(skill.label), (Cell(needed.get(skill, 0)), Cell(able[skill], url)))
        for skill in Skill
        if needed.get(skill)
    ]
    columns = (_("Audits of the plan that need it"), _("Auditors who do it alone"))
    return Table("skills", _("Skills against the plan"), _("Skill"), columns, lines)


def blind_spots(sight: Sight) -> Table | None:
    """Return by kind what was never audited, not for years, and what reports nothing. Two queries; None without an assessment."""
    latest = Assessment.objects.first() if sight.plans else None
    if latest is None:
        return None
    since = long_ago()
    rows = AssessedItem.objects.filter(assessment=latest).order_by().values_list("kind")
    unaudited = Q(last_audited__isnull=True) | Q(last_audited__lt=since)
    counted = {
        kind: numbers
        for kind, *numbers in rows.annotate(
            n=Count("pk"), never=Count("pk", filter=Q(last_audited__isnull=True)), long=Count("pk", filter=unaudited),
            silent=Count("pk", filter=Q(is_silent=True)),
        )
    }  # fmt: skip
    base = reverse("universe:ranking")

    def at(**more: str) -> tuple[str, ...]:
        ways: tuple[dict[str, str], ...] = ({}, {"never": "never"}, {"never": "long"}, {"is_silent": "true"})
        return tuple(f"{base}?{urlencode({**more, **one})}" for one in ways)

    lines = [
        Line(str(kind.label), tuple(Cell(n, url) for n, url in zip(counted[kind], at(kind=kind.value), strict=True)))
        for kind in ItemKind
        if kind in counted
    ]
    columns = (_("In the universe"), _("Never audited"), _("Not audited in five years"), _("Reports nothing"))
    return Table(
        "blind", _("What the department does not see"), _("Kind"), columns, lines, summed(_("Together"), lines, at())
    )


@dataclass(frozen=True)
class Rising:
    """What rose between the last two assessments: their days, how many, the first of them by name, how many by factor."""

    before: date
    now: date
    reweighed: bool
    number: int
    named: list[tuple[Risen, str]]
    factors: Table


def rising(sight: Sight) -> Rising | None:
    """Return what rose; names to those alone who may see how units rank. Three queries; None before the second assessment."""
    last = list(Assessment.objects.order_by("-made_at")[:2])
    if len(last) < 2:
        return None
    now, before = last
    found = risen({one.key: one for one in _assessed(before.pk)}, _assessed(now.pk))
    named = [(one, _words(one)) for one in found[:SHOWN]] if sight.risks else []
    counts = by_factor(found)
    words = labels([factor for factor, _number in counts])
    lines = [Line(label, (Cell(number),)) for label, (_factor, number) in zip(words, counts, strict=True)]
    title = _("Factors of the risks that rose")
    factors = Table("factors", title, _("Factor"), (_("Units, processes, systems and contractors"),), lines)
    then, today = timezone.localdate(before.made_at), timezone.localdate(now.made_at)
    return Rising(then, today, now.weighting_id != before.weighting_id, len(found), named, factors)


def _assessed(assessment: UUID) -> list[Assessed]:
    rows = AssessedItem.objects.filter(assessment=assessment).only("kind", "code", "name", "score", "lines")
    return [
        Assessed(f"{row.kind}:{row.code}", str(row.get_kind_display()), row.name, float(row.score), row.lines,
                 row.get_absolute_url())
        for row in rows
    ]  # fmt: skip


def _words(one: Risen) -> str:
    told = one.factors[:3]
    return "、".join(f"{label} +{by}" for label, (_f, by) in zip(labels([f for f, _b in told]), told, strict=True))
