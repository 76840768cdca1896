"""Necessity records: asked by those who work on the case, decided by a counsel who sees nothing of the case."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from compliance.actions import accept
from compliance.guard import actions
from compliance.guard.models import Necessity
from compliance.guard.records import decision_of, grounds_of
from compliance.models import Case, Exclusion
from governance import clock, vault
from governance.access import Actor
from governance.deadlines.models import Deadline
from governance.escalation.sweep import sweep
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, Refused, WrongState, run
from tests.support import factories
from tests.support.database import check_deferred
from tests.support.five_cases import accepted_case

GROUNDS = {
    "step": "logs", "what": "全拠点の操作記録を取り寄せる。", "why": "訂正の手順を確かめる。",
    "milder": "抜取りでは足りない。", "exposed": "全拠点を対象とし、特定の職員に結びつけない。",
}  # fmt: skip


def asked(**changes: Any) -> tuple[Necessity, Actor, Case]:
    """Return a record on an accepted case, the head who asked, and the case."""
    case, head = accepted_case()
    outcome = run(actions.request_step, actor=head, subject=case.pk, **(GROUNDS | changes))
    return Necessity.objects.get(pk=str(outcome.result)), head, case


def counsel() -> Actor:
    return factories.actor(factories.person("external_counsel"))


def approve(record: Necessity, by: Actor | None = None, **changes: Any) -> None:
    said = {"valid_days": 14, "remark": "定例の取寄せに合わせること。", **changes}
    run(actions.approve_step, actor=by or counsel(), subject=record.pk, **said)


def text(response: Any) -> str:
    return str(response.content.decode())


def test_asked_approved_and_carried_out(db: None) -> None:
    record, head, case = asked()
    lawyer = counsel()
    assert grounds_of(record, lawyer).what == GROUNDS["what"]
    approve(record, lawyer)
    record.refresh_from_db()
    assert record.valid_until == clock.today() + timedelta(days=14)
    decision = decision_of(record, head)
    assert decision is not None
    assert decision.remark == "定例の取寄せに合わせること。"
    run(actions.carry_out_step, actor=head, subject=record.pk)
    assert Necessity.objects.get(pk=record.pk).state == "done"
    assert Entry.objects.get(action="guard.request_step", subject_id=case.pk).details == {"step": "logs"}
    check_deferred()


def test_counsel_sees_the_record_and_nothing_of_the_case(db: None) -> None:
    record, _, case = asked()
    person = factories.person("external_counsel")
    client, lawyer = factories.client_of(person), factories.actor(person)
    page = text(client.get(record.get_absolute_url()))
    assert GROUNDS["what"] in page
    assert case.reference not in page
    assert str(case.pk) not in page
    assert client.get(case.get_absolute_url()).status_code == 404
    assert not vault.opens(case.box, lawyer.keys)
    assert case.reference not in text(client.get("/compliance/guard/")) + text(client.get("/desk/"))
    outbox.dispatch()
    notice = Notice.objects.get(person=person, kind="guard.step_requested")
    assert case.reference not in notice.reference + notice.path


def test_nothing_stands_in_clear(db: None) -> None:
    record, _, _ = asked()
    approve(record)
    row = str(list(Necessity.objects.filter(pk=record.pk).values()))
    ledger = str(list(Entry.objects.values_list("details", flat=True)))
    for words in (*GROUNDS.values(), "定例の取寄せ"):
        if words != "logs":
            assert words not in row
            assert words not in ledger


def test_only_those_who_work_on_the_case_ask(db: None) -> None:
    case, _ = accepted_case()
    with pytest.raises(NotAllowed):
        run(actions.request_step, actor=factories.actor(factories.person("vice_president")), subject=case.pk, **GROUNDS)
    for role in ("staff", "office_head", "external_counsel", "investigator", "system_admin"):
        with pytest.raises(Invisible):
            run(actions.request_step, actor=factories.actor(factories.person(role)), subject=case.pk, **GROUNDS)
    assert not Necessity.objects.exists()


def test_only_counsel_decides_and_never_on_an_own_request(db: None) -> None:
    record, head, _ = asked()
    for who in (head, factories.actor(factories.person("vice_president"))):
        with pytest.raises(NotAllowed):
            approve(record, who)
    with pytest.raises(Invisible):
        approve(record, factories.actor(factories.person("staff")))
    statutory, _ = factories.file_case(position="president")
    person = factories.person("external_counsel")
    said = {"severity": "high", "category": "money", "message": "調査します。"}
    run(accept, actor=factories.actor(person), subject=statutory.pk, **said)
    own = run(actions.request_step, actor=factories.actor(person), subject=statutory.pk, **GROUNDS)
    mine = Necessity.objects.get(pk=str(own.result))
    with pytest.raises(NotAllowed):
        approve(mine, factories.actor(person))
    with pytest.raises(DatabaseError), transaction.atomic():
        Necessity.objects.filter(pk=mine.pk).update(decided_by=person)
    approve(mine)


def test_a_counsel_excluded_from_the_case_does_not_see_the_record(db: None) -> None:
    record, _, case = asked()
    person = factories.person("external_counsel")
    with transaction.atomic():
        Exclusion.objects.create(case=case, person=person, reason="declared")
        factories.ledger_note()
    with pytest.raises(Invisible):
        approve(record, factories.actor(person))
    outbox.dispatch()
    assert not Notice.objects.filter(person=person, kind="guard.step_requested").exists()


def test_refused_with_the_reason(db: None) -> None:
    record, head, case = asked()
    run(actions.refuse_step, actor=counsel(), subject=record.pk, remark="抜取りで足ります。")
    with pytest.raises(WrongState):
        run(actions.carry_out_step, actor=head, subject=record.pk)
    with pytest.raises(WrongState):
        approve(record)
    page = text(factories.client_of(Person.objects.get(pk=head.id)).get(record.get_absolute_url()))
    assert "抜取りで足ります。" in page
    assert case.reference in page


def test_an_approval_runs_out(db: None) -> None:
    record, head, _ = asked()
    approve(record, valid_days=3)
    with clock.shifted(timedelta(days=4)):
        with pytest.raises(Refused):
            run(actions.carry_out_step, actor=head, subject=record.pk)
        page = text(factories.client_of(Person.objects.get(pk=head.id)).get(record.get_absolute_url()))
        assert "承認の期限切れ" in page
        assert "carry-out-step" not in page


def test_sent_twice_with_one_key_is_one_request(db: None) -> None:
    case, head = accepted_case()
    first = run(actions.request_step, actor=head, subject=case.pk, key="k", **GROUNDS)
    again = run(actions.request_step, actor=head, subject=case.pk, key="k", **GROUNDS)
    assert again.repeated
    assert first.result == again.result
    assert Necessity.objects.count() == 1


def test_on_the_pages_of_the_case_and_the_desks(db: None) -> None:
    record, head, case = asked()
    handler = factories.client_of(Person.objects.get(pk=head.id))
    page = text(handler.get(case.get_absolute_url()))
    assert "通報者の特定につながるおそれがある調査" in page
    assert record.get_absolute_url() in page
    lawyer = factories.client_of(factories.person("external_counsel"))
    assert record.get_absolute_url() in text(lawyer.get("/desk/"))
    approve(record)
    assert record.get_absolute_url() not in text(lawyer.get("/desk/"))
    assert record.get_absolute_url() in text(handler.get("/desk/"))
    assert "調査について、外部弁護士に承認を求めた" in text(handler.get(f"{case.get_absolute_url()}course/"))


def test_the_request_itself_is_checked_and_may_be_sent_as_it_is(db: None) -> None:
    case, head = accepted_case()
    client = factories.client_of(Person.objects.get(pk=head.id))
    address = f"/compliance/guard/cases/{case.pk}/request-step/"
    said = GROUNDS | {"what": "4月1日の記録を、通報者の席の端末から取る。"}
    warned = client.post(address, said)
    assert warned.status_code == 422
    page = text(warned)
    for words in (
        "1行目1文字目「4月1日」",
        "具体的な日",
        "通報した人や見聞きした人に触れる言い方",
        "send_as_it_is",
        "通報者の席の端末から",
    ):
        assert words in page, words
    ticked = warned.context["form"].fields["send_as_it_is"].widget.attrs["value"]
    other = client.post(address, said | {"send_as_it_is": ticked, "why": "女性職員を探すため。"})
    assert other.status_code == 422
    assert client.post(address, said | {"send_as_it_is": ticked}).status_code == 303
    assert client.post(address, GROUNDS).status_code == 303
    empty = client.post(address, GROUNDS | {"milder": ""})
    assert empty.status_code == 422
    assert GROUNDS["what"] in text(empty)


def test_a_text_can_be_tried_and_is_not_kept(db: None) -> None:
    case, head = accepted_case()
    client = factories.client_of(Person.objects.get(pk=head.id))
    address = f"/compliance/guard/cases/{case.pk}/check/"
    entries = Entry.objects.count()
    answer = client.post(address, {"text": "唯一の担当者が知らせてくれた。"})
    assert answer.status_code == 200
    assert "<mark>" in text(answer)
    assert answer["Cache-Control"] == "no-store"
    assert "該当箇所はありませんでした" in text(client.post(address, {"text": "手順書を見直してください。"}))
    assert client.post(address, {"text": ""}).status_code == 422
    assert Entry.objects.count() == entries
    assert factories.client_of(factories.person("vice_president")).get(address).status_code == 404
    assert factories.client_of(factories.person("staff")).get(address).status_code == 404


def test_the_same_number_of_queries_for_one_record_and_for_many(db: None) -> None:
    _, head, case = asked()
    lawyer = factories.client_of(factories.person("external_counsel"))

    def count() -> int:
        lawyer.get("/compliance/guard/")
        with CaptureQueriesContext(connection) as queries:
            assert lawyer.get("/compliance/guard/").status_code == 200
        return len(queries)

    few = count()
    for _ in range(4):
        run(actions.request_step, actor=head, subject=case.pk, **GROUNDS)
    assert count() == few


def test_a_step_that_is_not_needed_any_more_is_not_carried_out(db: None) -> None:
    record, head, _ = asked()
    approve(record)
    run(actions.withdraw_step, actor=head, subject=record.pk)
    with pytest.raises(WrongState):
        run(actions.carry_out_step, actor=head, subject=record.pk)


def test_of_two_records_asked_at_once_counsel_is_told_of_the_one_that_waits(db: None) -> None:
    person = factories.person("external_counsel")
    first, head, case = asked()
    outcome = run(actions.request_step, actor=head, subject=case.pk, **(GROUNDS | {"step": "asking"}))
    approve(Necessity.objects.get(pk=str(outcome.result)))
    outbox.dispatch()
    told = Notice.objects.filter(person=person, kind="guard.step_requested")
    assert [notice.path for notice in told] == [first.get_absolute_url()]


class TestTheClockOfTheDecision:
    """D4-N: three business days for counsel; then those whose work stands still learn of it too."""

    def notices(self, person: Person) -> list[str]:
        outbox.dispatch()
        rows = Notice.objects.filter(person=person, kind__startswith="compliance.clock").order_by("created_at")
        return [f"{row.kind.rsplit('.', 1)[-1]} {row.reference}" for row in rows]

    def test_counsel_sees_it_on_desk_and_record_and_is_reminded(self, db: None) -> None:
        person = factories.person("external_counsel")
        record, head, case = asked()
        client = factories.client_of(person)
        title = "通報者の特定につながるおそれがある調査の要否を判断する"
        assert title in text(client.get("/desk/"))
        assert title in text(client.get(record.get_absolute_url()))
        with clock.shifted(timedelta(days=2)):
            sweep()
            assert self.notices(person) == [f"amber {record.number}"]
            assert not self.notices(Person.objects.get(pk=head.id))
        with clock.shifted(timedelta(days=12)):
            sweep()
            assert self.notices(person) == [f"amber {record.number}", f"passed {record.number}"]
            assert self.notices(Person.objects.get(pk=head.id)) == [f"passed {case.reference}"]

    @pytest.mark.parametrize(("decide", "state"), [("approve", "met"), ("refuse", "met"), ("withdraw", "stopped")])
    def test_it_ends_with_the_decision(self, db: None, decide: str, state: str) -> None:
        record, head, _ = asked()
        if decide == "approve":
            approve(record)
        elif decide == "refuse":
            run(actions.refuse_step, actor=counsel(), subject=record.pk, remark="足りる手段がある。")
        else:
            run(actions.withdraw_step, actor=head, subject=record.pk)
        assert Deadline.objects.get(subject_id=record.pk).state == state
