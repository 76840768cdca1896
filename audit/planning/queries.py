"""Reads of plans: lines with what became of them, coverage over the years, the difference of two versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from audit.auditors.choices import Conflict, Level, Skill
from audit.auditors.models import Auditor
from audit.contributed import unit_risks
from audit.engagements.access import knows_everything, visible_targets
from audit.engagements.choices import State
from audit.engagements.queries import last_audited
from audit.planning.choices import Obstacle, PlanState, Progress
from audit.planning.models import AnnualPlan, Line, LineTarget, Proposal
from governance import clock
from governance.access import Actor
from governance.calendar.business_days import add_months
from governance.calendar.eras import fiscal_year
from governance.organization.models import Unit
from governance.organization.queries import blocks_on, name_on, periods_on

BY_STATE = {
    State.PLANNED: Progress.PLANNED, State.OPENED: Progress.RUNNING, State.FIELDWORK: Progress.RUNNING,
    State.REPORTING: Progress.RUNNING, State.CLOSED: Progress.DONE, State.CANCELLED: Progress.CANCELLED,
}  # fmt: skip
OPEN_PROGRESS = (Progress.WAITING, Progress.PLANNED)
SHOWN = 100


def in_force(year: int) -> AnnualPlan | None:
    """Return the approved version of the year."""
    return AnnualPlan.objects.filter(fiscal_year=year, state=PlanState.APPROVED).first()


def lines_of(rows: QuerySet[Line], actor: Actor) -> list[Line]:
    """Return the lines with names of what they mean to audit (`named`), as far as the actor was told, and `progress`.

    Five queries at most.
    """
    today = clock.today()
    targets = LineTarget.objects.select_related("process").annotate(unit_name=name_on("unit_id", today))
    found = list(
        rows.select_related("engagement", "plan").prefetch_related(Prefetch("targets", targets), "skills").order_by(
            "first_day", "title", "pk"
        )
    )  # fmt: skip
    told = told_of(found, actor)
    for line in found:
        held: Any = line
        named: list[Any] = [
            t for t in line.targets.all() if told is None or not t.hidden or (line.engagement_id, t.unit_id) in told
        ]
        held.named = "、".join(t.unit_name or (t.process.name if t.process else "") for t in named)
        held.progress = progress_of(line, today)
    return found


def told_of(lines: Iterable[Line], actor: Actor) -> set[tuple[UUID, UUID | None]] | None:
    """Return engagement and unit of what the actor was told of the lines' audits; None for those who know everything.

    Chosen offices of a block audit stay hidden on its line as they do on its own page.
    """
    if knows_everything(actor):
        return None
    rows = visible_targets(actor).filter(engagement__in=[line.engagement_id for line in lines if line.engagement_id])
    return set(rows.values_list("engagement_id", "unit_id"))


def progress_of(line: Line, today: date) -> Progress:
    """Return what became of a line."""
    now = BY_STATE[State(line.engagement.state)] if line.engagement else Progress.WAITING
    return Progress.LATE if now in OPEN_PROGRESS and line.last_day < today else now


@dataclass(frozen=True)
class Done:
    """Plan against done for one kind: lines, lines done, auditor days planned, auditor days of what is done."""

    kind: str
    lines: int
    done: int
    days: int
    done_days: int


def done_by_kind(lines: Iterable[Line]) -> list[Done]:
    """Return the comparison by kind of audit, from lines with `progress`."""
    kinds: dict[str, list[Line]] = {}
    for line in lines:
        kinds.setdefault(str(line.get_kind_display()), []).append(line)
    found = []
    for kind, rows in kinds.items():
        ended = [row for row in rows if row.progress == Progress.DONE]  # type: ignore[attr-defined]
        found.append(
            Done(
                kind, len(rows), len(ended), sum(row.auditor_days for row in rows),
                sum(row.engagement.auditor_days for row in ended if row.engagement),
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True)
class Uncovered:
    """A unit that neither was audited within the cycle nor is planned: with rank and score, when these are known."""

    name: str
    code: str
    rank: int | None
    score: float | None
    audited: date | None


@dataclass(frozen=True)
class Covered:
    """How much of one block (or of headquarters) is covered: units, audited within the cycle, planned, neither."""

    name: str
    units: int
    audited: int
    planned: int
    uncovered: int


@dataclass(frozen=True)
class Coverage:
    """Coverage over the years."""

    groups: list[Covered]
    uncovered: list[Uncovered]
    more: int


def coverage(plan: AnnualPlan) -> Coverage:
    """Return what of the units of today is covered by the cycle's past audits and by the plan. A constant number of queries."""
    today = clock.today()
    since = add_months(today, -12 * plan.cycle_years)
    audited, risks = last_audited(today), unit_risks.ask()
    planned = set(LineTarget.objects.filter(line__plan=plan, unit__isnull=False).values_list("unit_id", flat=True))
    blocks = blocks_on(today)
    rows = list(periods_on(today).exclude(unit__kind=Unit.Kind.HEADQUARTERS).order_by("unit__code"))
    names = {row.unit_id: row.name for row in rows}
    groups: dict[UUID | None, list[tuple[bool, bool]]] = {}
    open_units = []
    for row in rows:
        lately, meant = audited.get(row.unit_id, date.min) >= since, row.unit_id in planned
        groups.setdefault(blocks.get(row.unit_id), []).append((lately, meant))
        if not lately and not meant:
            rank, score = risks.get(row.unit_id, (None, None))
            open_units.append(Uncovered(row.name, row.unit.code, rank, score, audited.get(row.unit_id)))
    open_units.sort(key=lambda one: (one.rank or 10**6, one.code))
    told = [
        Covered(
            names.get(block, "") if block else str(Unit.Kind.HEADQUARTERS.label), len(flags), sum(a for a, _p in flags),
            sum(p for _a, p in flags), sum(not a and not p for a, p in flags),
        )
        for block, flags in groups.items()
    ]  # fmt: skip
    return Coverage(told, open_units[:SHOWN], max(0, len(open_units) - SHOWN))


@dataclass(frozen=True)
class Change:
    """A line that differs from the version before: what happened to it, and its title."""

    how: str
    title: str


COMPARED = (
    "kind", "title", "purpose", "announced", "quarter", "first_day", "last_day", "auditor_days", "team_size", "matters",
)  # fmt: skip


def changes_of(plan: AnnualPlan) -> list[Change]:
    """Return what the version changes of the one before: codes added, changed, removed. A constant number of queries."""
    before = AnnualPlan.objects.filter(fiscal_year=plan.fiscal_year, number=plan.number - 1).first()
    if before is None:
        return []
    old, new = _by_origin(before), _by_origin(plan)
    found = [Change("added", title) for origin, (title, _said) in new.items() if origin not in old]
    found += [Change("changed", new[o][0]) for o in new if o in old and new[o][1] != old[o][1]]
    return found + [Change("removed", title) for origin, (title, _said) in old.items() if origin not in new]


def _by_origin(plan: AnnualPlan) -> dict[UUID, tuple[str, Any]]:
    found = {}
    for line in plan.lines.prefetch_related("targets", "skills"):
        parts = sorted((str(t.unit_id), str(t.process_id), t.hidden) for t in line.targets.all())
        skills = sorted((s.skill, s.level) for s in line.skills.all())
        found[line.origin] = (line.title, ([getattr(line, name) for name in COMPARED], parts, skills))
    return found


def proposal_of(plan: AnnualPlan) -> Proposal | None:
    """Return what the solver proposed last for the version, or for an earlier one of the year."""
    rows = Proposal.objects.filter(plan__fiscal_year=plan.fiscal_year, plan__number__lte=plan.number)
    return rows.order_by("-made_at").first()


def shown_proposal(proposal: Proposal, lines: Iterable[Line]) -> dict[str, Any]:
    """Return the proposal in words: lines with days and teams, lines that do not fit with what stands in the way. One query."""
    titles = {str(line.origin): line for line in lines}
    names = dict(Auditor.objects.values_list("pk", "person__name"))
    placed = [
        {"line": titles[origin], "day": date.fromisoformat(day), "team": [names.get(UUID(who), "") for who in team],
         "travel": travel}
        for origin, day, team, travel in proposal.placed if origin in titles
    ]  # fmt: skip
    unmet = [
        {"line": titles[origin], "why": Obstacle(why).label, "details": _details(why, details)}
        for origin, why, details in proposal.unmet
        if origin in titles
    ]
    return {"proposal": proposal, "placed": placed, "unmet": unmet}


def _details(why: str, details: list[str]) -> str:
    if why in (Obstacle.SKILL, Obstacle.SKILL_BARRED):
        return f"{Skill(details[0]).label}（{Level(int(details[1])).label}）"
    if why == Obstacle.INDEPENDENCE:
        kinds = "、".join(str(Conflict(kind).label) for kind in details[2:])
        return f"{_people(details)}（{kinds}）"
    if why == Obstacle.AUDITORS:
        return _people(details)
    if why == Obstacle.WINDOW:
        return _("needed: %(needed)s weeks, there are: %(given)s") % {"needed": details[0], "given": details[1]}
    if why == Obstacle.DAYS and details:
        return _("needed of each: %(days)s days") % {"days": details[0]}
    return " / ".join(details)


def _people(details: list[str]) -> str:
    return _("needed: %(needed)s people, there are: %(given)s") % {"needed": details[0], "given": details[1]}


def placed_line(line: Line) -> tuple[date, int] | None:
    """Return the first day that was proposed for the line and the size of the team, None when it was not placed."""
    proposal = proposal_of(line.plan)
    for origin, day, team, _travel in proposal.placed if proposal else ():
        if origin == str(line.origin):
            return date.fromisoformat(day), len(team)
    return None


def this_year() -> int:
    """Return the fiscal year of today."""
    return fiscal_year(clock.today())
