"""Plans in the demonstration: an approved one, a proposal of the solver, and a change that is a draft."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from audit.auditors.demo import make_auditors
from audit.auditors.models import Process
from audit.planning import actions
from audit.planning.actions.writing import Planned
from audit.planning.forms import quarter_days
from audit.planning.models import AnnualPlan
from governance import clock
from governance.calendar.eras import fiscal_year, fiscal_year_days
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run

POLICY = """リスク評価の上位の部署と、五年間監査していない部署を優先する。
現物の確認（現金、届書、鍵、端末の権限）を中心とし、無予告の監査を半数以上とする。"""
LINES: tuple[tuple[str, str, str, int, dict[str, Any]], ...] = (
    ("office", "九州の事務所 無予告監査", "40001", 4, {}),
    ("office", "東北の事務所 無予告監査", "04001", 4, {}),
    ("office", "東海の事務所 無予告監査", "23001", 4, {"matters": 4}),
    ("block", "中部ブロック監査", "B5", 3, {"announced": True, "offices": ["23002"]}),
    ("headquarters", "企画部門の監査", "D02", 4, {"announced": True, "matters": 2}),
    ("privacy", "個人情報保護監査（本部）", "D12", 4, {"announced": True, "skills": {"privacy": 3}}),
    ("system", "記録照会システムの監査", "S-VIEW", 4, {"announced": True, "skills": {"systems": 3}, "matters": 5}),
)


@demo
def make_plans() -> None:
    """Make them once."""
    if AnnualPlan.objects.exists():
        return
    make_auditors()
    year = fiscal_year(clock.today())
    made = _at(40, actions.draft, "audit-head", fiscal_year=year, policy=POLICY, cycle_years=5, reason="").subject_id
    for kind, title, code, quarter, more in LINES:
        _at(39, actions.add_line, "audit-head", made, planned=_line(year, kind, title, code, quarter, **more))
    _at(38, actions.propose, "audit-head", made)
    _at(37, actions.submit, "audit-head", made)
    digest = AnnualPlan.objects.get(pk=made).digest
    _at(35, actions.approve, "president", made, digest=digest)
    later = _at(4, actions.draft, "audit-head", fiscal_year=year, policy=POLICY, cycle_years=5,
                reason="誤送付が続いたため、発送業務の監査を加える。").subject_id  # fmt: skip
    added = _line(year, "theme", "通知書の発送（テーマ監査）", "C-PRINT", 4, announced=True, skills={"procurement": 3})
    _at(3, actions.add_line, "audit-head", later, planned=added)
    _at(3, actions.propose, "audit-head", later)


def _line(year: int, kind: str, title: str, code: str, quarter: int, **more: Any) -> Planned:
    """Return a line; what is not announced has a window of its own within the quarter."""
    first, last = quarter_days(year, quarter)
    announced = more.pop("announced", False)
    window: tuple[date, date] = (first, last) if announced else (first + timedelta(days=7), last - timedelta(days=14))
    window = (max(window[0], fiscal_year_days(year)[0]), window[1])
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[code, *more.get("offices", [])])}
    return Planned(
        kind=kind, title=title, purpose="現物を確かめ、前回の指摘の改善を見る。", announced=announced,
        quarter=quarter if announced else None, first_day=window[0], last_day=window[1], auditor_days=10, team_size=1,
        matters=more.pop("matters", 3), units=[units[code]] if code in units else [],
        offices=[units[one] for one in more.pop("offices", []) if one in units],
        processes=list(Process.objects.filter(code=code)), skills=more.pop("skills", {}),
    )  # fmt: skip


def _at(days_ago: int, action: Any, by: str, subject: UUID | None = None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(days=-days_ago)):
        return run(action, actor=actor(by), subject=subject, **inputs)
