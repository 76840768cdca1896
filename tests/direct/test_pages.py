"""The pages of direct notices."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from tests.direct import making
from tests.direct.making import ELSEWHERE, NEIGHBOUR, OFFICE
from tests.support import factories
from voice.direct.demo import make_notices
from voice.direct.models import DirectNotice, Receipt
from voice.direct.queries import all_offices

BASE = "/voice/direct/"
FORM = {
    "title": "記入例の差し替え", "text": "古い記入例を外してください。", "read_by": "2099-04-01", "answer_kind": "none",
    "idempotency_key": "k",
}  # fmt: skip


@pytest.fixture
def quality(db: None) -> Person:
    return making.division()


def test_all_offices_get_it_once_even_when_sent_twice(quality: Person) -> None:
    client = factories.client_of(quality)
    for key in ("k", "k", "from the page fetched anew by going back"):
        answer = client.post(f"{BASE}send-notice/offices/", FORM | {"reach": "all", "idempotency_key": key})
        assert answer.status_code == 303
    assert DirectNotice.objects.count() == 1
    assert Receipt.objects.count() == len(all_offices()) > 300
    assert FORM["text"] in client.get(answer["Location"]).text


def test_an_office_writes_to_a_division_that_reads(quality: Person) -> None:
    client = factories.client_of(factories.person("staff", at=making.unit()))
    page = client.get(f"{BASE}send-notice/headquarters/").text
    assert str(making.unit("D03").pk) in page
    assert str(making.unit("D05").pk) not in page
    form = FORM | {"division": str(making.unit("D03").pk)}
    assert client.post(f"{BASE}send-notice/headquarters/", form).status_code == 303
    assert Receipt.objects.get().unit.code == "D03"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": "長" * 401, "reach": "all"}, "400"),
        ({"title": "", "reach": "all"}, "入力してください"),
        ({"reach": "chosen"}, "事務所を選んで"),
        ({"read_by": "2020-01-01", "reach": "all"}, "今日以降"),
    ],
)
def test_bad_input_is_said_at_the_field(quality: Person, changes: dict[str, str], words: str) -> None:
    answer = factories.client_of(quality).post(f"{BASE}send-notice/offices/", FORM | changes)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert not DirectNotice.objects.exists()


def test_four_hundred_characters_with_line_breaks_fit(quality: Person) -> None:
    text = "\r\n".join(["あ" * 199, "い" * 200])
    answer = factories.client_of(quality).post(f"{BASE}send-notice/offices/", FORM | {"text": text, "reach": "all"})
    assert answer.status_code == 303
    assert len(DirectNotice.objects.get().text) == 400


def test_correcting_and_answering_on_the_pages(quality: Person) -> None:
    sender, head = factories.client_of(quality), factories.client_of(making.head())
    notice = making.send(quality, answer_kind="yes_no")
    page = f"{notice.get_absolute_url()}correct/"
    assert notice.text in sender.get(page).text
    for key in "ab":
        assert sender.post(page, FORM | {"idempotency_key": key}).status_code == 303
    assert DirectNotice.objects.filter(corrects=notice).count() == 1
    answer = f"{BASE}receipts/{making.receipt(notice).pk}/answer/"
    assert answer in head.get(notice.get_absolute_url()).text
    assert head.post(answer, {"answer": "", "idempotency_key": "a"}).status_code == 422
    assert head.post(answer, {"answer": "yes", "idempotency_key": "a"}).status_code == 303
    assert head.post(answer, {"answer": "no", "idempotency_key": "b"}).status_code == 409
    receipts = sender.get(f"{BASE}receipts/", {"reference": notice.reference}).text
    assert "はい" in receipts


def test_a_division_without_readers_and_an_office_have_no_page_for_the_other_way(quality: Person) -> None:
    assert factories.client_of(making.head()).get(f"{BASE}send-notice/offices/").status_code == 404
    clerk = factories.person("staff", at=making.unit("D05"))
    assert factories.client_of(clerk).get(f"{BASE}send-notice/headquarters/").status_code == 404


def test_receipts_are_narrowed_to_a_unit_and_to_what_is_late(quality: Person) -> None:
    making.send(quality, [OFFICE, NEIGHBOUR])
    client: Any = factories.client_of(quality)
    for conditions, number in (
        ({"unit": OFFICE}, 1),
        ({"opened": "true"}, 0),
        ({"opened": "false"}, 2),
        ({"late": "true"}, 0),
    ):
        page = client.get(f"{BASE}receipts/", conditions)
        assert page.context["page"].paginator.count == number, conditions


@pytest.mark.parametrize("path", [BASE, f"{BASE}sent/", f"{BASE}receipts/", f"{BASE}units/", "/desk/"])
def test_a_constant_number_of_queries(quality: Person, path: str) -> None:
    head = making.head()
    clients = [factories.client_of(quality), factories.client_of(head)]

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            for client in clients:
                assert client.get(path).status_code == 200
        return len(seen)

    def send() -> None:
        making.send(quality, [OFFICE], answer_kind="text")
        making.send(head, ["D03"])

    send()
    queries()
    few = queries()
    for _ in range(3):
        send()
    making.send(quality, [OFFICE, NEIGHBOUR, ELSEWHERE])
    assert queries() == few


def test_the_demonstration(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_notices()
    make_notices()
    assert DirectNotice.objects.count() == 4
    assert DirectNotice.objects.filter(corrects__isnull=False).count() == 1
    assert Receipt.objects.filter(opened_at__isnull=False).count() == 3
    assert Receipt.objects.get(unit__code="D02").opened_at is None
