"""Contractors of the demonstration: printing, data entry and shredding for one division, one contract with much amiss."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from governance import clock
from governance.attachments.intake import Examined
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run
from privacy.contractors import actions
from privacy.contractors.actions.contracts import Terms
from privacy.contractors.models import Bid, Contractor, Inspection, Job, Subcontract
from privacy.contractors.queries import items_of

COMPANIES = (
    ("1010001000011", "東都データ印刷株式会社", "公共事業部 品質管理課", "03-5550-0111"),
    ("2010001000022", "みなと情報処理株式会社", "個人情報保護推進室", "03-5550-0222"),
    ("3010001000033", "関東リサイクル文書株式会社", "営業二部", "048-550-0333"),
)
UNIT, BY, DECIDER = "D08", "division", "privacy"


@demo
def make_contractors() -> None:
    """Make them once."""
    if Contractor.objects.exists():
        return
    with clock.shifted(timedelta(days=-420)):
        printing, entry, shredding = (_company(*facts) for facts in COMPANIES)
        _certificate(printing, "privacy_mark", "10820456(08)", -300, 460)
        _certificate(entry, "isms", "IS 701234", -400, 445)
        _contract(
            printing,
            "ねんきん定期便の印字・封入封緘",
            ("names", "records"),
            66_000_000,
            48,
            "埼玉県戸田市 戸田工場",
            730,
        )
        late = _contract(
            entry,
            "届書データの入力",
            ("names", "numbers", "accounts"),
            1_400_000,
            120,
            "千葉県浦安市 浦安センター",
            400,
        )
    with clock.shifted(timedelta(days=-200)):
        _chain(late)
    with clock.shifted(timedelta(days=-20)):
        _inspect(late)
    _bid(shredding, "保存期限を過ぎた届書の溶解処理")


def _company(number: str, name: str, contact: str, phone: str) -> UUID:
    made = run(actions.register, actor=actor(DECIDER), number=number, name=name, contact=contact, phone=phone)
    assert made.subject_id is not None
    return made.subject_id


def _paper(name: str) -> list[Examined]:
    text = f"{name}（見本）".encode()
    return [Examined(f"{name}.txt", "txt", text, text, "clean")]


def _certificate(company: UUID, kind: str, number: str, first: int, last: int) -> None:
    today = clock.today()
    run(
        actions.add_certificate, actor=actor(DECIDER), subject=company, kind=kind, number=number,
        issued_on=today + timedelta(days=first), expires_on=today + timedelta(days=last), files=_paper("登録証の写し"),
    )  # fmt: skip


def _bid(company: UUID, title: str) -> Bid:
    contractor, unit = Contractor.objects.get(pk=company), Unit.objects.get(code=UNIT)
    made = run(actions.file_bid, actor=actor(BY), contractor=contractor, title=title, unit=unit)
    bid = Bid.objects.get(pk=str(made.subject_id))
    answers = {item.pk: ("yes", "規程の写しと現地の説明で確認") for item in items_of(bid.catalogue_id)}
    run(actions.answer_bid, actor=actor(BY), subject=bid.pk, answers=answers, files=_paper("安全管理措置の説明書"))
    return bid


def _contract(
    company: UUID, title: str, kinds: tuple[str, ...], persons: int, staff: int, place: str, length: int
) -> Job:  # fmt: skip
    bid = _bid(company, title)
    run(actions.decide_bid, actor=actor(DECIDER), subject=bid.pk, granted=True, reason="条件をすべて満たしています。")
    today = clock.today()
    terms = Terms(
        f"年機契第{persons % 997:03}号", kinds, persons, "受託者の作業用システム（機構のシステムには接続しない）", [place], staff,
        today, today + timedelta(days=length),
    )  # fmt: skip
    pk = run(actions.enter_contract, actor=actor(BY), subject=bid.pk, terms=terms).result
    job = Job.objects.get(pk=pk)
    answers = {item.pk: ("yes", "") for item in items_of(job.clauses_in_id)}
    last = next(item for item in reversed(items_of(job.clauses_in_id)) if not item.is_must)
    if "numbers" in kinds:
        answers[last.pk] = ("exception", "受託者の約款の文言による。趣旨は同じと法務担当に確認済み。")
    run(actions.fill_clauses, actor=actor(BY), subject=job.pk, answers=answers)
    run(actions.begin, actor=actor(BY), subject=job.pk)
    return job


def _chain(job: Job) -> None:
    first = _ask(
        job,
        None,
        "4010001000044",
        "株式会社うらやす入力センター",
        "届書画像からの一次入力。氏名、基礎年金番号、口座番号。",
    )
    run(
        actions.decide_consent,
        actor=actor(DECIDER),
        subject=first.pk,
        granted=True,
        reason="再委託先にも同じ条件を課すことを契約で確認しました。",
    )
    first.refresh_from_db()
    _ask(job, first, "5010001000055", "有限会社さくらベリファイ", "入力結果の照合。氏名と基礎年金番号のみ。")


def _ask(job: Job, parent: Subcontract | None, number: str, name: str, work: str) -> Subcontract:
    run(
        actions.ask_consent, actor=actor(BY), subject=job.pk, parent=parent, number=number, name=name, work=work,
        place="千葉県浦安市 浦安センター2階",
    )  # fmt: skip
    return Subcontract.objects.get(job=job, number=number)


def _inspect(job: Job) -> None:
    inspector = Person.objects.get(staff_number=BY)
    run(actions.plan_inspection, actor=actor(BY), subject=job.pk, planned_on=clock.today(), inspector=inspector)
    row = Inspection.objects.get(job=job)
    for number, item in enumerate(items_of(row.catalogue_id)):
        seen: dict[str, Any] = {"answer": "yes", "note": "", "files": []}
        if number == 2:
            seen = {
                "answer": "no",
                "note": "入力室の書庫が業務時間中に施錠されていなかった。",
                "files": _paper("書庫の写真"),
            }
        run(actions.save_item, actor=actor(BY), subject=row.pk, item=item.pk, **seen)
    run(
        actions.finish, actor=actor(BY), subject=row.pk, inspected_on=clock.today(), staff_counted=97,
        places_counted=row.places_promised, summary="作業者は契約より少なく、書庫の施錠に不備がありました。",
    )  # fmt: skip
