"""Voices from a file: checked row by row, then filed part by part with receipts for both sides, each part exactly once."""

import csv
import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from governance import clock
from governance.access import SYSTEM
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import WrongState, run
from tests.support import factories
from tests.voice import making
from voice.checks import compare_receipts
from voice.database import actions, importing
from voice.database.importing import COLUMNS, Unreadable, rows_of, text_of
from voice.database.models import Fault, Import, ImportChunk, SearchRow
from voice.database.working import work
from voice.models import Delivery, Sender, Voice
from voice.queries import receipts_on
from voice.sending import opened

IMPORTS = "/voice/database/imports/"
RIGHT = {
    "unit_code": making.OFFICE, "received_on": "令和8年11月2日", "kind": "苦情", "channel": "counter", "title": "待ち時間",
    "text": "窓口で\n二時間待った。", "done": "", "wants_answer": "", "name": "", "phone": "", "address": "",
}  # fmt: skip


def table(*rows: dict[str, str], heads: dict[str, str] = COLUMNS) -> str:
    """Return a CSV file of right rows, changed."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads.values())
    writer.writerows([{**RIGHT, **row}[name] for name in heads] for row in rows)
    return out.getvalue()


def packed(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return out.getvalue()


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "IN_A_CHUNK", 2)
    monkeypatch.setattr("voice.database.actions.importing.wake_importer", lambda: None)


@pytest.fixture
def service(db: None) -> Person:
    return factories.person("service_promotion")


@pytest.fixture
def client(service: Person) -> Client:
    return factories.client_of(service)


def upload(client: Client, data: str | bytes, key: str = "a") -> Any:
    content = data.encode() if isinstance(data, str) else data
    form = {"file": SimpleUploadedFile("声.csv", content), "idempotency_key": key}
    return client.post(f"{IMPORTS}upload-voices/", form)


def checked(client: Client, *rows: dict[str, str]) -> Import:
    assert upload(client, table(*rows)).status_code == 303
    work()
    return Import.objects.get()


class TestReading:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
    def test_encodings_of_japanese_offices(self, encoding: str) -> None:
        assert rows_of(text_of(table({}).encode(encoding)))[0]["text"] == RIGHT["text"]

    def test_a_zip_file_with_one_csv(self) -> None:
        assert len(rows_of(text_of(packed(a_csv=table({}, {}))))) == 2

    @pytest.mark.parametrize(
        "data",
        [
            b"\x89PNG\r\n\x1a\n\0\0", "件名,内容\nあ,い".encode(), table().encode(), b"", packed(a_csv="x", b_csv="y"),
            packed(a_txt="x"), b"PK\x03\x04broken",
        ],
    )  # fmt: skip
    def test_what_cannot_be_read_is_said(self, data: bytes, client: Client) -> None:
        with pytest.raises(Unreadable):
            rows_of(text_of(data))
        if data:
            assert upload(client, data).status_code == 422
        assert not Import.objects.exists()

    def test_too_many_rows_and_a_bomb(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importing, "MOST_ROWS", 2)
        monkeypatch.setattr(importing, "MOST_BYTES", 50_000)
        with pytest.raises(Unreadable, match="2"):
            rows_of(table({}, {}, {}))
        with pytest.raises(Unreadable):
            text_of(packed(a_csv="0" * 60_000))


class TestChecking:
    @pytest.mark.parametrize(
        ("change", "column"),
        [
            ({"unit_code": "99999"}, "事務所コード"), ({"received_on": "きのう"}, "受付日"), ({"received_on": "R30.1.1"}, "受付日"),  # noqa: E501
            ({"kind": "文句"}, None), ({"channel": ""}, None), ({"title": ""}, "件名"), ({"title": "長" * 61}, "件名"),
            ({"text": ""}, "内容"), ({"wants_answer": "はい"}, "電話"),
        ],
    )  # fmt: skip
    def test_each_row_is_checked_as_the_form_would(
        self, client: Client, change: dict[str, str], column: str | None
    ) -> None:
        whole = checked(client, {}, {}, {}, change)
        fault = Fault.objects.get()
        assert (whole.state, fault.row) == ("checked", 5)
        assert fault.column == (column or fault.column)
        assert fault.column in COLUMNS.values()
        assert fault.problem
        assert not Voice.objects.exists()

    def test_the_page_lists_and_the_download_holds_what_is_wrong(self, client: Client) -> None:
        whole = checked(client, {"title": ""}, {"text": "", "kind": "x"}, {})
        page = client.get(whole.get_absolute_url()).content.decode()
        assert "件名" in page
        assert "確認済み" in page
        assert "file-import" in page
        answer: Any = client.post(whole.get_absolute_url())
        lines = b"".join(answer.streaming_content).decode().strip().splitlines()
        assert len(lines) == 1 + 3
        assert lines[1].startswith("2,件名,")
        assert Entry.objects.filter(action="lists.export", outcome="done").count() == 1

    def test_customers_lie_sealed_until_they_are_filed(self, client: Client) -> None:
        upload(client, table({"name": "山田 花子", "phone": "03-0000-0000"}))
        assert "山田".encode() not in bytes(ImportChunk.objects.get().sealed)

    def test_progress_by_reload_and_for_htmx(self, client: Client) -> None:
        upload(client, table({}, {}, {}))
        whole = Import.objects.get()
        page = client.get(whole.get_absolute_url()).content.decode()
        assert "3行のうち0行" in page
        assert "<progress" in page
        part = client.get(whole.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
        assert part.strip().startswith('<div id="import" hx-nonce=')
        work()
        part = client.get(whole.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
        assert "hx-get" not in part


class TestFiling:
    def test_right_rows_are_filed_with_receipts_of_both_sides(self, client: Client, service: Person) -> None:
        officer = making.block_officer()
        whole = checked(
            client, {"title": "一"}, {"title": ""}, {"title": "三", "wants_answer": "○", "phone": "03-1", "name": "客"},
            {"title": "四", "unit_code": "D05"}, {"title": "五", "unit_code": making.ELSEWHERE},
        )  # fmt: skip
        for _ in range(2):
            answer = client.post(f"{whole.get_absolute_url()}file-import/", {"idempotency_key": "f"})
            assert answer.status_code == 303
        assert work() == 3
        assert work() == 0
        assert set(Voice.objects.values_list("title", flat=True)) == {"一", "三", "四", "五"}
        assert Delivery.objects.filter(side="headquarters").count() == 4
        assert Delivery.objects.filter(side="block").count() == 3
        assert receipts_on(clock.today()).missing == []
        assert SearchRow.objects.count() == 4
        sender = Sender.objects.get()
        assert opened(sender.voice_id, sender.sealed).name == "客"
        assert not any(bytes(chunk.sealed) for chunk in ImportChunk.objects.all())
        assert Entry.objects.filter(action="voice_database.file_chunk", outcome="done").count() == 3
        outbox.dispatch()
        told = Notice.objects.filter(kind="voice_database.chunk_filed")
        assert set(told.values_list("person", flat=True)) == {service.pk, officer.pk}
        compare_receipts()

    def test_a_worker_that_dies_leaves_the_part_to_the_next_one(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = checked(client, *[{"title": f"{n}"} for n in range(6)])
        making.act(actions.file_import, Person.objects.get(pk=whole.uploaded_by_id), whole)
        real, calls = actions.file_chunk.body, []

        def dies(chunk: Any, **kwargs: Any) -> None:
            real(chunk, **kwargs)
            calls.append(chunk.number)
            if len(calls) == 2:
                raise MemoryError

        object.__setattr__(actions.file_chunk, "body", dies)
        try:
            assert work() == 2  # the second part failed after its writes; the third went on
            assert Voice.objects.count() == 4
            assert Import.objects.get().state == "filing"
            assert work() == 1
        finally:
            object.__setattr__(actions.file_chunk, "body", real)
        assert sorted(Voice.objects.values_list("title", flat=True)) == [f"{n}" for n in range(6)]
        assert Import.objects.get().state == "filed"

    def test_a_part_is_filed_once(self, client: Client) -> None:
        whole = checked(client, {})
        making.act(actions.file_import, Person.objects.get(pk=whole.uploaded_by_id), whole)
        work()
        with pytest.raises(WrongState):
            run(actions.file_chunk, actor=SYSTEM, subject=ImportChunk.objects.get().pk)

    def test_a_row_that_became_wrong_since_is_named(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = checked(client, {})
        making.act(actions.file_import, Person.objects.get(pk=whole.uploaded_by_id), whole)
        monkeypatch.setattr(importing.Units, "__init__", lambda self, day: setattr(self, "found", {}))
        work()
        assert not Voice.objects.exists()
        assert Fault.objects.get().column == "事務所コード"

    def test_thrown_away_nothing_is_filed(self, client: Client) -> None:
        whole = checked(client, {})
        assert client.post(f"{whole.get_absolute_url()}drop-import/", {"idempotency_key": "d"}).status_code == 303
        work()
        assert not Voice.objects.exists()
        assert not bytes(ImportChunk.objects.get().sealed)
        assert client.get(f"{whole.get_absolute_url()}file-import/").status_code == 302

    def test_sent_twice_it_is_one_import(self, client: Client) -> None:
        for _ in range(2):
            assert upload(client, table({})).status_code == 303
        assert Import.objects.count() == 1
        assert "声.csv" in client.get(IMPORTS).content.decode()


@pytest.mark.parametrize("role", ["quality_management", "office_head", "president"])
def test_others_do_not_know_of_imports(client: Client, role: str) -> None:
    whole = checked(client, {})
    other = factories.client_of(factories.person(role))
    for path in (IMPORTS, f"{IMPORTS}upload-voices/", whole.get_absolute_url()):
        assert other.get(path).status_code == 404
