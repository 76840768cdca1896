"""The list of mails and what Service Promotion does with those that became no voice by themselves."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.access import SYSTEM
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import run
from tests.support import factories
from tests.voice import making
from tests.voice_intake.mails import SENDER, mail, with_files
from voice.answers.letter import customer_of
from voice.intake import actions
from voice.intake.models import IncomingMail
from voice.models import Voice

TEXT = "自動応答のようですが、実は苦情です。"


@pytest.fixture
def service(db: None) -> Person:
    return factories.person("service_promotion")


def taken(raw: bytes, uid: int = 1) -> IncomingMail:
    made = run(actions.take_in, actor=SYSTEM, mailbox="m", validity=1, uid=uid, raw=raw)
    return IncomingMail.objects.get(pk=str(made.subject_id))


def aside(uid: int = 1) -> IncomingMail:
    return taken(mail(TEXT, Precedence="bulk", message_id=f"<{uid}@example.jp>"), uid)


def file_form(**changes: str) -> dict[str, str]:
    fields = {"kind": "complaint", "title": "苦情", "text": TEXT, "office": "", "name": "山田 花子", "email": SENDER}
    return fields | {"wants_answer": "on", "idempotency_key": "a"} | changes


def test_what_a_mail_says_is_shown_on_request_which_stands_in_the_ledger(service: Person) -> None:
    row, client = aside(), factories.client_of(service)
    assert TEXT not in client.get(row.get_absolute_url()).content.decode()
    answer = client.post(f"{row.get_absolute_url()}show-mail/", {"idempotency_key": "a"})
    page = answer.content.decode()
    assert (TEXT in page, SENDER in page, answer["Cache-Control"]) == (True, True, "no-store")
    assert Entry.objects.filter(action="intake.show_mail", actor_id=service.pk, outcome="done").count() == 1


def test_what_cannot_be_parsed_is_shown_as_text(service: Person) -> None:
    row = taken("ヘッダのない手紙".encode())
    answer = factories.client_of(service).post(f"{row.get_absolute_url()}show-mail/", {"idempotency_key": "a"})
    assert "ヘッダのない手紙" in answer.content.decode()


def test_a_person_makes_a_voice_of_it_once(service: Person) -> None:
    row, client = aside(), factories.client_of(service)
    for _ in range(2):
        assert client.post(f"{row.get_absolute_url()}file-mail/", file_form()).status_code == 303
    voice = Voice.objects.get()
    row.refresh_from_db()
    assert (row.state, row.voice, voice.channel, voice.filed_by) == ("taken", voice, "email", service)
    assert customer_of(voice).email == SENDER
    outbox.dispatch()
    assert Notice.objects.filter(kind="voice.voice_filed", reference=voice.reference, person=service).count() == 1
    assert voice.reference in client.get(row.get_absolute_url()).content.decode()


def test_its_files_come_along(service: Person) -> None:
    row = taken(with_files(("写し.txt", b"copy"), Precedence="bulk"))
    assert row.state == "aside"
    factories.client_of(service).post(f"{row.get_absolute_url()}file-mail/", file_form())
    assert [file.name for file in Voice.objects.get().files.all()] == ["写し.txt"]


def test_an_answer_needs_an_address(service: Person) -> None:
    answer = factories.client_of(service).post(f"{aside().get_absolute_url()}file-mail/", file_form(email=""))
    assert (answer.status_code, "宛先を入力" in answer.content.decode()) == (422, True)


def test_or_says_what_was_done(service: Person) -> None:
    row, client = aside(), factories.client_of(service)
    assert client.post(f"{row.get_absolute_url()}settle-mail/", {"note": "", "idempotency_key": "a"}).status_code == 422
    client.post(f"{row.get_absolute_url()}settle-mail/", {"note": "広告だった。", "idempotency_key": "b"})
    row.refresh_from_db()
    assert (row.state, row.settled_by, bool(row.sealed)) == ("settled", service, True)
    assert "広告だった。" in client.get(row.get_absolute_url()).content.decode()


def test_a_mail_that_became_a_voice_is_not_filed_again(service: Person) -> None:
    row = taken(with_files(("危険.exe", b"MZ\x90\0\3")))
    assert row.state == "look"
    answer = factories.client_of(service).post(f"{row.get_absolute_url()}file-mail/", file_form())
    assert (answer.status_code, Voice.objects.count()) == (409, 1)


def test_quality_management_reads_and_others_do_not_know_of_mails(db: None) -> None:
    row = aside()
    quality = factories.client_of(factories.person("quality_management"))
    assert quality.get(row.get_absolute_url()).status_code == 200
    assert quality.get(f"{row.get_absolute_url()}settle-mail/").status_code == 404
    for reader in (factories.person("president"), making.block_officer(), making.clerk()):
        client: Any = factories.client_of(reader)
        assert {client.get(path).status_code for path in (row.get_absolute_url(), "/voice/intake/mails/")} == {404}


def test_the_list_is_narrowed_and_takes_a_constant_number_of_queries(service: Person) -> None:
    client: Any = factories.client_of(service)
    aside(1)
    taken(mail("声です。", message_id="<v@example.jp>"), 2)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/voice/intake/mails/").status_code == 200
        return len(seen)

    client.get("/voice/intake/mails/")
    few = queries()
    for uid in range(3, 6):
        aside(uid)
    assert queries() == few
    assert client.get("/voice/intake/mails/", {"state": "taken"}).context["page"].paginator.count == 1
    assert client.get("/voice/intake/mails/", {"reason": "automatic"}).context["page"].paginator.count == 4
