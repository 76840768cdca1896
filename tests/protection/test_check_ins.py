"""Check-ins: planned with the filing, opened on their day, answered with the receipt code, decided, escalated."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.models import Case
from compliance.protection import actions, chores
from compliance.protection.actions.watching import AskFirst, HasAnswer
from compliance.protection.choices import CheckInState
from compliance.protection.models import CheckIn, Tie, Watch
from compliance.protection.queries import answer_of
from compliance.protection.sealing import case_opener
from compliance.queries import conversation
from governance import clock
from governance.access import SYSTEM
from governance.calendar.business_days import add_months
from governance.deadlines.queries import faces_of
from governance.escalation.sweep import sweep
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.support import factories
from tests.support.protection import ANSWERS, answered_check_in, opened_check_in

DECISION = {"decision": "nothing", "reason": "変化なし", "message": ""}


def test_a_report_plans_four_rounds_and_a_year(db: None) -> None:
    case, _ = factories.file_case()
    day = case.clock_day
    rounds = list(CheckIn.objects.filter(case=case).values_list("months", "opens_on", "state"))
    assert rounds == [(n, add_months(day, n), CheckInState.PLANNED) for n in (1, 3, 6, 12)]
    assert Watch.objects.get(case=case).ends_on == add_months(day, 12)


def test_each_round_opens_on_its_day_and_once(db: None) -> None:
    case, _ = factories.file_case()
    first = CheckIn.objects.get(case=case, months=1)
    wait = first.opens_on - clock.today()
    with clock.shifted(wait - timedelta(days=1)):
        assert chores.open_due() == 0
    with clock.shifted(wait):
        assert (chores.open_due(), chores.open_due()) == (1, 0)
    first.refresh_from_db()
    assert (first.state, first.asked) == (CheckInState.OPEN, 1)
    (face,) = faces_of("protection.checkin", [first.pk])[first.pk]
    assert (face.code, face.due_on) == ("D4", first.opens_on + timedelta(days=14))


def test_after_an_outage_the_late_rounds_open(db: None) -> None:
    case, _ = factories.file_case()
    with clock.shifted(timedelta(days=200)):
        assert chores.open_due() == 3
    assert CheckIn.objects.filter(case=case, state=CheckInState.OPEN).count() == 3


def test_unanswered_climbs_from_the_handlers_to_the_head(db: None) -> None:
    check_in, _ = opened_check_in()
    told = {}
    for day in (6, 8, 15, 22):
        with clock.shifted(check_in.opens_on - clock.today() + timedelta(days=day)):
            sweep()
            outbox.dispatch()
        kinds = Notice.objects.filter(reference=check_in.case.reference, kind__startswith="compliance.clock")
        told[day] = sorted(kinds.filter(path__contains="protection").values_list("kind", flat=True))
    assert told[6] == []
    assert told[8] == ["compliance.clock.amber"]
    assert told[15] == ["compliance.clock.amber", "compliance.clock.passed"]
    assert told[22] == ["compliance.clock.amber", "compliance.clock.passed", "compliance.clock.passed"]


def test_a_case_without_a_watch_gets_one(db: None) -> None:
    case, _ = factories.file_case()
    with transaction.atomic():
        factories.ledger_note()
        CheckIn.objects.all().delete()
        Watch.objects.all().delete()
    assert (chores.watch_the_unwatched(), chores.watch_the_unwatched()) == (1, 0)
    assert CheckIn.objects.filter(case=case).count() == 4


class TestAnswer:
    """The reporter, with the receipt code."""

    def visit(self) -> tuple[Client, CheckIn]:
        check_in, _ = opened_check_in()
        client = Client()
        code = factories._codes[check_in.case_id]
        assert client.post("/report/return/", {"code": code}).status_code == 302
        return client, check_in

    def test_page_shows_the_questions_and_takes_the_answer(self, db: None) -> None:
        client, check_in = self.visit()
        assert "/report/case/answer/" in client.get("/report/case/").content.decode()
        assert client.get("/report/case/answer/").status_code == 200
        assert client.post("/report/case/answer/", ANSWERS).status_code == 303
        check_in.refresh_from_db()
        assert check_in.state == CheckInState.ANSWERED
        assert "担当を外された".encode() not in bytes(check_in.sealed_answer or b"")
        page = client.get("/report/case/").content.decode()
        assert "/report/case/answer/" not in page
        assert client.get("/report/case/answer/").status_code == 302

    def test_what_is_missing_is_said_and_what_was_typed_kept(self, db: None) -> None:
        client, _ = self.visit()
        answer = client.post("/report/case/answer/", {"changed": "yes", "text": "書きかけ", "wants_contact": "no"})
        assert answer.status_code == 422
        text = answer.content.decode()
        assert "書きかけ" in text
        assert "何が変わったかを選んでください" in text

    def test_a_no_drops_what_belongs_to_a_yes(self, db: None) -> None:
        client, check_in = self.visit()
        client.post("/report/case/answer/", {**ANSWERS, "changed": "no"})
        check_in.refresh_from_db()
        head = factories.actor(factories.person("compliance_head"))
        answer = answer_of(check_in, case_opener(check_in.case, head))
        assert answer is not None
        assert (answer.changed, answer.kinds, answer.weight) == (False, (), "")

    def test_without_the_code_there_is_no_page(self, db: None) -> None:
        assert Client().get("/report/case/answer/").status_code == 302

    def test_a_reporter_cannot_answer_another_case(self, db: None) -> None:
        check_in, _ = opened_check_in()
        other, _ = factories.file_case()
        with pytest.raises(Invisible):
            run(actions.answer, actor=factories.reporter(other), subject=check_in.pk, answers=ANSWERS)

    def test_repeated_with_the_same_key_answers_once(self, db: None) -> None:
        check_in, _ = opened_check_in()
        reporter = factories.reporter(check_in.case)
        for _i in range(2):
            outcome = run(actions.answer, actor=reporter, subject=check_in.pk, key="k", answers=ANSWERS)
        assert outcome.repeated
        with pytest.raises(WrongState):
            run(actions.answer, actor=reporter, subject=check_in.pk, answers=ANSWERS)

    def test_handlers_are_told_without_content(self, db: None) -> None:
        check_in, head = answered_check_in()
        outbox.dispatch()
        notice = Notice.objects.get(kind="protection.check_in_answered")
        assert (notice.person_id, notice.reference) == (head.id, check_in.case.reference)


class TestDecide:
    """What the handler makes of it."""

    def test_allowed_and_the_clock_is_met(self, db: None) -> None:
        check_in, head = answered_check_in()
        run(actions.decide, actor=head, subject=check_in.pk, **DECISION)
        check_in.refresh_from_db()
        assert (check_in.state, check_in.decision, check_in.decided_by_id) == ("decided", "nothing", head.id)
        (face,) = faces_of("protection.checkin", [check_in.pk])[check_in.pk]
        assert face.tone == "met"

    def test_refused_to_those_who_only_see(self, db: None) -> None:
        check_in, _ = answered_check_in()
        onlooker = factories.actor(factories.person("vice_president"))
        with pytest.raises(NotAllowed):
            run(actions.decide, actor=onlooker, subject=check_in.pk, **DECISION)

    def test_unknown_to_strangers(self, db: None) -> None:
        check_in, _ = answered_check_in()
        stranger = factories.actor(factories.person("office_head"))
        with pytest.raises(Invisible):
            run(actions.decide, actor=stranger, subject=check_in.pk, **DECISION)

    def test_not_closed_without_an_answer_before_asking_again(self, db: None) -> None:
        check_in, head = opened_check_in()
        closing = {"decision": "unanswered", "reason": "返事がない", "message": ""}
        with pytest.raises(AskFirst):
            run(actions.decide, actor=head, subject=check_in.pk, **closing)
        run(actions.ask_again, actor=head, subject=check_in.pk, text="もう一度お尋ねします。")
        run(actions.decide, actor=head, subject=check_in.pk, **closing)
        texts = [m.text for m in conversation(check_in.case, factories.reporter(check_in.case))]
        assert texts == ["もう一度お尋ねします。"]

    def test_an_answer_cannot_be_called_unanswered(self, db: None) -> None:
        check_in, head = answered_check_in()
        with pytest.raises(HasAnswer):
            run(actions.decide, actor=head, subject=check_in.pk, decision="unanswered", reason="x", message="")

    def test_watching_more_closely_is_noted(self, db: None) -> None:
        check_in, head = answered_check_in()
        run(actions.decide, actor=head, subject=check_in.pk, decision="watch", reason="注意", message="")
        assert Watch.objects.get(case=check_in.case).close

    def test_page(self, db: None) -> None:
        check_in, head = answered_check_in()
        client = factories.client_of(Person.objects.get(pk=head.id))
        address = f"/compliance/protection/check-ins/{check_in.pk}/decide/"
        page = client.get(address).content.decode()
        assert "担当を外された" in page
        assert "担当する仕事" in page
        wrong = client.post(address, {"decision": "contact", "reason": "書きかけの理由", "message": ""})
        assert wrong.status_code == 422
        assert "書きかけの理由" in wrong.content.decode()
        assert "通報者への連絡を入力してください" in wrong.content.decode()
        right = client.post(address, {"decision": "contact", "reason": "理由", "message": "お話を聞かせてください。"})
        assert (right.status_code, right["Location"]) == (303, f"/compliance/protection/cases/{check_in.case_id}/")
        for role in ("staff", "hr_officer", "system_admin", "office_head"):
            assert factories.client_of(factories.person(role)).get(address).status_code == 404


class TestRaiseCase:
    """A case of retaliation from a check-in."""

    def test_a_tied_case_and_the_reporter_told(self, db: None) -> None:
        check_in, head = answered_check_in()
        outcome = run(actions.raise_case, actor=head, source=check_in, position="staff", text="担当を外された件")
        second = Case.objects.get(pk=outcome.subject_id)
        assert (second.category, second.state) == ("retaliation", "received")
        assert Tie.objects.get(second=second).first_id == check_in.case_id
        check_in.refresh_from_db()
        assert (check_in.state, check_in.decision) == ("decided", "raised")
        assert [f.tone for f in faces_of("protection.checkin", [check_in.pk])[check_in.pk]] == ["met"]
        (message,) = conversation(check_in.case, factories.reporter(check_in.case))
        assert second.reference in message.text
        assert not CheckIn.objects.filter(case=second).exists()

    def test_twice_is_refused_and_a_repeat_harmless(self, db: None) -> None:
        check_in, head = answered_check_in()
        more: dict[str, Any] = {"source": check_in, "position": "staff", "text": "担当を外された件"}
        first = run(actions.raise_case, actor=head, key="k", **more)
        again = run(actions.raise_case, actor=head, key="k", **more)
        assert again.repeated
        assert again.subject_id == first.subject_id
        with pytest.raises(WrongState):
            run(actions.raise_case, actor=head, **more)
        assert Tie.objects.count() == 1

    def test_refused_to_onlookers_and_unknown_to_those_outside(self, db: None) -> None:
        check_in, _ = answered_check_in()
        more: dict[str, Any] = {"source": check_in, "position": "staff", "text": "x"}
        with pytest.raises(NotAllowed):
            run(actions.raise_case, actor=factories.actor(factories.person("vice_president")), **more)
        with pytest.raises(Invisible):
            run(actions.raise_case, actor=factories.actor(factories.person("investigator")), **more)
        with pytest.raises(NotAllowed):
            run(actions.raise_case, actor=factories.actor(factories.person("staff")), **more)

    def test_the_reporter_follows_both(self, db: None) -> None:
        check_in, head = answered_check_in()
        outcome = run(actions.raise_case, actor=head, source=check_in, position="staff", text="担当を外された件")
        client = Client()
        client.post("/report/return/", {"code": factories._codes[check_in.case_id]})
        assert Case.objects.get(pk=outcome.subject_id).reference in client.get("/report/case/").content.decode()


def test_the_ledger_holds_no_words(db: None) -> None:
    check_in, head = answered_check_in()
    run(actions.decide, actor=head, subject=check_in.pk, decision="watch", reason="カナリア理由", message="カナリア")
    assert "カナリア" not in str(list(Entry.objects.values_list("details", flat=True)))


def test_system_alone_opens(db: None) -> None:
    factories.file_case()
    check_in = CheckIn.objects.filter(months=1).get()
    head = factories.actor(factories.person("compliance_head"))
    with pytest.raises(NotAllowed):
        run(actions.open_check_in, actor=head, subject=check_in.pk)
    run(actions.open_check_in, actor=SYSTEM, subject=check_in.pk)


def test_list_takes_as_many_queries_for_many_rows(db: None) -> None:
    check_in, head = opened_check_in()
    client = factories.client_of(Person.objects.get(pk=head.id))
    counts = []
    client.get("/desk/")
    for more in (0, 4):
        with clock.shifted(timedelta(days=-40)):
            for _i in range(more):
                factories.file_case()
        chores.open_due()
        pages = ("/compliance/protection/check-ins/", "/desk/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            for page in pages:
                assert client.get(page).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
