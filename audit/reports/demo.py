"""An audit in the demonstration from plan to follow-up: reported to the president 80 days ago, the follow-up due soon."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from audit.auditors.models import Auditor
from audit.engagements import actions as engagements
from audit.engagements.actions.planning import Plan
from audit.engagements.models import Engagement
from audit.findings import actions as findings
from audit.findings.actions.answering import Step
from audit.findings.actions.writing import Wording
from audit.findings.demo import criterion, make_findings, step, unit, written
from audit.findings.models import Finding
from audit.reports import actions
from audit.reports.chores import open_summaries
from audit.reports.models import Report
from governance import clock
from governance.custody.demo import actor
from governance.people.demo.hooks import demo
from governance.runner import run

OFFICE, DIVISION = "27001", "D08"
CONCLUSION = (
    "現金及び領収証書の取扱いはおおむね適正であったが、日々の照合が一人で行われ、領収証書の残数の確認が省かれていた。"
    "いずれも上司の点検で防げるものであり、点検の記録を残すことを求めた。"
)


@demo
def make_reports() -> None:
    """Make them once."""
    if Report.objects.exists():
        return
    make_findings()
    audit = _audited()
    cash, slips = _found(audit)
    _reported(audit)
    _followed(cash, slips)
    open_summaries()


def _audited() -> Engagement:
    first = clock.today() - timedelta(days=100)
    plan = Plan(
        "theme", "現金・領収証書 テーマ監査", "現金と領収証書の現物を数え、帳簿及び点検の記録と突き合わせる。", False, first,
        first + timedelta(days=4), 12, [unit(OFFICE)],
    )  # fmt: skip
    made = _at(110, "audit-head", engagements.plan, None, planned=plan)
    for number, role in (("auditor1", "lead"), ("auditor2", "reviewer")):
        auditor = Auditor.objects.get(person__staff_number=number)
        _at(109, "audit-head", engagements.assign, made, auditor=auditor, role=role)
    _at(101, "audit-head", engagements.authorize, made)
    _at(100, "auditor1", engagements.open_on_site, made, where="会計窓口、8時40分")
    _at(100, "auditor1", engagements.begin_fieldwork, made)
    return Engagement.objects.get(pk=made)


def _found(audit: Engagement) -> tuple[Finding, Finding]:
    cash = written(
        97,
        "auditor1",
        audit,
        Wording(
            unit(OFFICE),
            "現金の照合が一人で行われていた",
            "8月の営業日21日のうち14日で、照合表の確認者欄が空欄であった。残高は帳簿と一致した。",
            criterion("CASH"),
            "現金の残高は、毎日二人で帳簿と照合し、二人とも押印する。",
            "supervision",
            "昼休みの交替の後は会計担当が一人になり、課長が翌日にまとめて押印していた。",
            "現金の亡失や流用があっても、その日のうちに気付かない。",
            "2_high",
            [
                ("improvement", unit(OFFICE), "照合を二人で行い、その日のうちに押印すること。"),
                ("proposal", unit(DIVISION), "一人勤務の時間帯の照合の方法を、現金等取扱要領に定めること。"),
            ],
        ),
    )
    slips = written(
        96.5,
        "auditor1",
        audit,
        Wording(
            unit(OFFICE),
            "領収証書の残数が確認されていなかった",
            "領収証書の受払簿の残数と現物が1冊（50枚）異なっていた。別の引出しから見付かった。",
            criterion("CASH"),
            "領収証書は、月末に残数を現物で確認する。",
            "disregard",
            "月末の確認が、帳簿だけで行われていた。",
            "領収証書の紛失や不正な使用に気付かない。",
            "3_medium",
            [("improvement", unit(OFFICE), "月末の確認を現物で行い、記録を残すこと。")],
        ),
    )
    for row in (cash, slips):
        step(96.2, "auditor1", findings.send_facts, row)
        step(93, "office-head2", findings.confirm_facts, row)
        plan = [Step("照合・点検の当番表を作り、二人で確認する", "会計担当課長", clock.today() - timedelta(days=70))]
        asked = row.recommendations.get(kind="improvement")
        step(91, "office-head2", findings.answer, asked, stance="agree", text="改めます。", steps=plan)
    step(90, "division", findings.answer, cash.recommendations.get(kind="proposal"), stance="partly",
         text="要領の改正は次年度とし、それまでは事務連絡で示します。",
         steps=[Step("一人勤務時の照合の方法を事務連絡で示す", "業務企画係長", clock.today() + timedelta(days=10))])  # fmt: skip
    return cash, slips


def _reported(audit: Engagement) -> None:
    _at(96, "auditor1", engagements.end_fieldwork, audit.pk)
    words = {"opinion": "mostly", "conclusion": CONCLUSION, "method": "現物の実査、帳簿との突合、担当者への聴取。"}
    report = _at(89, "auditor1", actions.begin, None, engagement=audit, **words)
    _at(88, "auditor1", actions.hand_in, report)
    seen = Report.objects.get(pk=report).hash
    _at(86, "auditor2", actions.pass_review, report, seen=seen, note="現物の記録と一致している。")
    _at(84, "audit-head", actions.endorse, report, seen=seen, note="")
    _at(
        80,
        "president",
        actions.approve,
        report,
        seen=seen,
        note="点検の記録が残る仕組みを、他の事務所でも確かめること。",
    )
    _at(79, "audit-head", engagements.close, audit.pk)


def _followed(cash: Finding, slips: Finding) -> None:
    put_right = slips.recommendations.get()
    step(30, "office-head2", findings.report_progress, put_right, claim="partly",
         text="9月末と10月末に現物で確認し、受払簿に記録しました。", evidence=[])  # fmt: skip
    step(
        24,
        "auditor1",
        findings.judge,
        put_right,
        verdict="done",
        text="両月の受払簿の写しと現物の写真を確かめた。",
        new_due_on=None,
    )
    step(6, "office-head2", findings.report_progress, cash.recommendations.get(kind="improvement"), claim="partly",
         text="当番表を作り、11月から二人で照合しています。昼休みの時間帯は応援を調整中です。", evidence=[])  # fmt: skip


def _at(days_ago: float, by: str, action: Any, subject: UUID | None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(days=-days_ago)):
        return run(action, actor=actor(by), subject=subject, **inputs).subject_id
