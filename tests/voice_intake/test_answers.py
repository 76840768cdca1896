"""The answer by e-mail, and voices whose customers do not want a publication."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from governance.access import SYSTEM
from governance.deadlines.models import Deadline
from governance.runner import run
from tests.support import factories
from tests.voice import making
from tests.voice_answers.making import ANSWER, Staff, act
from tests.voice_intake.mails import SENDER, TEXT
from tests.voice_intake.mails import mail as written
from voice.answers import actions as answers
from voice.intake import actions
from voice.intake.models import OutgoingMail
from voice.intake.working import send_mails
from voice.models import Voice


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


@pytest.fixture
def voice(staff: Staff) -> Voice:
    """A mail whose answer was decided; the mail about its receipt has gone out."""
    run(actions.take_in, actor=SYSTEM, mailbox="m", validity=1, uid=1, raw=written())
    found = Voice.objects.get()
    act(answers.write_reply, staff.colleague, found, text=ANSWER)
    act(answers.decide_reply, staff.service, found)
    send_mails()
    mail.outbox.clear()
    return found


def address(voice: Voice) -> str:
    return f"/voice/intake/voices/{voice.pk}/send-answer/"


def test_the_decided_answer_goes_to_the_customer_once_and_counts_as_told(staff: Staff, voice: Voice) -> None:
    client = factories.client_of(staff.service)
    assert ANSWER in client.get(address(voice)).content.decode()
    for _ in range(2):
        assert client.post(address(voice), {"idempotency_key": "a"}).status_code == 303
    assert [send_mails(), send_mails()] == [1, 0]
    (out,) = mail.outbox
    assert (out.to, ANSWER in out.body, TEXT in out.body) == ([SENDER], True, False)
    voice.refresh_from_db()
    reply = voice.replies.get()
    assert (voice.state, reply.told_by, reply.told_by_whom) == ("told", "email", staff.service)
    assert Deadline.objects.filter(rule__code="D8", subject_id=voice.pk, state="running").count() == 1


def test_the_page_of_the_voice_offers_it_and_shows_what_was_sent(staff: Staff, voice: Voice) -> None:
    client = factories.client_of(staff.service)
    assert address(voice) in client.get(voice.get_absolute_url()).content.decode()
    act(actions.send_answer, staff.service, voice)
    page = client.get(voice.get_absolute_url()).content.decode()
    assert address(voice) not in page
    assert "送信待ち" in page


def test_not_before_it_is_decided_and_not_without_the_wish(staff: Staff) -> None:
    run(actions.take_in, actor=SYSTEM, mailbox="m", validity=1, uid=1, raw=written())
    undecided = Voice.objects.get()
    client = factories.client_of(staff.service)
    assert client.get(address(undecided)).status_code == 302
    unwished = making.voice()
    assert client.post(address(unwished), {"idempotency_key": "a"}).status_code == 403
    assert not OutgoingMail.objects.filter(purpose="answer").exists()


@pytest.mark.parametrize(("role", "status"), [("president", 403), ("auditor", 404)])
def test_others_do_not_send_it(voice: Voice, role: str, status: int) -> None:
    assert (
        factories.client_of(factories.person(role)).post(address(voice), {"idempotency_key": "a"}).status_code == status
    )


def test_the_head_of_the_office_it_is_about_reads_and_words_but_does_not_decide(staff: Staff) -> None:
    form = {"kind": "complaint", "text": "所長の説明が違った。", "office": str(making.unit().pk), "answer_by": "none"}
    Client().post("/send-voice/", form)
    about = Voice.objects.get()
    act(answers.write_reply, staff.colleague, about, text=ANSWER)
    client = factories.client_of(staff.head)
    at = f"/voice/answers/voices/{about.pk}"
    assert client.post(f"{at}/decide-reply/", {"idempotency_key": "a"}).status_code == 403


class TestNoConsent:
    @pytest.fixture
    def told(self, staff: Staff) -> Any:
        def make(**consent: str) -> Voice:
            Client().post("/send-voice/", {"kind": "praise", "text": "助かりました。", "answer_by": "none", **consent})
            found = Voice.objects.get()
            act(answers.write_reply, staff.colleague, found, text=ANSWER)
            act(answers.decide_reply, staff.service, found)
            act(answers.tell, staff.service, found, told_by="phone", told_on=found.received_on)
            return found

        return make

    def test_no_publication_is_owed_or_offered(self, staff: Staff, told: Any) -> None:
        found = told()
        assert not Deadline.objects.filter(rule__code="D8", subject_id=found.pk).exists()
        client = factories.client_of(staff.service)
        assert client.get(f"/voice/answers/voices/{found.pk}/draft-publication/").status_code == 404
        assert "同意しない" in client.get(found.get_absolute_url()).content.decode()

    def test_with_consent_it_is(self, staff: Staff, told: Any) -> None:
        found = told(may_publish="on")
        assert Deadline.objects.filter(rule__code="D8", subject_id=found.pk, state="running").exists()
