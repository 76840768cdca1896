"""Letters to the president with their scan, files at the counter, and who may open them."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from governance.ledger.models import Entry
from governance.people.models import Person
from tests.support import factories
from tests.voice import making
from tests.voice.test_pages import FORM as VOICE_FORM
from voice.answers.letter import customer_of
from voice.models import Voice, VoiceFile

SCAN = "拝啓 理事長様".encode()


def form(**changes: Any) -> dict[str, Any]:
    fields = {
        "kind": "request", "title": "封筒の文字", "text": "封筒の宛名を大きくしてください。", "office": "", "name": "西尾 トシ",
        "received_on": "令和8年11月2日", "wants_answer": "on", "address": "名古屋市熱田区",
        "files": SimpleUploadedFile("手紙.txt", SCAN), "idempotency_key": "a",
    }  # fmt: skip
    return fields | changes


@pytest.fixture
def service(db: None) -> Person:
    return factories.person("service_promotion")


def test_a_letter_becomes_a_voice_with_its_scan_once(service: Person) -> None:
    client = factories.client_of(service)
    for _ in range(2):
        answer = client.post("/voice/intake/file-letter/", form())
        assert answer.status_code == 303
    voice = Voice.objects.get()
    assert (voice.channel, voice.filed_by, voice.unit, voice.answer_by, voice.received_on.isoformat()) == (
        "hqletter", service, None, "letter", "2026-11-02",
    )  # fmt: skip
    assert customer_of(voice).address == "名古屋市熱田区"
    assert SCAN not in bytes(voice.files.get().sealed)
    page = client.get(answer["Location"]).content.decode()
    assert "手紙.txt" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"files": ""}, "ファイルを選んで"),
        ({"files": SimpleUploadedFile("手紙.pdf", b"MZ\x90\0\3")}, "受け付けられない"),
        ({"address": ""}, "宛先を入力"),
        ({"received_on": "令和30年1月1日"}, "今日以前"),
    ],
)
def test_bad_input_is_said_at_the_field(service: Person, changes: dict[str, Any], words: str) -> None:
    answer = factories.client_of(service).post("/voice/intake/file-letter/", form(**changes))
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not Voice.objects.exists()


def test_others_do_not_find_the_page(db: None) -> None:
    for role in ("quality_management", "office_head", "president"):
        assert factories.client_of(factories.person(role)).get("/voice/intake/file-letter/").status_code == 404


class TestFiles:
    """A file of an office's voice: for the office and headquarters, as the customer is."""

    @pytest.fixture
    def file(self, db: None) -> VoiceFile:
        clerk = making.clerk()
        upload = SimpleUploadedFile("写真.txt", b"photo of the counter")
        assert factories.client_of(clerk).post("/voice/file-voice/", VOICE_FORM | {"files": upload}).status_code == 303
        return VoiceFile.objects.select_related("voice__filed_by").get()

    def test_a_download_stands_in_the_ledger(self, file: VoiceFile, service: Person) -> None:
        answer = factories.client_of(service).get(file.get_absolute_url())
        assert answer.content == b"photo of the counter"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Cache-Control"] == "no-store"
        assert Entry.objects.filter(action="voice.download_file", actor_id=service.pk, subject_id=file.pk).exists()

    def test_the_office_opens_it_the_block_and_the_executives_do_not_know_of_it(self, file: VoiceFile) -> None:
        head, filer = factories.person("office_head", at=making.unit()), file.voice.filed_by
        assert filer is not None
        for reader in (head, filer):
            assert factories.client_of(reader).get(file.get_absolute_url()).status_code == 200
        for reader in (making.block_officer(), factories.person("president")):
            client = factories.client_of(reader)
            assert client.get(file.get_absolute_url()).status_code == 404
            assert "写真.txt" not in client.get(file.voice.get_absolute_url()).content.decode()

    def test_a_scan_is_not_for_the_office_that_the_letter_is_about(self, service: Person) -> None:
        factories.client_of(service).post("/voice/intake/file-letter/", form(office=str(making.unit().pk)))
        head = factories.client_of(factories.person("office_head", at=making.unit()))
        voice = Voice.objects.get()
        assert head.get(voice.get_absolute_url()).status_code == 200
        assert head.get(voice.files.get().get_absolute_url()).status_code == 404

    def test_the_database_keeps_it_as_it_was(self, file: VoiceFile) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            VoiceFile.objects.filter(pk=file.pk).update(sealed=b"x")
