"""Audits in the demonstration: closed, at work, and one that is still secret."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from audit.auditors.demo import make_auditors
from audit.auditors.models import Auditor
from audit.engagements import actions
from audit.engagements.actions.planning import Plan
from audit.engagements.models import Draw, Engagement
from audit.engagements.rules.sampling import pool_digest
from audit.engagements.sealing import find_number
from governance import clock
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run

PURPOSE = "現金、届書、端末の権限の現物を確かめ、前回の指摘の改善を見る。"


@demo
def make_engagements() -> None:
    """Make them once."""
    if Engagement.objects.exists():
        return
    make_auditors()
    _closed(210, "27001", "auditor1", "天満年金事務所 無予告監査")
    _closed(150, "01001", "auditor2", "札幌東年金事務所 無予告監査")
    block = _at(40, actions.plan, "audit-head", None, planned=_plan(
        30, "block", "近畿ブロック監査", ["B6"], announced=True, offices=["27002", "27003"])).subject_id  # fmt: skip
    _staff(40, block, "auditor1", "auditor2")
    _at(39, actions.announce, "audit-head", block)
    _at(30, actions.reveal_offices, "auditor1", block)
    _at(30, actions.begin_fieldwork, "auditor1", block)
    _at(12, actions.end_fieldwork, "auditor1", block)
    _drawn_and_at_work()
    secret = _at(3, actions.plan, "audit-head", None, planned=_plan(
        -10, "office", "福岡県内 無予告監査", ["40001"])).subject_id  # fmt: skip
    _staff(3, secret, "auditor2", "auditor1")


def _closed(days_ago: int, code: str, lead: str, title: str) -> None:
    row = _at(
        days_ago + 20, actions.plan, "audit-head", None, planned=_plan(days_ago, "office", title, [code])
    ).subject_id
    _staff(days_ago + 20, row, lead)
    _at(days_ago + 5, actions.authorize, "audit-head", row)
    _at(days_ago, actions.open_on_site, lead, row, where="事務所の正面入口、8時40分")
    _at(days_ago, actions.begin_fieldwork, lead, row)
    _at(days_ago - 4, actions.end_fieldwork, lead, row)
    reported = "システムの稼働前に、書面の監査報告書により理事長へ報告済みのため"
    _at(days_ago - 30, actions.close, "audit-head", row, unreported_because=reported)


def _drawn_and_at_work() -> None:
    """Draw one office, open it today, show the number."""
    codes = list(Unit.objects.filter(kind=Unit.Kind.OFFICE).order_by("code").values_list("code", flat=True))
    barred = ("13", "14", "11", "12", "19", "20")  # the home block of the first auditor and its surroundings
    pool = [(code, 1 + len(code.rstrip("0")) % 5) for code in codes if not code.startswith(barred)]
    number = find_number()
    draw = _at(9, actions.commit_draw, "audit-head", None, title="第3四半期 無予告監査の抽選", pool=pool, picks=1,
               digest=pool_digest(pool), commitment=number.commitment, sealed=number.sealed).subject_id  # fmt: skip
    _at(9, actions.draw_units, "audit-head", draw)
    row = Draw.objects.get(pk=draw)
    plan = _plan(1, "office", "抽選による無予告監査", row.picked, draw=row)
    made = _at(8, actions.plan, "audit-head", None, planned=plan).subject_id
    _staff(8, made, "auditor2")
    _at(2, actions.authorize, "audit-head", made)
    _at(1, actions.open_on_site, "auditor2", made, where="相談窓口、8時35分")
    _at(1, actions.begin_fieldwork, "auditor2", made)
    _at(0.9, actions.reveal_draw, "audit-head", draw)


def _plan(days_ago: int, kind: str, title: str, codes: list[str], **more: Any) -> Plan:
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=[*codes, *more.get("offices", [])])}
    first = clock.today() - timedelta(days=days_ago)
    offices = [units[code] for code in more.pop("offices", []) if code in units]
    return Plan(
        kind, title, PURPOSE, more.pop("announced", False), first, first + timedelta(days=4), 15,
        [units[code] for code in codes if code in units], offices, **more,
    )  # fmt: skip


def _staff(days_ago: float, engagement: UUID, lead: str, *others: str) -> None:
    for number, role in ((lead, "lead"), *((other, "member") for other in others)):
        auditor = Auditor.objects.get(person__staff_number=number)
        _at(days_ago, actions.assign, "audit-head", engagement, auditor=auditor, role=role)


def _at(days_ago: float, action: Any, by: str, subject: UUID | None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(days=-days_ago)):
        return run(action, actor=actor(by), subject=subject, **inputs)
