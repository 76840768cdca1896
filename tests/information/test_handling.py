"""Taking up, taking notice, a case, joined, passed on: information.take_up and what follows."""

import threading
import uuid
from typing import Any

import pytest
from django.db import connection

from compliance.actions import assign
from compliance.choices import Channel
from compliance.content import content_of
from compliance.information import actions
from compliance.information.choices import Kind
from compliance.information.content import heard_in
from compliance.information.models import Delivery, Information
from compliance.models import Case
from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.attachments.models import Attachment
from governance.deadlines.queries import faces_of
from governance.escalation.sweep import sweep
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Event, Notice
from governance.runner import Action, Invisible, NotAllowed, Outcome, Refused, WrongState, run
from tests.information import making
from tests.support import factories
from tests.support.five_cases import accepted_case

LABEL = "information.information"


def tone(information: Information, code: str) -> list[str]:
    return [f.tone for f in faces_of(LABEL, [information.pk])[information.pk] if f.code == code]


DECISIONS: list[tuple[Action, dict[str, Any]]] = [
    (actions.make_case, {}),
    (actions.pass_on, {"area": "privacy", "reason": "担当が確かめる"}),
    (actions.propose_answer, {"reason": "違反に当たらない"}),
]


def test_taking_up_settles_one_clock_and_starts_the_next(db: None) -> None:
    information, actor = making.taken_up()
    assert (tone(information, "D5b"), tone(information, "D5c")) == (["met"], ["calm"])
    own = Delivery.objects.get(information=information, role="compliance_head")
    assert own.acknowledged_by_id == own.seen_by_id == actor.id
    other = Delivery.objects.get(information=information, role="service_promotion")
    assert other.acknowledged_at is None


@pytest.mark.parametrize(("action", "inputs"), DECISIONS, ids=lambda v: getattr(v, "name", ""))
def test_each_decision_is_for_the_head_of_the_track_alone(db: None, action: Action, inputs: dict[str, Any]) -> None:
    information, head = making.taken_up()
    vice, stranger = (
        factories.actor(factories.person("vice_president")),
        factories.actor(factories.person("audit_head")),
    )
    with pytest.raises(NotAllowed):
        run(action, actor=vice, subject=information.pk, **inputs)
    with pytest.raises(Invisible):
        run(action, actor=stranger, subject=information.pk, **inputs)
    key = str(uuid.uuid4())
    first = run(action, actor=head, subject=information.pk, key=key, **inputs)
    again = run(action, actor=head, subject=information.pk, key=key, **inputs)
    assert (first.repeated, again.repeated) == (False, True)
    with pytest.raises(WrongState):
        run(action, actor=head, subject=information.pk, **inputs)
    done = Entry.objects.filter(subject_id=information.pk, action=action.name, outcome="done")
    assert done.count() == 1


@pytest.mark.parametrize(("action", "inputs"), DECISIONS, ids=lambda v: getattr(v, "name", ""))
def test_nothing_is_decided_before_it_was_taken_up(db: None, action: Action, inputs: dict[str, Any]) -> None:
    information = making.register()
    with pytest.raises(WrongState):
        run(action, actor=making.head(), subject=information.pk, **inputs)


def test_two_heads_at_once_make_one_case(committed_db: Any) -> None:
    information, head = making.taken_up()
    results: list[object] = []
    start = threading.Barrier(2)

    def attempt() -> None:
        try:
            start.wait(timeout=10)
            results.append(run(actions.make_case, actor=head, subject=information.pk))
        except Refused as refusal:
            results.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sum(isinstance(r, Outcome) for r in results) == 1
    assert Case.objects.count() == 1


def with_file() -> Examined:
    return Examined("控え.txt", "txt", b"memo", b"memo", "not_scanned")


def test_a_case_is_made_like_a_report_with_text_and_files(db: None) -> None:
    information, head = making.taken_up(files=[with_file()])
    run(actions.make_case, actor=head, subject=information.pk)
    information.refresh_from_db()
    case = information.case
    assert case is not None
    assert (case.channel, case.state, case.track, case.unit) == (
        Channel.ROUTED,
        "received",
        "division",
        information.unit,
    )
    assert content_of(case, head).what == making.WORDS
    assert {f.code for f in faces_of("compliance.case", [case.pk])[case.pk]} == {"D2"}
    assert Attachment.objects.filter(owner_type="compliance.case", owner_id=case.pk).count() == 1
    assert tone(information, "D5c") == ["met"]
    assert Event.objects.filter(name="compliance.case_filed", subject_id=case.pk).count() == 1


def test_a_failure_half_way_leaves_nothing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    information, head = making.taken_up(files=[with_file()])

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr("compliance.information.actions.handling.keep", broken)
    with pytest.raises(RuntimeError):
        run(actions.make_case, actor=head, subject=information.pk)
    assert not Case.objects.exists()
    information.refresh_from_db()
    assert information.state == "taken_up"


def test_joined_to_a_case_everyone_on_the_case_reads_it(db: None) -> None:
    case, head = accepted_case()
    person = factories.person("investigator")
    information, _ = making.taken_up(files=[with_file()])
    with pytest.raises(actions.handling.NoSuchCase):
        run(actions.join, actor=head, subject=information.pk, case="XXXX-XXXX")
    run(actions.join, actor=head, subject=information.pk, case=case.reference)
    run(assign, actor=head, subject=case.pk, investigators=[person])
    page = factories.client_of(person).get(f"/compliance/cases/{case.pk}/").content.decode()
    assert making.WORDS in page
    assert "控え.txt" in page
    assert factories.client_of(person).get(information.get_absolute_url()).status_code == 404
    outbox.dispatch()
    assert Notice.objects.filter(kind="information.entry_joined", reference=case.reference).exists()


def test_a_case_that_the_head_may_not_see_cannot_be_joined(db: None) -> None:
    hidden, _ = factories.file_case(position="president")
    information, head = making.taken_up()
    with pytest.raises(actions.handling.NoSuchCase):
        run(actions.join, actor=head, subject=information.pk, case=hidden.reference)


def test_passed_on_the_area_opens_it_and_is_on_the_clock(db: None) -> None:
    officer = factories.person("chief_privacy_officer")
    information, head = making.taken_up()
    assert factories.client_of(officer).get(information.get_absolute_url()).status_code == 404
    run(actions.pass_on, actor=head, subject=information.pk, area="privacy", reason="漏えいの疑い")
    information.refresh_from_db()
    assert Event.objects.filter(name="information.privacy_informed", subject_id=information.pk).count() == 1
    outbox.dispatch()
    assert Notice.objects.filter(person=officer, kind="information.passed_on").count() == 1
    assert tone(information, "D5b") == ["met", "calm"]
    client = factories.client_of(officer)
    page = client.get(information.get_absolute_url()).content.decode()
    assert making.WORDS in page
    assert "漏えいの疑い" in page
    answer = client.post(f"{information.get_absolute_url()}acknowledge/", {"idempotency_key": "k"})
    assert answer.status_code == 303
    assert tone(information, "D5b") == ["met", "met"]


def test_it_is_not_passed_to_an_area_that_is_concerned(db: None) -> None:
    from governance.organization.models import Unit

    audit = Unit.objects.get(code="D04")
    factories.person("audit_head", at=audit)
    information, head = making.taken_up(unit=audit)
    with pytest.raises(actions.handling.Concerned):
        run(actions.pass_on, actor=head, subject=information.pk, area="audit", reason="x")


def test_taking_notice_is_noted_for_the_own_post_only(db: None) -> None:
    information = making.register(kinds=[Kind.LEAK])
    officer = factories.actor(factories.person("chief_privacy_officer"))
    run(actions.open_entry, actor=officer, subject=information.pk)
    own = Delivery.objects.get(information=information, role="chief_privacy_officer")
    assert (own.seen_by_id, own.acknowledged_at) == (officer.id, None)
    run(actions.acknowledge, actor=officer, subject=information.pk, for_the_area=False)
    own.refresh_from_db()
    assert own.acknowledged_by_id == officer.id
    assert Delivery.objects.filter(information=information, acknowledged_at__isnull=False).count() == 1
    assert tone(information, "D5b") == ["calm"]
    with pytest.raises(NotAllowed):
        run(
            actions.acknowledge,
            actor=factories.actor(factories.person("president")),
            subject=information.pk,
            for_the_area=False,
        )


def test_nobody_takes_it_up_and_the_ladder_climbs(db: None) -> None:
    head, vice = factories.person("compliance_head"), factories.person("vice_president")
    making.register()
    outbox.dispatch()
    Notice.objects.all().delete()
    with clock.shifted(factories.days(14)):
        sweep()
        outbox.dispatch()
    kinds = {(n.person_id, n.kind) for n in Notice.objects.all()}
    assert (head.pk, "information.clock.passed") in kinds
    assert (vice.pk, "information.clock.escalated") in kinds


def test_the_ladder_of_the_statutory_track_stays_inside(db: None) -> None:
    vice, inspector = factories.person("vice_president"), factories.person("statutory_auditor")
    making.register(position="vice_president")
    with clock.shifted(factories.days(14)):
        sweep()
        outbox.dispatch()
    assert not Notice.objects.filter(person=vice).exists()
    assert Notice.objects.filter(person=inspector, kind="information.clock.escalated").exists()


def test_pages_of_the_head(db: None) -> None:
    client = factories.client_of(factories.person("compliance_head"))
    information = making.register()
    address = information.get_absolute_url()
    assert making.WORDS in client.get(address).content.decode()
    data = {"idempotency_key": "k", "subject_version": information.version}
    assert client.get(f"{address}take-up/").status_code == 200
    assert client.post(f"{address}take-up/", data).status_code == 303
    page = client.get(address).content.decode()
    for verb in ("make-case", "join", "pass-on", "propose-answer"):
        assert f"{address}{verb}/" in page
        assert client.get(f"{address}{verb}/").status_code == 200
    answer = client.post(f"{address}pass-on/", {"area": "", "reason": "書きかけ", "idempotency_key": "p"})
    assert answer.status_code == 422
    assert "書きかけ" in answer.content.decode()
    stale = client.post(f"{address}make-case/", {"idempotency_key": "q", "subject_version": 99})
    assert stale.status_code == 409
    information.refresh_from_db()
    answer = client.post(f"{address}make-case/", {"idempotency_key": "r", "subject_version": information.version})
    assert answer.status_code == 303
    case = Case.objects.get()
    assert f"/compliance/cases/{case.pk}/" in client.get(address).content.decode()


def test_reading_is_noted_once_an_hour(db: None) -> None:
    client, information = factories.client_of(factories.person("compliance_head")), making.register()
    for _ in range(2):
        client.get(information.get_absolute_url())
    assert Entry.objects.filter(action="information.open", subject_id=information.pk).count() <= 2
    assert Information.objects.get(pk=information.pk).version == information.version


class TestAnswer:
    """No violation: never by one person alone."""

    def confirmers(self) -> Actor:
        return factories.actor(factories.person("vice_president"))

    def test_two_people(self, db: None) -> None:
        information, head = making.proposed()
        with pytest.raises(NotAllowed):
            run(actions.confirm_answer, actor=head, subject=information.pk)
        run(actions.confirm_answer, actor=self.confirmers(), subject=information.pk)
        information.refresh_from_db()
        assert information.state == "answered"
        assert tone(information, "D5c") == ["met"]

    def test_the_clock_goes_on_until_the_second_person(self, db: None) -> None:
        information, _ = making.proposed()
        assert tone(information, "D5c") == ["calm"]

    def test_another_head_may_be_the_second(self, db: None) -> None:
        information, _ = making.proposed()
        run(actions.confirm_answer, actor=making.head(), subject=information.pk)

    def test_whoever_registered_it_is_never_the_second(self, db: None) -> None:
        vice = factories.person("vice_president")
        information, _ = making.proposed(by=vice)
        with pytest.raises(NotAllowed):
            run(actions.confirm_answer, actor=factories.actor(vice), subject=information.pk)

    def test_recipients_without_the_track_are_not_the_second(self, db: None) -> None:
        information, _ = making.proposed()
        service = factories.actor(factories.person("service_promotion"))
        assert heard_in(information, service).what == making.WORDS
        with pytest.raises(NotAllowed):
            run(actions.confirm_answer, actor=service, subject=information.pk)

    def test_not_confirmed_it_goes_back(self, db: None) -> None:
        information, head = making.proposed()
        run(actions.return_answer, actor=self.confirmers(), subject=information.pk, reason="記録も見てください。")
        information.refresh_from_db()
        assert information.state == "taken_up"
        outbox.dispatch()
        assert Notice.objects.filter(person_id=head.id, kind="information.answer_returned").exists()

    def test_pages(self, db: None) -> None:
        information, _ = making.proposed()
        client = factories.client_of(factories.person("vice_president"))
        address = information.get_absolute_url()
        assert "手順どおりだった。" in client.get(f"{address}confirm-answer/").content.decode()
        assert client.post(f"{address}return-answer/", {"reason": ""}).status_code == 422
        assert "2人目" in client.get("/desk/").content.decode()
        answer = client.post(
            f"{address}confirm-answer/", {"idempotency_key": "k", "subject_version": information.version}
        )
        assert answer.status_code == 303


def test_a_case_without_a_reporter_asks_for_no_message_and_owes_none(db: None) -> None:
    from compliance.models import Message

    information, head = making.taken_up()
    run(actions.make_case, actor=head, subject=information.pk)
    case = Case.objects.get()
    assert not case.owes("D2b")
    client = factories.client_of(factories.person("compliance_head"))
    client.post(f"/compliance/cases/{case.pk}/declare/", {"relation": "no", "idempotency_key": "d"})
    address = f"/compliance/cases/{case.pk}/accept/"
    page = client.get(address, follow=True).content.decode()
    assert 'name="message"' not in page
    assert "通報者にはすぐに通知" not in page
    assert "この情報から作った事案" in client.get(information.get_absolute_url()).content.decode()
    data = {"severity": "high", "category": "leak", "idempotency_key": "a", "subject_version": case.version}
    answer = client.post(address, data)
    case.refresh_from_db()
    assert (answer.status_code, case.state) == (303, "accepted")
    assert not Message.objects.filter(case=case).exists()
    assert f"/compliance/cases/{case.pk}/write/" not in client.get(f"/compliance/cases/{case.pk}/").content.decode()
