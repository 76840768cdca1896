"""The forms and pages of voices and incidents."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.ledger.models import Entry
from governance.people.models import Person
from tests.support import factories
from tests.voice import making
from voice.models import Incident, Sender, Voice
from voice.sending import Customer

FORM = {
    "kind": "request", "channel": "phone", "title": "案内が読みにくい", "text": "字が小さい。", "done": "",
    "received_on": "令和8年11月2日", "name": "", "phone": "", "address": "", "idempotency_key": "a",
}  # fmt: skip
REPORT = {
    "kind": "money", "text": "つり銭が合わない。", "happened_on": "R8.11.2", "happened_time": "９時15分", "idempotency_key": "a"
}  # fmt: skip


@pytest.fixture
def filer(db: None) -> Person:
    return making.clerk()


def test_a_voice_is_filed_once_even_when_sent_twice(filer: Person) -> None:
    client = factories.client_of(filer)
    for _ in range(2):
        answer = client.post("/voice/file-voice/", FORM)
        assert answer.status_code == 303
    assert Voice.objects.get().received_on.isoformat() == "2026-11-02"
    assert FORM["title"] in client.get(answer["Location"]).content.decode()


def test_the_same_words_sent_again_by_way_of_back_are_asked_about(filer: Person) -> None:
    client = factories.client_of(filer)
    client.post("/voice/file-voice/", FORM)
    again = FORM | {"idempotency_key": "after back"}
    answer = client.post("/voice/file-voice/", again)
    assert answer.status_code == 422
    assert Voice.objects.get().reference in answer.content.decode()
    for _ in range(2):
        assert client.post("/voice/file-voice/", again | {"another": "1"}).status_code == 303
    assert Voice.objects.count() == 2
    other = factories.client_of(making.clerk())
    assert other.post("/voice/file-voice/", again).status_code == 303, "a colleague's slip is another one"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": ""}, "選んでください"),
        ({"text": ""}, "入力してください"),
        ({"title": "長" * 61}, "60"),
        ({"received_on": "きのう"}, "日付は"),
        ({"received_on": "令和30年1月1日"}, "今日以前"),
        ({"wants_answer": "on"}, "お答えするために"),
    ],
)
def test_bad_input_is_said_at_the_field_and_kept(filer: Person, changes: dict[str, str], words: str) -> None:
    answer = factories.client_of(filer).post("/voice/file-voice/", FORM | {"done": "𠮷田さん😀に説明"} | changes)
    page = answer.content.decode()
    assert (answer.status_code, words in page, "𠮷田さん😀に説明" in page) == (422, True, True)
    assert not Voice.objects.exists()


def test_a_first_report_in_four_fields(filer: Person) -> None:
    answer = factories.client_of(filer).post("/voice/incidents/file-incident/", REPORT)
    assert answer.status_code == 303
    told = Incident.objects.get()
    assert (told.kind, told.injured) == ("money", False)
    page = factories.client_of(filer).post("/voice/incidents/file-incident/", REPORT | {"happened_time": "25:00"})
    assert page.status_code == 422
    assert "14:30" in page.content.decode()


def test_a_first_report_sent_again_after_going_back_is_one_incident(filer: Person) -> None:
    """Going back fetches the page anew, with another key."""
    client = factories.client_of(filer)
    places = [
        client.post("/voice/incidents/file-incident/", REPORT | {"idempotency_key": key})["Location"] for key in "ab"
    ]
    assert places == [Incident.objects.get().get_absolute_url()] * 2
    client.post("/voice/incidents/file-incident/", REPORT | {"text": "釣り銭がまた合わない。"})
    assert Incident.objects.count() == 2


@pytest.mark.parametrize("path", ["acknowledge", "acknowledge-incident"])
def test_a_side_acknowledges_on_the_page(filer: Person, path: str) -> None:
    service = factories.person("service_promotion")
    filed = making.voice(by=filer) if path == "acknowledge" else making.incident(by=filer)
    answer = factories.client_of(service).post(f"{filed.get_absolute_url()}{path}/", {"idempotency_key": "k"})
    assert answer.status_code == 303
    assert filed.deliveries.get(side="headquarters").acknowledged_by == service


class TestCustomer:
    WHO = Customer("山田 花子", "03-0000-0000", "千代田区")

    def test_is_kept_apart_and_encrypted(self, filer: Person) -> None:
        filed = making.voice(by=filer, customer=self.WHO)
        row = Sender.objects.get(voice=filed)
        assert self.WHO.name.encode() not in bytes(row.sealed)
        page = factories.client_of(filer).get(filed.get_absolute_url()).content.decode()
        assert self.WHO.name not in page

    def test_is_shown_on_request_which_stands_in_the_ledger(self, filer: Person) -> None:
        service = factories.person("service_promotion")
        filed = making.voice(by=filer, customer=self.WHO)
        answer = factories.client_of(service).post(f"{filed.get_absolute_url()}show-sender/", {"idempotency_key": "s"})
        assert self.WHO.phone in answer.content.decode()
        assert answer["Cache-Control"] == "no-store"
        assert Entry.objects.filter(action="voice.show_sender", actor_id=service.pk, outcome="done").count() == 1

    @pytest.mark.parametrize("role", ["block_officer", "vice_president"])
    def test_is_not_shown_to_the_block_or_the_executives(self, filer: Person, role: str) -> None:
        reader = making.block_officer() if role == "block_officer" else factories.person(role)
        filed = making.voice(by=filer, customer=self.WHO)
        answer = factories.client_of(reader).post(f"{filed.get_absolute_url()}show-sender/", {"idempotency_key": "s"})
        assert answer.status_code == 403
        assert self.WHO.name not in answer.content.decode()

    def test_without_one_no_row_is_made(self, filer: Person) -> None:
        making.voice(by=filer)
        assert not Sender.objects.exists()


@pytest.mark.parametrize("path", ["/voice/", "/voice/incidents/", "/desk/"])
def test_a_constant_number_of_queries(db: None, path: str) -> None:
    service = factories.client_of(factories.person("service_promotion"))
    clerk = making.clerk()

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert service.get(path).status_code == 200
        return len(seen)

    def file(count: int) -> None:
        for _ in range(count):
            making.voice(by=clerk)
            making.incident(by=clerk)

    file(2)
    service.get(path)
    few = queries()
    file(4)
    assert queries() == few


def test_what_is_happening_stands_first_on_the_desk_and_its_state_is_named_in_the_filter(filer: Person) -> None:
    service = factories.client_of(factories.person("service_promotion"))
    making.voice(by=filer)
    happened = making.incident(by=filer)
    assert service.get("/desk/").context["page"][0].reference == happened.reference
    assert "開封済み" in service.get("/voice/incidents/").content.decode()


def test_what_headquarters_files_is_not_said_to_have_reached_a_block(db: None) -> None:
    client = factories.client_of(factories.person("service_promotion"))
    page = client.post("/voice/file-voice/", FORM, follow=True).content.decode()
    assert "届いた先は「受信の状況」でご確認いただけます" in page
    assert "ブロック本部に届きました" not in page


@pytest.mark.parametrize(
    ("side", "opened", "number"), [("headquarters", "true", 1), ("block", "false", 2), ("block", "true", 0)]
)
def test_the_list_is_narrowed_to_what_a_side_has_not_opened(filer: Person, side: str, opened: str, number: int) -> None:
    service = factories.client_of(factories.person("service_promotion"))
    first, _ = making.voice(by=filer), making.voice(by=filer)
    service.get(first.get_absolute_url())
    page: Any = service.get("/voice/", {side: opened})
    assert page.context["page"].paginator.count == number
