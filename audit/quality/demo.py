"""The quality self-assessment in the demonstration: last year's is approved, this year's is under way."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from audit.auditors.demo import make_auditors
from audit.quality import actions
from audit.quality.choices import HAS_A_GAP
from audit.quality.models import Assessment, Catalogue, Item
from audit.quality.queries import digest_now
from governance import clock
from governance.calendar.eras import fiscal_year
from governance.custody.demo import actor
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run

USUAL = "規程、年度計画及び調書を読み、監査員2名に聞いて確かめた。"
GAPS = {
    "8.4": ("4_not", "外部評価を一度も受けていない。", "外部評価の委託先を選び、次年度の予算に計上する", 240),
    "10.3": (
        "3_partly",
        "データ分析を一人で行える監査員が1名にとどまる。",
        "もう1名を研修に出し、抽出検査を担当させる",
        120,
    ),
    "12.2": ("3_partly", "指標を決めたが、目標値を定めていない。", "是正期限の遵守率などの目標値を定める", -10),
}
BETTER = {"12.2": "2_mostly"}


@demo
def make_quality() -> None:
    """Make it once."""
    if Catalogue.objects.exists():
        return
    make_auditors()
    catalogue = _at(260, actions.draft_catalogue, "audit-head").subject_id
    _at(258, actions.put_catalogue_in_force, "audit-head", catalogue)
    year = fiscal_year(clock.today())
    last = _assessed(year - 1, 250)
    seen = digest_now(Assessment.objects.get(pk=last))
    _at(235, actions.approve, "audit-head", last, seen=seen,
        conclusion="おおむね基準に沿っている。外部評価を受けていないことと、データ分析の人材の不足が課題である。")  # fmt: skip
    _assessed(year, 12, done=12, changed=BETTER)


def _assessed(year: int, days_ago: int, *, done: int = 15, changed: dict[str, str] | None = None) -> UUID:
    """Rate the standards of the principles up to `done`; the last two of them wait for another auditor, unless all are done."""
    made: UUID = _at(days_ago, actions.open_assessment, "audit-head", fiscal_year=year).subject_id
    people = {
        one.staff_number: one for one in Person.objects.filter(staff_number__in=["audit-head", "auditor1", "auditor2"])
    }
    for item in Item.objects.filter(assessment=made).select_related("standard"):
        code, principle = item.standard.code, int(item.standard.code.split(".")[0])
        if principle > done:
            continue
        rater, looker, owner = _hands(principle)
        level, gap, measure, due = GAPS.get(code, ("2_mostly" if code.endswith(".3") else "1_full", "", "", 0))
        level = (changed or {}).get(code, level)
        has_a_gap = level in HAS_A_GAP
        given = {"owner": people[owner], "evidence": USUAL, "link": f"監査規程集 {code}", "files": []}
        _at(days_ago - 2, actions.rate, rater, item.pk, conformance=level, gap=gap if has_a_gap else "", **given)
        if has_a_gap:
            _at(days_ago - 3, actions.add_measure, rater, item=item, what=measure, owner=people["audit-head"],
                due_on=clock.today() + timedelta(days=due))  # fmt: skip
        if done == 15 or principle < done - 1:
            _at(days_ago - 4, actions.agree, looker, item.pk, note="")
    return made


def _hands(principle: int) -> tuple[str, str, str]:
    """Return who rates, who looks at it, whose work it is: the head's, or one of the auditors'."""
    if principle % 3 == 0:
        return "audit-head", "auditor2", "auditor1"
    return "auditor1", "auditor2", "audit-head"


def _at(days_ago: int, action: Any, by: str, subject: UUID | None = None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(days=-days_ago)):
        return run(action, actor=actor(by), subject=subject, **inputs)
