"""Writing a plan. The ledger says that, not what: it is read by others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from audit.access import is_head
from audit.auditors.models import Process
from audit.planning.access import is_head_on_draft
from audit.planning.choices import PlanState
from audit.planning.models import AnnualPlan, Line, LineSkill, LineTarget
from audit.planning.refusals import NeedsReason, OpenAlready, WorkHasBegun
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action
from governance.runner.numbering import next_number

COPIED = (
    "origin", "kind", "title", "purpose", "announced", "quarter", "first_day", "last_day", "auditor_days", "team_size",
    "matters", "engagement_id",
)  # fmt: skip


@dataclass(frozen=True)
class Planned:
    """What a line says. `offices`: chosen offices of a block audit, which nobody learns of before they are revealed."""

    kind: str
    title: str
    purpose: str
    announced: bool
    quarter: int | None
    first_day: date
    last_day: date
    auditor_days: int
    team_size: int
    matters: int
    units: Collection[Unit] = ()
    offices: Collection[Unit] = ()
    processes: Collection[Process] = ()
    skills: Mapping[str, int] = field(default_factory=dict)

    def fields(self) -> dict[str, Any]:
        """Return the columns of the line itself."""
        return {name: getattr(self, name) for name in COPIED if name in self.__dataclass_fields__}


@action(
    "planning.draft", subject=AnnualPlan, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("fiscal_year",),
)  # fmt: skip
def draft(*, actor: Actor, fiscal_year: int, policy: str, cycle_years: int, reason: str) -> AnnualPlan:
    """Begin a version: the first one empty, a later one with the lines of the one before. Raises OpenAlready or NeedsReason."""
    versions = AnnualPlan.objects.filter(fiscal_year=fiscal_year)
    number = next_number(versions)
    if versions.filter(state__in=[PlanState.DRAFT, PlanState.SUBMITTED]).exists():
        raise OpenAlready
    if number > 1 and not reason:
        raise NeedsReason
    made = AnnualPlan.objects.create(
        fiscal_year=fiscal_year, number=number, policy=policy, cycle_years=cycle_years,
        reason=reason if number > 1 else "", made_by_id=actor.own_id,
    )  # fmt: skip
    if before := versions.filter(state=PlanState.APPROVED).first():
        _copy_lines(before, made)
    return made


def _copy_lines(before: AnnualPlan, made: AnnualPlan) -> None:
    for line in before.lines.prefetch_related("targets", "skills"):
        copy = Line.objects.create(plan=made, **{name: getattr(line, name) for name in COPIED})
        LineTarget.objects.bulk_create(
            LineTarget(line=copy, unit_id=t.unit_id, process_id=t.process_id, hidden=t.hidden)
            for t in line.targets.all()
        )
        LineSkill.objects.bulk_create(LineSkill(line=copy, skill=s.skill, level=s.level) for s in line.skills.all())


@action(
    "planning.rewrite", subject=AnnualPlan, who=is_head_on_draft, moves=STAYS.within(PlanState.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def rewrite(plan: AnnualPlan, *, actor: Actor, policy: str, cycle_years: int, reason: str) -> None:
    """Write policy, cycle and reason of a draft anew. Raises NeedsReason."""
    if plan.number > 1 and not reason:
        raise NeedsReason
    plan.policy, plan.cycle_years, plan.reason = policy, cycle_years, reason if plan.number > 1 else ""


@action(
    "planning.add_line", subject=AnnualPlan, who=is_head_on_draft, moves=STAYS.within(PlanState.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def add_line(plan: AnnualPlan, *, actor: Actor, planned: Planned) -> None:
    """Add a line."""
    _write_parts(Line.objects.create(plan=plan, **planned.fields()), planned)


@action(
    "planning.change_line", subject=Line, who=is_head_on_draft, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def change_line(line: Line, *, actor: Actor, planned: Planned) -> None:
    """Let a line say something else. Raises WorkHasBegun."""
    if line.is_taken:
        raise WorkHasBegun
    for name, value in planned.fields().items():
        setattr(line, name, value)
    line.targets.all().delete()
    line.skills.all().delete()
    _write_parts(line, planned)


@action(
    "planning.remove_line", subject=AnnualPlan, who=is_head_on_draft, moves=STAYS.within(PlanState.DRAFT),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def remove_line(plan: AnnualPlan, *, actor: Actor, line: Line) -> None:
    """Take a line out of the draft; earlier versions keep it. Raises WorkHasBegun."""
    if line.is_taken:
        raise WorkHasBegun
    plan.lines.filter(pk=line.pk).delete()


def _write_parts(line: Line, planned: Planned) -> None:
    hidden = set(planned.offices)
    LineTarget.objects.bulk_create(
        [
            *(LineTarget(line=line, unit=unit) for unit in planned.units if unit not in hidden),
            *(LineTarget(line=line, unit=unit, hidden=True) for unit in planned.offices),
            *(LineTarget(line=line, process=process) for process in planned.processes),
        ]
    )
    LineSkill.objects.bulk_create(
        LineSkill(line=line, skill=skill, level=level) for skill, level in planned.skills.items()
    )
