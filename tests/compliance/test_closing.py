"""Closing, reopening, joining, splitting, holding, erasing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from compliance import lifecycle
from compliance.actions import (
    accept,
    close,
    conclude,
    conclude_joined,
    decline,
    erase,
    hold,
    join,
    keep,
    lift_hold,
    propose_erasure,
    reconsider,
    reopen,
    split,
    write,
)
from compliance.actions.conclusion import StillOpen
from compliance.actions.ending import NotDue
from compliance.actions.joining import CannotJoin
from compliance.content import content_of
from compliance.models import Allegation, Case, Conclusion, Interview, Message, RetentionProposal, RetentionRule
from compliance.queries import conversation
from compliance.retention import due_cases, rules_on, years_before
from governance import clock, vault
from governance.access import Actor
from governance.attachments.models import Attachment
from governance.deadlines.queries import faces_of
from governance.ledger.models import Entry
from governance.ledger.verify import breaks
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import NotAllowed, WrongState, run
from tests.support import factories
from tests.support.five_cases import FiveCases, accepted_case, assigned_case, concluded_case, head, submit

AGAIN = {"reason": "新しい証拠が見つかった。", "message": "調査を再開します。"}


@pytest.fixture(autouse=True)
def no_conditions_of_other_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the case alone: what measures and duties keep open is tested in their rooms."""
    own = [c for c in lifecycle._conditions if c.__module__.split(".")[1] not in ("measures", "protection", "guard")]
    monkeypatch.setattr(lifecycle, "_conditions", own)


class TestClose(FiveCases):
    action = close

    def make(self) -> tuple[Case, Actor]:
        case, reviewer, _ = concluded_case()
        return case, reviewer

    def inputs(self) -> dict[str, Any]:
        return {}

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="investigating", finding="")
        return True


class TestReopen(FiveCases):
    action = reopen

    def make(self) -> tuple[Case, Actor]:
        case, reviewer, _ = concluded_case()
        return case, reviewer

    def inputs(self) -> dict[str, Any]:
        return dict(AGAIN)

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="investigating", finding="")
        return True


class TestReconsider(FiveCases):
    action = reconsider

    def make(self) -> tuple[Case, Actor]:
        case, _ = factories.file_case()
        actor = factories.actor(head())
        run(decline, actor=actor, subject=case.pk, reason="対象外", message="対象外です。")
        return case, actor

    def inputs(self) -> dict[str, Any]:
        return dict(AGAIN)

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="received")
        return True


def test_what_another_room_says_keeps_the_case_open(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lifecycle, "_conditions", [lambda case: ["措置の効果がまだ確かめられていません。"]])
    case, reviewer, _ = concluded_case()
    with pytest.raises(StillOpen) as refused:
        run(close, actor=reviewer, subject=case.pk)
    assert "措置の効果がまだ確かめられていません。" in str(refused.value.message)
    client = factories.client_of(head())
    address = f"/compliance/cases/{case.pk}/close/"
    assert "措置の効果がまだ確かめられていません。" in client.get(address).content.decode()
    assert client.post(address).status_code == 409
    monkeypatch.setattr(lifecycle, "_conditions", [])
    assert client.post(address).status_code == 303
    case.refresh_from_db()
    assert (case.state, case.closed_at is not None) == ("closed", True)


def test_reopened_it_is_investigated_and_concluded_anew(db: None) -> None:
    case, reviewer, investigator = concluded_case()
    run(close, actor=reviewer, subject=case.pk)
    run(reopen, actor=reviewer, subject=case.pk, **AGAIN)
    case.refresh_from_db()
    assert (case.state, case.finding, case.closed_at) == ("investigating", "", None)
    assert conversation(case, factories.reporter(case))[-1].text == AGAIN["message"]
    Allegation.objects.filter(case=case).delete()
    submit(case, investigator, finding="not_found")
    run(conclude, actor=reviewer, subject=case.pk)
    case.refresh_from_db()
    assert case.finding == "not_found"
    assert [row.finding for row in Conclusion.objects.filter(case=case)] == ["not_found", "found"]
    page = factories.client_of(head()).get(f"/compliance/cases/{case.pk}/").content.decode()
    assert AGAIN["reason"] in page


def test_reconsidered_the_twenty_days_run_once_more(db: None) -> None:
    with clock.shifted(-factories.days(60)):
        case, _ = factories.file_case()
        actor = factories.actor(head())
        run(decline, actor=actor, subject=case.pk, reason="対象外", message="対象外です。")
    run(reconsider, actor=actor, subject=case.pk, **AGAIN)
    running = [
        face for face in faces_of("compliance.case", [case.pk])[case.pk] if face.code == "D2" and face.tone != "met"
    ]
    assert [face.due_on for face in running] == [clock.today() + factories.days(20)]
    run(accept, actor=actor, subject=case.pk, severity="low", category="other", message="調査します。")
    case.refresh_from_db()
    assert case.state == "accepted"


def two() -> tuple[Case, Case, Actor]:
    leading, _, _ = assigned_case()
    case, actor = accepted_case()
    return leading, case, actor


def test_joined_each_reporter_gets_a_result_of_their_own(db: None) -> None:
    leading, case, actor = two()
    run(join, actor=actor, subject=case.pk, leading=leading)
    case.refresh_from_db()
    person = leading.grants.get().user
    investigator = factories.actor(person)
    assert content_of(case, investigator).what
    page = factories.client_of(head()).get(f"/compliance/cases/{leading.pk}/").content.decode()
    assert case.reference in page
    run(write, actor=actor, subject=case.pk, text="あなたへの連絡。", files=[])
    assert "あなたへの連絡。" not in [m.text for m in conversation(leading, factories.reporter(leading))]
    with pytest.raises(NotAllowed):
        run(conclude_joined, actor=actor, subject=case.pk, reasons="同じ", message="結果です。")
    submit(leading, investigator)
    run(conclude, actor=actor, subject=leading.pk)
    with pytest.raises(StillOpen):
        run(close, actor=actor, subject=leading.pk)
    run(conclude_joined, actor=actor, subject=case.pk, reasons="同じ事実。", message="結果はこうでした。")
    case.refresh_from_db()
    assert (case.state, case.finding) == ("concluded", "found")
    assert conversation(case, factories.reporter(case))[-1].text == "結果はこうでした。"
    run(close, actor=actor, subject=leading.pk)


def test_no_chains_no_circles(db: None) -> None:
    leading, case, actor = two()
    third, _ = accepted_case()
    run(join, actor=actor, subject=case.pk, leading=leading)
    for member, target in ((leading, case), (third, case), (leading, third), (third, third)):
        with pytest.raises(CannotJoin):
            run(join, actor=actor, subject=member.pk, leading=target)
    for member, target in ((leading, case), (third, case), (leading, third), (third, third)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(pk=member.pk).update(leading=target)
    run(split, actor=actor, subject=case.pk, former=leading)
    run(join, actor=actor, subject=third.pk, leading=case)


def test_only_cases_of_one_track_are_joined_and_only_seen_ones(db: None) -> None:
    case, actor = accepted_case()
    statutory, _ = factories.file_case(position="president")
    with pytest.raises(CannotJoin):
        run(join, actor=actor, subject=case.pk, leading=statutory)
    client = factories.client_of(head())
    address = f"/compliance/cases/{case.pk}/join/"
    answer = client.post(address, {"leading": statutory.reference})
    assert answer.status_code == 422
    assert "この番号の事案は見つかりません。" in answer.content.decode()
    other, _ = accepted_case()
    assert client.post(address, {"leading": other.reference.lower()}).status_code == 303
    assert client.post(f"/compliance/cases/{case.pk}/split/").status_code == 303
    case.refresh_from_db()
    assert case.leading is None


def declined_long_ago(days: int = 1200) -> Case:
    with clock.shifted(-factories.days(days)):
        case, _ = factories.file_case(disclosure="in_confidence")
        run(decline, actor=factories.actor(head()), subject=case.pk, reason="対象外", message="対象外です。")
    case.refresh_from_db()
    return case


def test_due_by_rule_and_not_before(db: None) -> None:
    old, young = declined_long_ago(), declined_long_ago(1000)
    actor = factories.actor(head())
    assert list(due_cases(actor)) == [old]
    with pytest.raises(NotDue):
        run(propose_erasure, actor=actor, subject=young.pk)
    RetentionRule.objects.filter(kind="declined").update(valid_to=clock.today() - factories.days(1))
    RetentionRule.objects.create(kind="declined", years=9, source="改正", valid_from=clock.today())
    assert not due_cases(actor).exists()
    leap = clock.today().replace(year=2028, month=2, day=29)
    assert years_before(leap, 3) == leap.replace(year=2025, day=28)


def test_erased_by_two_people_and_nothing_opens_any_more(db: None) -> None:
    case = declined_long_ago()
    one, other = head(), head()
    first, second = factories.actor(one), factories.actor(other)
    run(propose_erasure, actor=first, subject=case.pk)
    outbox.dispatch()
    assert Notice.objects.filter(kind="compliance.erasure_proposed", person=other).count() == 1
    with pytest.raises(NotAllowed):
        run(erase, actor=first, subject=case.pk)
    reporter = factories.reporter(case)
    before = Entry.objects.filter(subject_id=case.pk).count()
    run(erase, actor=second, subject=case.pk)
    case.refresh_from_db()
    assert (case.state, bytes(case.sealed_content)) == ("declined", b"")
    assert case.erased_at is not None
    assert not Message.objects.filter(case=case).exists()
    assert not Attachment.objects.filter(box=case.box).exists()
    for box in (case.box, case.identity_box):
        assert vault.holders_of(box) == frozenset()
    sealed = case.history.earliest("history_id").sealed_content
    for actor in (first, second, reporter):
        with pytest.raises(vault.Locked):
            vault.unseal(case.box, "content", sealed, keys=actor.keys)
    assert Entry.objects.filter(subject_id=case.pk).count() == before + 1
    assert list(breaks()) == []
    client = factories.client_of(one)
    page = client.get(f"/compliance/cases/{case.pk}/")
    assert (page.status_code, "消去されました" in page.content.decode()) == (200, True)
    with pytest.raises(NotAllowed):
        run(reconsider, actor=first, subject=case.pk, **AGAIN)
    with pytest.raises(NotAllowed):
        run(write, actor=first, subject=case.pk, text="x", files=[])


def test_the_reporters_code_finds_nothing_after_the_erasure(db: None) -> None:
    with clock.shifted(-factories.days(1200)):
        case, code = factories.file_case()
        run(decline, actor=factories.actor(head()), subject=case.pk, reason="対象外", message="対象外です。")
    assert Client().post("/report/return/", {"code": code}).status_code == 302
    run(propose_erasure, actor=factories.actor(head()), subject=case.pk)
    run(erase, actor=factories.actor(head()), subject=case.pk)
    assert Client().post("/report/return/", {"code": code}).status_code == 422


def test_the_whole_work_is_erased_with_a_closed_case(db: None) -> None:
    with clock.shifted(-factories.days(3700)):
        case, reviewer, _ = concluded_case()
        run(close, actor=reviewer, subject=case.pk)
    erased: list[Case] = []
    lifecycle.erased_with_case(erased.append)
    try:
        run(propose_erasure, actor=reviewer, subject=case.pk)
        run(erase, actor=factories.actor(head()), subject=case.pk)
    finally:
        lifecycle._erasers.remove(erased.append)
    assert erased == [case]
    for model in (Allegation, Conclusion, Interview, Message):
        assert not model.objects.filter(case=case).exists()
    case.refresh_from_db()
    assert (case.finding, case.category) == ("found", "money")


def test_a_hold_stops_it_at_every_step(db: None) -> None:
    case = declined_long_ago()
    first, second = factories.actor(head()), factories.actor(head())
    run(hold, actor=first, subject=case.pk, reason="訴訟のため。")
    with pytest.raises(WrongState):
        run(hold, actor=first, subject=case.pk, reason="もう一度")
    with pytest.raises(NotDue):
        run(propose_erasure, actor=first, subject=case.pk)
    page = factories.client_of(head()).get(f"/compliance/cases/{case.pk}/").content.decode()
    assert "訴訟のため。" in page
    run(lift_hold, actor=first, subject=case.pk)
    run(propose_erasure, actor=first, subject=case.pk)
    run(hold, actor=first, subject=case.pk, reason="監査のため。")
    with pytest.raises(NotDue):
        run(erase, actor=second, subject=case.pk)
    run(keep, actor=second, subject=case.pk)
    case.refresh_from_db()
    assert case.erased_at is None
    assert case.erasures.get().outcome == "kept"


def test_pages_of_retention(db: None) -> None:
    case = declined_long_ago()
    one, other = factories.client_of(head()), factories.client_of(head())
    assert case.reference in one.get("/compliance/retention/").content.decode()
    base = f"/compliance/cases/{case.pk}/"
    assert one.get(base + "propose-erasure/").status_code == 200
    assert one.post(base + "propose-erasure/").status_code == 303
    assert one.get(base + "erase/").status_code == 403
    assert "消去の可否を決める" in other.get("/desk/").content.decode()
    assert other.post(base + "erase/").status_code == 303
    assert case.reference not in one.get("/compliance/retention/").content.decode()
    for role in ("investigator", "office_head", "system_admin"):
        assert factories.client_of(factories.person(role)).get("/compliance/retention/").status_code == 404


class TestRulesOfRetention:
    """How long cases are kept changes by two persons, from a day to come."""

    FORM = {"kind": "declined", "years": "5", "source": "文書管理規程第12条", "idempotency_key": "r"}

    def proposed(self, day: date) -> RetentionProposal:
        client = factories.client_of(head())
        for _ in range(2):
            answer = client.post(
                "/compliance/retention/propose-retention/", self.FORM | {"valid_from": day.isoformat()}
            )
            assert answer.status_code == 303
        return RetentionProposal.objects.get()

    def test_adopted_by_a_second_person_it_replaces_the_last_from_its_day(self, db: None) -> None:
        case, day = declined_long_ago(), clock.today() + timedelta(days=1)
        proposal = self.proposed(day)
        vice_president = factories.client_of(factories.person("vice_president"))
        assert "文書管理規程第12条" in vice_president.get("/compliance/retention/").content.decode()
        assert "保存期間の案を判断する" in vice_president.get("/desk/").content.decode()
        assert vice_president.post(f"/compliance/retention/{proposal.pk}/adopt-retention/").status_code == 303
        assert [rule.years for rule in rules_on(clock.today()).filter(kind="declined")] == [3]
        with clock.shifted(timedelta(days=1)):
            assert [rule.years for rule in rules_on(clock.today()).filter(kind="declined")] == [5]
            assert not due_cases(factories.actor(head())).filter(pk=case.pk).exists()

    def test_refused_it_changes_nothing(self, db: None) -> None:
        proposal = self.proposed(clock.today())
        president = factories.client_of(factories.person("president"))
        assert president.post(f"/compliance/retention/{proposal.pk}/refuse-retention/").status_code == 303
        assert "文書管理規程第12条" not in president.get("/compliance/retention/").content.decode()
        assert rules_on(clock.today()).get(kind="declined").years == 3

    def test_not_by_the_proposer_nor_by_others_of_the_room(self, db: None) -> None:
        proposal = self.proposed(clock.today())
        for reader, status in (
            (head(), 403),
            (factories.person("external_counsel"), 403),
            (factories.person("staff"), 404),
        ):
            page = factories.client_of(reader).post(f"/compliance/retention/{proposal.pk}/adopt-retention/")
            assert page.status_code == status
        proposal.refresh_from_db()
        assert proposal.state == "proposed"

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"valid_from": "令和元年5月1日"}, "今日以後"),
            ({"years": "0"}, "1 以上"),
            ({"kind": ""}, "選んでください"),
            ({"source": ""}, "入力してください"),
        ],
    )
    def test_bad_input_is_said_and_kept(self, db: None, changes: dict[str, str], words: str) -> None:
        form = self.FORM | {"valid_from": clock.today().isoformat(), "source": "文書管理規程第12条"} | changes
        answer = factories.client_of(head()).post("/compliance/retention/propose-retention/", form)
        assert answer.status_code in (409, 422)
        assert words in answer.content.decode()
        assert answer.context["form"].errors.keys() == changes.keys()
        assert not RetentionProposal.objects.exists()

    def test_one_proposal_of_a_kind_at_a_time(self, db: None) -> None:
        self.proposed(clock.today())
        again = self.FORM | {"valid_from": clock.today().isoformat(), "idempotency_key": "other"}
        page = factories.client_of(head()).post("/compliance/retention/propose-retention/", again)
        assert "判断待ち" in page.content.decode()
        assert RetentionProposal.objects.count() == 1
