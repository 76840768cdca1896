"""The risk assessment in the demonstration: approved weights, a judgement, two assessments, a version that waits."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from audit.engagements.demo import make_engagements
from audit.universe import actions
from audit.universe.factors import all_factors
from audit.universe.models import Assessment
from governance import clock
from governance.calendar.eras import fiscal_year
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run


@demo
def make_universe() -> None:
    """Make it once."""
    if Assessment.objects.exists():
        return
    make_engagements()
    usual = {code: factor.usual for code, factor in all_factors().items()}
    first = _at(200, actions.propose_weights, "audit-head", weights=usual,
                reason="初版。誤送付と前回監査からの年数を重く見る。").subject_id  # fmt: skip
    _at(198, actions.approve_weights, "president", first)
    year = fiscal_year(clock.today())
    _at(190, actions.make_assessment, "audit-head", fiscal_year=year)
    _at(20, actions.judge, "audit-head", unit=Unit.objects.get(code="40001"), process=None, points=15,
        reason="事務所長の交代が続き、相談窓口の待ち時間が延びていると現地から聞いた。",
        until=clock.today() + timedelta(days=150))  # fmt: skip
    _at(6, actions.make_assessment, "audit-head", fiscal_year=year)
    heavier = usual | {"privacy.unexplained": 15, "audit.silence": 15}
    _at(2, actions.propose_weights, "audit-head", weights=heavier,
        reason="理由のない照会と、報告のない部署をより重く見る。")  # fmt: skip


def _at(days_ago: int, action: Any, by: str, subject: UUID | None = None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(days=-days_ago)):
        return run(action, actor=actor(by), subject=subject, **inputs)
