"""Companies, bids, contracts and inspections, made through the real actions."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from governance import clock
from governance.attachments.intake import Examined
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from privacy.contractors import actions
from privacy.contractors.actions.contracts import Terms
from privacy.contractors.models import Bid, Contractor, Finding, Inspection, Item, Job, Subcontract
from privacy.contractors.queries import items_of
from privacy.contractors.rules import Weights
from tests.support import factories

UNIT, ELSEWHERE = "D08", "D09"
PRINTER, SUB, BELOW = "1010001000011", "4010001000044", "5010001000055"
WEIGHTS = Weights(
    million=4, hundred_thousand=3, ten_thousand=2, thousand=1, numbers=2, health=2, accounts=1, subcontractors=3,
    uncertified=1, leaked=3, serious=2, late=1, high=8,
)  # fmt: skip
"""The points of the first version."""


def unit(code: str = UNIT) -> Unit:
    return Unit.objects.get(code=code)


def division(code: str = UNIT) -> Person:
    return factories.person("division_owner", at=unit(code))


def officer() -> Person:
    return factories.person("chief_privacy_officer")


def act(action: Any, by: Person, row: Any = None, **inputs: Any) -> Any:
    return run(action, actor=factories.actor(by), subject=row.pk if row else None, **inputs)


def day(days: int) -> date:
    return clock.today() + timedelta(days=days)


def paper(name: str = "登録証.txt") -> Examined:
    return Examined(name, "txt", b"paper", b"paper", "clean")


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("証明書.txt", "見本の証明書".encode())


def company(by: Person, number: str = PRINTER) -> Contractor:
    made = act(actions.register, by, number=number, name="東都印刷", contact="品質管理課", phone="03-5550-0111")
    return Contractor.objects.get(pk=made.subject_id)


def certify(by: Person, contractor: Contractor, last: int = 400, kind: str = "privacy_mark") -> None:
    act(
        actions.add_certificate, by, contractor, kind=kind, number="10820456", issued_on=day(-30), expires_on=day(last),
        files=[paper()],
    )  # fmt: skip


def all_yes(catalogue_id: UUID, no: Sequence[str] = ()) -> Mapping[UUID, tuple[str, str]]:
    return {i.pk: ("no" if i.text in no else "yes", "規程の写しで確認") for i in items_of(catalogue_id)}


def bid(by: Person, contractor: Contractor, *, no: Sequence[str] = (), code: str = UNIT) -> Bid:
    """Return a bid whose checklist was filled in."""
    made = act(actions.file_bid, by, contractor=contractor, title="定期便の印字", unit=unit(code))
    row = Bid.objects.get(pk=made.subject_id)
    act(actions.answer_bid, by, row, answers=all_yes(row.catalogue_id, no), files=[paper("説明書.txt")])
    return Bid.objects.get(pk=row.pk)


def ordinary_lines(catalogue_id: UUID) -> list[str]:
    return [item.text for item in items_of(catalogue_id) if not item.is_must]


def terms(**changes: Any) -> Terms:
    fields: dict[str, Any] = {
        "contract_number": "第1号", "data_kinds": ["names"], "persons": 500, "systems": "", "places": ["戸田工場"],
        "staff": 10, "starts_on": clock.today(), "ends_on": day(700),
    }  # fmt: skip
    return Terms(**fields | changes)


def draft(by: Person, contractor: Contractor | None = None, *, code: str = UNIT, **changes: Any) -> Job:
    """Return a contract that is being prepared."""
    row = bid(by, contractor or company(by), code=code)
    act(actions.decide_bid, officer(), row, granted=True, reason="条件を満たす")
    made = act(actions.enter_contract, by, row, terms=terms(**changes))
    return Job.objects.get(pk=made.result)


def job(by: Person, contractor: Contractor | None = None, *, code: str = UNIT, **changes: Any) -> Job:
    """Return a contract in force with every clause."""
    row = draft(by, contractor, code=code, **changes)
    act(actions.fill_clauses, by, row, answers={i.pk: ("yes", "") for i in items_of(row.clauses_in_id)})
    act(actions.begin, by, row)
    return Job.objects.select_related("contractor").get(pk=row.pk)


def ask(by: Person, row: Job, number: str = SUB, parent: Subcontract | None = None) -> Subcontract:
    act(
        actions.ask_consent,
        by,
        row,
        parent=parent,
        number=number,
        name="入力センター",
        work="氏名の入力",
        place="浦安市",
    )
    return Subcontract.objects.get(job=row, number=number)


def planned(by: Person, row: Job, inspector: Person | None = None) -> Inspection:
    act(actions.plan_inspection, by, row, planned_on=clock.today(), inspector=inspector or by)
    return Inspection.objects.get(job=row, state="planned")


def see(row: Inspection, item: Item, answer: str = "yes", **more: Any) -> None:
    inputs = {
        "answer": answer,
        "note": "施錠されていない" if answer == "no" else "",
        "files": [],
        "item": item.pk,
    } | more
    act(actions.save_item, row.inspector, row, **inputs)


def finish(row: Inspection, *, no: int | None = None, staff: int = 10, places: Sequence[str] = ("戸田工場",)) -> None:
    """See every line (the one with the number `no` is not in order) and finish."""
    for number, item in enumerate(items_of(row.catalogue_id)):
        see(row, item, "no" if number == no else "yes")
    act(
        actions.finish, row.inspector, row, inspected_on=clock.today(), staff_counted=staff, places_counted=list(places),
        summary="おおむね良好",
    )  # fmt: skip


def finding(by: Person) -> Finding:
    """Return a finding of an inspection that `by` made."""
    row = planned(by, job(by))
    finish(row, no=0)
    return Finding.objects.get(inspection=row)
