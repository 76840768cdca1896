"""The digest of a plan: what the president approves."""

from audit.planning.models import AnnualPlan
from governance.fixed_form import sha256_of


def digest_of(plan: AnnualPlan) -> str:
    """Return the SHA-256 of everything that the version says. Four queries."""
    lines = [
        {
            "origin": str(line.origin), "kind": line.kind, "title": line.title, "purpose": line.purpose,
            "announced": line.announced, "quarter": line.quarter, "first": line.first_day.isoformat(),
            "last": line.last_day.isoformat(), "days": line.auditor_days, "team": line.team_size, "matters": line.matters,
            "units": sorted([t.unit.code, t.hidden] for t in line.targets.all() if t.unit),
            "processes": sorted(t.process.code for t in line.targets.all() if t.process),
            "skills": sorted([s.skill, s.level] for s in line.skills.all()),
        }
        for line in plan.lines.prefetch_related("targets__unit", "targets__process", "skills").order_by("origin")
    ]  # fmt: skip
    said = [plan.fiscal_year, plan.number, plan.policy, plan.cycle_years, plan.reason, lines]
    return sha256_of(said)
