"""Asking the solver."""

import hashlib
import json
from dataclasses import asdict
from datetime import date
from importlib.metadata import version
from typing import Any
from uuid import UUID

from django.db import transaction

from audit.auditors.models import Auditor
from audit.engagements.models import Engagement, Target
from audit.engagements.queries import conflicts_of
from audit.planning.access import is_head_on_draft
from audit.planning.choices import PlanState
from audit.planning.gathering import Gathered, gather, monday_of
from audit.planning.models import AnnualPlan, Line, Proposal
from audit.planning.rules.solving import solve
from governance.access import Actor
from governance.calendar.business_days import next_open
from governance.organization.queries import blocks_on
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, action

Barred = dict[UUID, dict[UUID, tuple[str, ...]]]


@action(
    "planning.propose", subject=AnnualPlan, who=is_head_on_draft, moves=READS.within(PlanState.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def propose(plan: AnnualPlan, *, actor: Actor) -> None:
    """Let lines, auditors and weeks be solved together, and keep what came out."""
    found = gather(plan, lambda lines, auditors: _barred(lines, auditors, actor))
    solution = solve(found.lines, found.auditors)
    Proposal.objects.create(
        plan=plan, input_digest=_digest(found), is_best=solution.best, solver=f"OR-tools {version('ortools')}",
        placed=[
            [str(one.line), _first_day(plan, found, one.line, one.week).isoformat(), [str(who) for who in one.team], one.travel]
            for one in solution.placed
        ],
        unmet=[[str(one.line), one.why, list(one.details)] for one in solution.unmet], made_by_id=actor.own_id,
    )  # fmt: skip


def _first_day(plan: AnnualPlan, found: Gathered, origin: UUID, week: int) -> date:
    """Return the first open day of the week; never before the line's own first day."""
    return next_open(max(monday_of(plan.fiscal_year, week), found.first_days[origin]))


def _digest(found: Gathered) -> str:
    told = json.dumps(
        [[asdict(one) for one in found.lines], [asdict(one) for one in found.auditors]], default=str, sort_keys=True,
        skipkeys=True,
    )  # fmt: skip
    return hashlib.sha256(told.encode()).hexdigest()


def _barred(lines: list[Line], auditors: list[Auditor], actor: Actor) -> Barred:
    """Return origin of the line → auditor → kinds of conflict, as the database itself judges an engagement of these targets.

    The engagements that it judges are written and taken back at once: there is one rule of independence, and no copy of it.
    """
    found: Barred = {}
    keys = [auditor.pk for auditor in auditors]
    for line in lines:
        with transaction.atomic():
            found[line.origin] = {
                who: tuple(sorted({str(one.kind.value) for one in conflicts}))
                for who, conflicts in conflicts_of(_as_if(line, actor), keys).items()
            }
            transaction.set_rollback(True)
    return found


def _as_if(line: Line, actor: Actor) -> UUID:
    made = Engagement.objects.create(
        kind=line.kind, title=line.title, purpose=line.purpose, announced=line.announced, starts_on=line.first_day,
        ends_on=line.last_day, auditor_days=line.auditor_days, planned_by_id=actor.own_id,
    )  # fmt: skip
    blocks = blocks_on(line.first_day)
    fields: list[dict[str, Any]] = [
        {"unit_id": t.unit_id, "block_id": blocks.get(t.unit_id) if t.unit_id else None, "process_id": t.process_id}
        for t in line.targets.all()
    ]
    Target.objects.bulk_create(Target(engagement=made, **given) for given in fields)
    return made.pk
