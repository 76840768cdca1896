"""The yearly opinion in the demonstration: last year's was presented, this year's is begun."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from audit.overview import actions
from audit.overview.actions import Worded
from audit.overview.models import YearlyOpinion
from audit.quality.demo import make_quality
from audit.reports.demo import make_reports
from governance import clock
from governance.calendar.eras import fiscal_year
from governance.custody.demo import actor
from governance.people.demo.hooks import demo
from governance.runner import run

LAST = Worded(
    "mostly", "effective", "mostly", "mostly",
    "本部2部門、ブロック1か所、事務所の監査のほか、会計検査院の検査結果及び個人情報の漏えいの報告に基づく。"
    "現金及び領収証書の管理に同じ弱点が複数の事務所で見られたが、上司の点検で防げるものであった。",
    "基幹システムの内部は、専門の監査員を欠くため見ていない。委託先は、本部での書面の確認にとどまる。",
    "監査部は理事長に直属し、執行の業務を持たない。監査計画、評価及び意見に対する干渉はなかった。",
)  # fmt: skip
THIS = Worded(
    "mostly", "effective", "mostly", "mostly",
    "（上半期までの監査による。年度末に改める。）現金の照合を一人で行う例がなお見られる。",
    "基幹システムの内部は、専門の監査員を欠くため見ていない。", "監査部は理事長に直属し、執行の業務を持たない。",
)  # fmt: skip


@demo
def make_opinions() -> None:
    """Make them once."""
    if YearlyOpinion.objects.exists():
        return
    make_reports()
    make_quality()
    year = fiscal_year(clock.today())
    last = _at(190, actions.begin, "audit-head", fiscal_year=year - 1, worded=LAST).subject_id
    seen = _at(186, actions.hand_over, "audit-head", last).result
    _at(180, actions.present, "president", last, seen=seen,
        remark="システム監査のできる者を採用する。外部評価を次年度に受けること。")  # fmt: skip
    _at(170, actions.add_addendum, "audit-head", last, text="監査した事務所の数え方を改めた。意見は変わらない。")
    _at(3, actions.begin, "audit-head", fiscal_year=year, worded=THIS)


def _at(days_ago: int, action: Any, by: str, subject: UUID | None = None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(days=-days_ago)):
        return run(action, actor=actor(by), subject=subject, **inputs)
