"""The mailbox: each mail is taken in exactly once, nothing is lost, what is no voice is set aside with its reason."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as sent

from governance import clock
from governance.access import SYSTEM
from governance.desk.registry import items_for
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import run
from tests.support import factories
from tests.support.imap import ImapServer, imap_server
from tests.voice_intake.mails import SENDER, TEXT, bounce, mail, with_files
from voice.answers.letter import customer_of
from voice.intake import actions, imap
from voice.intake.models import IncomingMail, OutgoingMail
from voice.intake.working import read_mail, send_mails
from voice.models import Voice


@pytest.fixture
def mailbox(db: None, settings: Any) -> Iterator[ImapServer]:
    with imap_server() as server:
        settings.VOICE_IMAP = server.settings
        yield server


def the_mail() -> IncomingMail:
    return IncomingMail.objects.get()


def test_without_settings_nothing_is_read(db: None) -> None:
    assert read_mail() == 0


def test_a_mail_becomes_a_voice_once_and_the_mailbox_stays_as_it_was(mailbox: ImapServer) -> None:
    mailbox.put(mail())
    assert [read_mail(), read_mail()] == [1, 0]
    voice = Voice.objects.get()
    assert (voice.channel, voice.text, voice.title, voice.filed_by, voice.unit) == (
        "email", TEXT, "再発行について", None, None,
    )  # fmt: skip
    assert [receipt.side for receipt in voice.deliveries.all()] == ["headquarters"]
    assert (customer_of(voice).name, customer_of(voice).email) == ("山田 花子", SENDER)
    assert the_mail().state == "taken"
    assert the_mail().sealed == b""
    assert {command.split()[0] for command in mailbox.asked} <= {"CAPABILITY", "LOGIN", "EXAMINE", "UID", "LOGOUT"}
    assert not any("STORE" in command or "BODY[" in command for command in mailbox.asked)


def test_a_mailbox_numbered_anew_brings_no_voice_twice(mailbox: ImapServer) -> None:
    mailbox.put(mail())
    read_mail()
    mailbox.validity = 8
    assert read_mail() == 1
    assert Voice.objects.count() == 1
    assert set(IncomingMail.objects.values_list("state", "reason")) == {("taken", ""), ("aside", "twice")}


def test_only_what_came_since_is_fetched(mailbox: ImapServer) -> None:
    mailbox.put(mail())
    read_mail()
    mailbox.put(mail("次の声です。", message_id="<2@example.jp>"))
    mailbox.asked.clear()
    assert read_mail() == 1
    assert [command for command in mailbox.asked if "FETCH 1 " in command] == []


def test_an_answer_of_the_same_customer_hangs_on_the_first_voice(mailbox: ImapServer) -> None:
    service = factories.person("service_promotion")
    mailbox.put(mail())
    read_mail()
    mailbox.put(mail("追伸です。", message_id="<2@example.jp>", In_Reply_To="<1@example.jp>"))
    mailbox.put(mail("また追伸です。", message_id="<3@example.jp>", References=OutgoingMail.objects.get().message_id))
    read_mail()
    voice = Voice.objects.get()
    assert [(row.text, row.author) for row in voice.additions.all()] == [("追伸です。", None), ("また追伸です。", None)]
    page = factories.client_of(service).get(voice.get_absolute_url()).content.decode()
    assert "追伸です。" in page
    outbox.dispatch()
    assert Notice.objects.filter(person=service, kind="voice.voice_commented", reference=voice.reference).count() == 2


def test_an_answer_from_another_address_is_a_voice_of_its_own(mailbox: ImapServer) -> None:
    mailbox.put(mail())
    mailbox.put(
        mail("転送されました。", sender="other@example.jp", message_id="<2@x.jp>", In_Reply_To="<1@example.jp>")
    )
    read_mail()
    assert Voice.objects.count() == 2


def test_files_are_kept_sealed_and_one_that_is_refused_is_to_be_looked_at(mailbox: ImapServer) -> None:
    mailbox.put(with_files(("写し.txt", "写しです".encode()), ("危険.exe", b"MZ\x90\x00\x03")))
    read_mail()
    voice = Voice.objects.get()
    assert [file.name for file in voice.files.all()] == ["写し.txt"]
    assert (the_mail().state, the_mail().reason, the_mail().voice) == ("look", "files", voice)
    assert bytes(the_mail().sealed)
    assert "写しです".encode() not in bytes(voice.files.get().sealed)


def test_a_long_mail_is_kept_whole(mailbox: ImapServer) -> None:
    mailbox.put(mail("長い話です。" * 2000))
    read_mail()
    voice = Voice.objects.get()
    assert (len(voice.text), [file.name for file in voice.files.all()]) == (8000, ["本文.txt"])


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(mail(Auto_Submitted="auto-replied"), "automatic"), (bounce("<x@y>"), "bounce"), (mail(" "), "empty")],
)
def test_what_is_no_voice_is_set_aside_and_kept(mailbox: ImapServer, raw: bytes, reason: str) -> None:
    mailbox.put(raw)
    read_mail()
    assert (the_mail().state, the_mail().reason, bool(the_mail().sealed)) == ("aside", reason, True)
    assert not Voice.objects.exists()
    assert send_mails() == 0


@pytest.mark.parametrize(
    ("raw", "size", "reason"), [(b"\0\xff\0", 3, "unreadable"), (mail(), imap.LARGEST + 1, "too_large")]
)
def test_what_cannot_be_taken_in_waits_on_the_desk(mailbox: ImapServer, raw: bytes, size: int, reason: str) -> None:
    service = factories.person("service_promotion")
    mailbox.sizes[mailbox.put(raw)] = size
    read_mail()
    assert (the_mail().state, the_mail().reason) == ("look", reason)
    assert the_mail().reference in [item.reference for item in items_for(factories.actor(service))]
    outbox.dispatch()
    assert Notice.objects.filter(person=service, kind="intake.mail_received").count() == 1


def test_two_readers_at_once_take_a_mail_in_once(db: None) -> None:
    given: dict[str, Any] = {"mailbox": "m", "validity": 1, "uid": 1, "raw": mail()}
    first, second = (run(actions.take_in, actor=SYSTEM, key="m-1-1", **given) for _ in range(2))
    assert (first.subject_id, second.repeated) == (second.subject_id, True)
    assert Voice.objects.count() == 1


@pytest.mark.parametrize("away", [{"port": 1}, {"password": "wrong"}])
def test_a_mailbox_that_is_away_or_refuses_is_read_later(
    mailbox: ImapServer, settings: Any, away: dict[str, Any]
) -> None:
    mailbox.put(mail())
    given = settings.VOICE_IMAP
    settings.VOICE_IMAP = given | away
    assert read_mail() == 0
    settings.VOICE_IMAP = given
    assert read_mail() == 1


def test_the_receipt_carries_no_content_and_goes_out_once(mailbox: ImapServer) -> None:
    mailbox.put(mail())
    read_mail()
    assert [send_mails(), send_mails()] == [1, 0]
    (out,) = sent.outbox
    assert out.to == [SENDER]
    assert Voice.objects.get().reference in out.body
    assert TEXT not in out.body
    assert out.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_mail_of_ours_that_came_back_is_noted_and_waits_on_the_desk(mailbox: ImapServer) -> None:
    service = factories.person("service_promotion")
    mailbox.put(mail())
    read_mail()
    send_mails()
    out = OutgoingMail.objects.get()
    mailbox.put(bounce(out.message_id))
    read_mail()
    out.refresh_from_db()
    assert out.state == "bounced"
    assert Voice.objects.get().reference in [item.reference for item in items_for(factories.actor(service))]


class TestMailServerAway:
    @pytest.fixture
    def failed(self, mailbox: ImapServer, monkeypatch: pytest.MonkeyPatch) -> OutgoingMail:
        mailbox.put(mail())
        read_mail()
        with monkeypatch.context() as away:
            away.setattr("django.core.mail.EmailMessage.send", _refuse)
            for day in range(10):
                with clock.shifted(timedelta(days=day)):
                    assert [send_mails(), send_mails()] == [0, 0]
        return OutgoingMail.objects.get()

    def test_it_is_tried_later_each_time_and_given_up_after_ten(self, failed: OutgoingMail) -> None:
        assert (failed.attempts, failed.state) == (10, "failed")

    def test_it_is_sent_again_on_request(self, failed: OutgoingMail) -> None:
        service = factories.client_of(factories.person("service_promotion"))
        assert "メールを再送する" in service.get(failed.get_absolute_url()).content.decode()
        assert (
            service.post(f"/voice/intake/outgoing/{failed.pk}/send-again/", {"idempotency_key": "a"}).status_code == 303
        )
        assert send_mails() == 1

    def test_or_settled_in_another_way(self, failed: OutgoingMail) -> None:
        person = factories.person("service_promotion")
        address = f"/voice/intake/outgoing/{failed.pk}/drop-outgoing/"
        service = factories.client_of(person)
        assert service.post(address, {"note": "", "idempotency_key": "a"}).status_code == 422
        for _ in range(2):
            assert service.post(address, {"note": "電話で伝えた。", "idempotency_key": "b"}).status_code == 303
        failed.refresh_from_db()
        assert (failed.state, failed.note) == ("dropped", "電話で伝えた。")
        assert "電話で伝えた。" in service.get(failed.get_absolute_url()).content.decode()
        assert not items_for(factories.actor(person))[1:]


def _refuse(*_: Any, **__: Any) -> int:
    raise OSError("away")
