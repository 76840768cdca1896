"""Auditors in the demonstration, with history, declarations, qualifications, study and growth plan."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from audit.auditors import actions
from audit.auditors.actions.entering import Particulars
from audit.auditors.models import Auditor, Process
from governance import clock
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run

PROCESSES = (
    ("process", "P-CASH", "現金・領収証書の取扱い", "D08"),
    ("process", "P-POST", "届書の受付から進達まで", "D02"),
    ("system", "S-VIEW", "記録照会（窓口装置）", "D07"),
    ("contractor", "C-PRINT", "通知書の印字・封入の委託", "D08"),
)


@demo
def make_auditors() -> None:
    """Make them once."""
    if Auditor.objects.exists():
        return
    for kind, code, name, owner in PROCESSES:
        _run(actions.add_process, "audit-head", None, kind=kind, code=code, name=name, owner=_unit(owner))
    first = _enroll("auditor1", "own", "B4", 0, "", date(2019, 4, 1))
    second = _enroll(
        "auditor2", "private", None, 12, "監査法人で金融機関の内部監査支援に従事。公認内部監査人。", date(2010, 1, 1)
    )
    _run(actions.add_service, "auditor1", first, unit=_unit("13002"), post="国民年金課", valid_from=date(2015, 4, 1),
         valid_to=date(2019, 3, 31))  # fmt: skip
    _run(actions.add_service, "auditor2", second, unit=_unit("D07"), post="システム監査の助言", valid_from=date(2023, 4, 1),
         valid_to=date(2024, 3, 31))  # fmt: skip
    _run(
        actions.declare_relative,
        "auditor1",
        first,
        relation="spouse",
        unit=_unit("14001"),
        valid_from=None,
        valid_to=None,
    )
    system = Process.objects.get(code="S-VIEW")
    _run(actions.declare_design, "auditor2", second, process=system, part="権限管理の設計への助言", valid_from=None,
         valid_to=None)  # fmt: skip
    for number, auditor in (("auditor1", first), ("auditor2", second)):
        _run(actions.declare, number, auditor)
        _grow(number, auditor)
    today = clock.today()
    _run(actions.add_qualification, "auditor2", second, name="公認内部監査人（CIA）", issuer="内部監査人協会",
         obtained_on=date(2012, 6, 1), expires_on=today + timedelta(days=40))  # fmt: skip
    for skill, level in (("practice", 4), ("interviews", 3), ("data", 1)):
        _run(actions.assess, "audit-head", first, skill=skill, level=level)
    for skill, level in (("auditing", 4), ("accounting", 3), ("data", 3)):
        _run(actions.assess, "audit-head", second, skill=skill, level=level)
    _run(actions.add_goal, "audit-head", first, skill="data", level=3, due_on=today + timedelta(days=120),
         how="データ分析の研修と、抽出検査2件を後藤監査員とともに行う")  # fmt: skip


def _grow(number: str, auditor: UUID) -> None:
    for days, hours, subject in ((20, "6", "内部監査基準の改訂"), (75, "4.5", "個人情報保護の監査手法")):
        _run(actions.add_study, number, auditor, kind="course", subject_name=subject, skill="auditing",
             studied_on=clock.today() - timedelta(days=days), hours=Decimal(hours))  # fmt: skip


def _enroll(number: str, origin: str, block: str | None, years: int, text: str, since: date) -> UUID:
    particulars = Particulars(origin, _unit(block) if block else None, years, text, 200, since)
    person = Person.objects.get(staff_number=number)
    made: UUID = _run(actions.enroll, "audit-head", None, person=person, particulars=particulars).subject_id
    return made


def _unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def _run(action: Any, by: str, subject: UUID | None, **inputs: Any) -> Any:
    return run(action, actor=actor(by), subject=subject, **inputs)
