"""Findings in the demonstration: of the block audit, with the units for facts and answers, and of an audit by others."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from audit.auditors.models import Auditor
from audit.engagements.demo import make_engagements
from audit.engagements.models import Engagement
from audit.findings import actions
from audit.findings.actions.answering import Step
from audit.findings.actions.keeping import Outside
from audit.findings.actions.writing import Wording
from audit.findings.models import Body, Criterion, ExternalAudit, Finding, Recommendation
from governance import clock
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run

DIVISION = "D08"


@demo
def make_findings() -> None:
    """Make them once."""
    if Finding.objects.exists():
        return
    make_engagements()
    block = Engagement.objects.filter(title="近畿ブロック監査", state="reporting").first()
    if block is not None:
        _of_the_block(block)
    _of_others()


def _of_the_block(block: Engagement) -> None:
    posted = written(
        20,
        "auditor1",
        block,
        Wording(
            unit("27002"),
            "届書の受付簿に記録のない届書があった",
            "11月の届書のうち、無作為に取り出した60件中4件が受付簿に記録されていなかった。受付日の印もなかった。",
            criterion("POST"),
            "届書は受け付けた日に受付印を押し、受付簿に記録する。",
            "supervision",
            "窓口の混雑時に後でまとめて記録しており、課長による当日の突合が行われていなかった。",
            "届書の紛失に気付かず、受給者の給付が遅れるおそれがある。",
            "2_high",
            [
                ("improvement", unit("27002"), "受付簿と届書の現物を毎日突合し、課長が確認印を押すこと。"),
                ("proposal", unit(DIVISION), "受付番号の自動採番を窓口の端末に加えることを検討すること。"),
            ],
        ),
    )
    step(19, "auditor1", actions.send_facts, posted)
    step(11, "block-head2", actions.confirm_facts, posted)
    keys = written(
        18,
        "auditor1",
        block,
        Wording(
            unit("27003"),
            "書庫の鍵の所在が記録されていない",
            "書庫の鍵2本のうち1本が職員の机の引出しにあり、鍵の管理簿は3月から記入されていなかった。",
            criterion("PAPER"),
            "書庫の鍵は鍵箱で保管し、持出しと返却を管理簿に記録する。",
            "handover",
            "4月の人事異動の際に、管理簿の引継ぎが行われなかった。",
            "年金記録の原本が持ち出されても、誰が持ち出したか分からない。",
            "3_medium",
            [("improvement", unit("27003"), "鍵を鍵箱に戻し、管理簿の記入を再開すること。")],
        ),
    )
    step(8, "auditor1", actions.send_facts, keys)
    views = written(
        14,
        "auditor1",
        block,
        Wording(
            unit("B6"),
            "端末の閲覧目的の確認が翌月に回されている",
            "閲覧目的の確認が5営業日以内に行われたものは、抽出した40件中22件であった。",
            criterion("VIEW"),
            "指摘された閲覧の目的は5営業日以内に確認する。",
            "staffing",
            "確認担当が1名で、代理が決められていない。",
            "目的外の閲覧の発見が遅れる。",
            "3_medium",
            [("improvement", unit("B6"), "代理の担当を決め、期限内に確認すること。")],
        ),
    )
    step(10, "auditor1", actions.send_facts, views)
    step(
        5,
        "block-head2",
        actions.object_to_facts,
        views,
        text="40件のうち6件は監査の期間中に確認済みです。記録を添えて説明します。",
    )


def _of_others() -> None:
    made = _at(100, "audit-head", actions.add_body, None, kind="board_of_audit", name="会計検査院")
    _at(100, "audit-head", actions.add_body, None, kind="audit_firm", name="東西監査法人")
    outside = Outside(
        Body.objects.get(pk=made), "令和7年度決算検査", "検第412号", clock.today() - timedelta(days=100), False,
        Auditor.objects.get(person__staff_number="auditor2"),
    )  # fmt: skip
    audit = ExternalAudit.objects.get(pk=_at(99, "audit-head", actions.enter_external_audit, None, outside=outside))
    found = written(
        98,
        "auditor2",
        audit,
        Wording(
            unit("27001"),
            "国民年金保険料の還付の決裁が遅れている",
            "還付請求のうち17件が、受付から90日を過ぎて決裁されていた。",
            criterion("LATE"),
            "還付請求は受付から45日以内に処理する。",
            "staffing",
            "担当者の休職中、代わりの者に割り当てられていなかった。",
            "被保険者への還付が遅れ、還付加算金が増える。",
            "2_high",
            [("improvement", unit("27001"), "滞留している還付請求を処理し、毎週の残件を課長が確認すること。")],
        ),
    )
    step(97, "auditor2", actions.issue, found)
    row = found.recommendations.get()
    step(90, "office-head2", actions.answer, row, stance="agree", text="ご指摘のとおりです。次のとおり改めます。", steps=[
        Step("滞留17件を処理する", "国民年金課長", clock.today() - timedelta(days=60)),
        Step("毎週月曜に残件を確認する", "副所長", clock.today() - timedelta(days=50)),
    ])  # fmt: skip


def unit(code: str) -> Unit:
    """Return a unit by its code."""
    return Unit.objects.get(code=code)


def criterion(code: str) -> Criterion:
    """Return a criterion by its code."""
    return Criterion.objects.get(code=code)


def written(days_ago: float, by: str, source: Any, wording: Wording) -> Finding:
    """Write a finding some days ago."""
    return Finding.objects.get(pk=_at(days_ago, by, actions.write, None, source=source, wording=wording))


def step(days_ago: float, by: str, action: Any, row: Finding | Recommendation, **inputs: Any) -> None:
    """Do something with it some days ago."""
    _at(days_ago, by, action, row.pk, **inputs)


def _at(days_ago: float, by: str, action: Any, subject: UUID | None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(days=-days_ago)):
        return run(action, actor=actor(by), subject=subject, **inputs).subject_id
