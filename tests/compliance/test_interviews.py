"""Interviews, and the person's confirmation by code."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.test import Client

from compliance import casework
from compliance.actions import cancel_interview, confirm_interview, issue_confirmation, plan_interview, record_interview
from compliance.actions.interviewing import CodeIsOver
from compliance.chores import end_codes
from compliance.interviewee.views import confirmation_for
from compliance.models import Case, Confirmation, Interview
from governance import clock, vault
from governance.access import PUBLIC_ACTOR, Actor
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import NotAllowed, WrongState, run
from governance.vault.keyring import ring_of_receipt
from governance.vault.models import Box, KeyPair
from governance.vault.receipts import lookup_digest, new_code
from tests.support import factories
from tests.support.five_cases import FiveCases, assigned_case

RECORD = "問　いつですか。答　5月末です。"


def planned(case: Case, actor: Actor) -> Interview:
    texts = {"who": "窓口係　証人花子", "place": "第2会議室", "topics": "締めの手順"}
    run(plan_interview, actor=actor, subject=case.pk, planned_on=clock.today(), **texts)
    return Interview.objects.filter(case=case).latest("number")


def held(case: Case, actor: Actor, text: str = RECORD) -> Interview:
    interview = planned(case, actor)
    write(case, actor, interview, text)
    return Interview.objects.get(pk=interview.pk)


def write(case: Case, actor: Actor, interview: Interview, text: str = RECORD) -> None:
    given = {"held_on": clock.today(), "present": "調査担当者2名", "told_confidential": True, "text": text}
    run(record_interview, actor=actor, subject=case.pk, interview=interview, **given)


def coded(case: Case, actor: Actor, interview: Interview) -> str:
    code = new_code()
    run(issue_confirmation, actor=actor, subject=case.pk, interview=interview, code=code)
    return code


class TestRecord(FiveCases):
    action = record_interview
    stays_possible_after = True

    def make(self) -> tuple[Case, Actor]:
        case, actor, _ = assigned_case()
        self.interview = planned(case, actor)
        return case, actor

    def inputs(self) -> dict[str, Any]:
        texts = {"present": "2名", "text": RECORD, "told_confidential": True}
        return {"interview": self.interview, "held_on": clock.today(), **texts}

    def spoil(self, case: Case) -> bool:
        Case.objects.filter(pk=case.pk).update(state="in_review")
        return True


def answers(page: str) -> str:
    found = re.search(r'name="sealed_code" value="([^"]+)"', page)
    assert found
    return found.group(1)


def test_without_having_told_of_confidentiality_no_record(db: None) -> None:
    case, actor, investigator = assigned_case()
    interview = planned(case, actor)
    client = factories.client_of(investigator)
    address = f"/compliance/cases/{case.pk}/interviews/{interview.pk}/record-interview/"
    given = {"held_on": clock.today().isoformat(), "present": "2名", "text": "長い記録です。"}
    answer = client.post(address, given)
    assert answer.status_code == 422
    assert "先に相手に伝えてください。" in answer.content.decode()
    assert "長い記録です。" in answer.content.decode()
    assert client.post(address, {**given, "told_confidential": "on"}).status_code == 303
    with pytest.raises(IntegrityError):
        Interview.objects.filter(pk=interview.pk).update(told_confidential=False)


def test_the_person_confirms_by_code_and_nothing_else_opens(db: None) -> None:
    case, actor, investigator = assigned_case()
    interview = held(case, actor)
    client = factories.client_of(investigator)
    address = f"/compliance/cases/{case.pk}/interviews/{interview.pk}/issue-confirmation/"
    issued = client.post(address, {"sealed_code": answers(client.get(address).content.decode())})
    assert issued["Cache-Control"] == "no-store"
    assert f"{settings.PUBLIC_ADDRESS}/report/interview/" in issued.content.decode()
    code = re.sub(r"<[^>]+>|\s", "", issued.content.decode().split('code-display__code">')[1].split("</p>")[0])
    anyone = Client()
    page = anyone.post("/report/interview/", {"code": code.lower()})
    assert page["Cache-Control"] == "no-store"
    assert RECORD in page.content.decode()
    assert case.reference not in page.content.decode()
    assert "<script" not in page.content.decode()
    sealed = answers(page.content.decode())
    answer = {"sealed_code": sealed, "answer": "correction", "text": ""}
    again = anyone.post("/report/interview/confirm-interview/", answer)
    assert again.status_code == 422
    assert "訂正してほしい点を書いてください。" in again.content.decode()
    done = anyone.post("/report/interview/confirm-interview/", {**answer, "text": "5月ではなく6月です。"})
    assert "回答を受け取りました。" in done.content.decode()
    assert "sessionid" not in anyone.cookies
    assert "5月ではなく6月です。" in client.get(f"/compliance/cases/{case.pk}/interviews/").content.decode()
    interview.refresh_from_db()
    assert interview.state == "objected"
    outbox.dispatch()
    assert Notice.objects.filter(person=investigator, kind="compliance.interview_answered").count() == 1


def test_a_member_of_staff_gains_nothing_by_the_code(db: None) -> None:
    case, actor, _ = assigned_case()
    code = coded(case, actor, held(case, actor))
    witness = factories.client_of(factories.person("staff"))
    assert RECORD in witness.post("/report/interview/", {"code": code}).content.decode()
    assert witness.get(f"/compliance/cases/{case.pk}/").status_code == 404
    keys = ring_of_receipt(code, vault.receipt_holder(lookup_digest(code)))
    for box in (case.box, case.work_box, case.identity_box):
        assert box is not None
        with pytest.raises(vault.Locked):
            vault.opener(box, keys)
    refused = Client().post("/report/return/", {"code": code})
    assert refused.status_code == 422


def test_used_once_the_code_the_copy_and_their_keys_are_gone(db: None) -> None:
    case, actor, _ = assigned_case()
    code = coded(case, actor, held(case, actor))
    confirmation = confirmation_for(code)
    assert confirmation is not None
    box = confirmation.box_id
    run(confirm_interview, actor=PUBLIC_ACTOR, confirmation=confirmation, answer="confirmed", text="")
    with pytest.raises(CodeIsOver):
        run(confirm_interview, actor=PUBLIC_ACTOR, confirmation=confirmation, answer="confirmed", text="")
    row = Confirmation.objects.get()
    assert (row.code_digest, row.sealed_copy, row.box) == (None, None, None)
    assert not Box.objects.filter(pk=box).exists()
    assert not KeyPair.objects.filter(holder=vault.receipt_holder(lookup_digest(code))).exists()
    assert confirmation_for(code) is None
    (interview,) = casework.interviews(casework.work_on(case, actor))
    assert interview.row.state == "confirmed"
    with pytest.raises(WrongState):
        write(case, actor, interview.row, "書き換え")


def test_an_old_code_ends_with_time_and_with_a_new_record(db: None) -> None:
    case, actor, _ = assigned_case()
    interview = held(case, actor)
    first = coded(case, actor, interview)
    second = coded(case, actor, interview)
    assert confirmation_for(first) is None
    write(case, actor, interview, "改めた記録")
    assert confirmation_for(second) is None
    third = coded(case, actor, interview)
    assert end_codes() == 0
    with clock.shifted(factories.days(8)):
        assert confirmation_for(third) is None
        assert end_codes() == 1
        assert end_codes() == 0
    interview.refresh_from_db()
    assert interview.state == "held"
    assert not Confirmation.objects.filter(code_digest__isnull=False).exists()


def test_wrong_and_unknown_codes_read_the_same(db: None) -> None:
    client = Client()
    texts = [client.post("/report/interview/", {"code": code}) for code in ("x", new_code())]
    assert {answer.status_code for answer in texts} == {422}
    assert all("コードが違うか、使用済みか、期限が切れています。" in answer.content.decode() for answer in texts)
    assert (
        client.post("/report/interview/confirm-interview/", {"answer": "confirmed"})["Location"] == "/report/interview/"
    )
    assert client.get("/report/interview/confirm-interview/").status_code == 302


def test_only_planned_ones_are_cancelled_and_only_by_handlers(db: None) -> None:
    case, actor, _ = assigned_case()
    interview = planned(case, actor)
    with pytest.raises(NotAllowed):
        run(
            cancel_interview, actor=factories.actor(factories.person("president")), subject=case.pk, interview=interview
        )
    run(cancel_interview, actor=actor, subject=case.pk, interview=interview)
    with pytest.raises(WrongState):
        run(cancel_interview, actor=actor, subject=case.pk, interview=interview)
    with pytest.raises(WrongState):
        run(cancel_interview, actor=actor, subject=case.pk, interview=held(case, actor))


def test_nobody_signed_in_confirms_for_the_person(db: None) -> None:
    case, actor, _ = assigned_case()
    confirmation = confirmation_for(coded(case, actor, held(case, actor)))
    with pytest.raises(NotAllowed):
        run(confirm_interview, actor=actor, confirmation=confirmation, answer="confirmed", text="")
