"""Writing a report, step by step: bad input, lost answers, the back button, no trace of a session."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from compliance.models import Case, Draft
from compliance.reporter import drafts
from governance import clock
from governance.attachments.models import Attachment
from governance.organization.models import Unit
from governance.vault.models import Box
from governance.vault.receipts import lookup_digest
from tests.compliance.test_counter_entry import code_on
from tests.support import factories

YOU = {"reporter_kind": "public", "disclosure": "anonymous"}
WHAT = {"what": "窓口の現金が合わない。", "position": "staff"}
STEPS = ("/report/new/you/", "/report/new/what/", "/report/new/files/", "/report/new/check/")
PAGES = ("/report/", "/report/new/you/", "/report/return/", "/report/verify/", "/report/end/")


def upload(data: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def answered() -> Client:
    """Return a browser that has answered the first two steps."""
    client = Client()
    assert client.post(STEPS[0], YOU)["Location"] == STEPS[1]
    assert client.post(STEPS[1], WHAT)["Location"] == STEPS[2]
    return client


def test_the_whole_way(db: None) -> None:
    client = answered()
    office = Unit.objects.get(code="13001")
    client.post(STEPS[1], {**WHAT, "unit": str(office.pk), "happened_on": "令和8年4月1日", "who": "𠮷田さん 😀"})
    page = client.get(STEPS[3]).content.decode()
    assert all(text in page for text in ("千代田年金事務所", "令和8年4月1日", "𠮷田さん 😀", WHAT["what"]))
    assert client.post(STEPS[3]).status_code == 303
    case = Case.objects.get()
    assert (case.unit, case.channel, case.state) == (office, "web", "received")
    assert lookup_digest(code_on(client.get("/report/receipt/").content.decode())) == case.receipt_digest


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reporter_kind": ""}, "選んでください"),
        ({"reporter_kind": "king"}, "選択肢から"),
        ({"disclosure": ""}, "選んでください"),
        ({"disclosure": "named"}, "お名前を入力するか"),
        ({"disclosure": "in_confidence", "name": " "}, "お名前を入力するか"),
        ({"disclosure": "named", "name": "長" * 101}, "100"),
        ({"disclosure": "named", "name": "名", "contact": "9" * 301}, "300"),
        ({"disclosure": "named", "name": "名", "staff_number": "9" * 21}, "20"),
    ],
)
def test_bad_answers_about_oneself(db: None, changes: dict[str, str], words: str) -> None:
    answer = Client().post(STEPS[0], YOU | changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "エラー" in page
    for name in ("name", "contact", "staff_number"):
        assert changes.get(name, "").strip() in page
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"what": ""}, "入力してください"),
        ({"what": "長" * 20_001}, "20000"),
        ({"happened_on": "きのう"}, "日付は"),
        ({"happened_on": "令和8年2月30日"}, "日付は"),
        ({"happened_on": "2099-01-01"}, "今日以前"),
        ({"unit": "でたらめ"}, "一覧から"),
        ({"unit": "ffffffff-ffff-4fff-8fff-ffffffffffff"}, "一覧から"),
        ({"where_note": "長" * 501}, "500"),
        ({"position": "king"}, "選択肢から"),
        ({"what": "a\0b"}, "何か文字を"),
    ],
)
def test_bad_answers_about_what_happened(db: None, changes: dict[str, str], words: str) -> None:
    client = Client()
    client.post(STEPS[0], YOU)
    kept = {"how_known": "自分で見ました。"}
    answer = client.post(STEPS[1], WHAT | kept | changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert kept["how_known"] in page
    if "happened_on" in changes:
        assert f'value="{changes["happened_on"]}"' in page


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "empty.pdf", "中身が空"),
        (b"MZ\x90\x00" + b"\0" * 300, "invoice.pdf", "受け付けられない種類"),
        (b"<html><script>alert(1)</script></html>\0", "page.html", "受け付けられない種類"),
        (b"%PDF-1.7 broken", "broken.pdf", "壊れているか"),
        (b"\xff\xd8\xff\xe0 broken", "𠮷😀.jpg", "壊れているか"),
    ],
)
def test_files_that_cannot_be_taken_are_named_with_the_reason(db: None, data: bytes, name: str, words: str) -> None:
    client = answered()
    answer = client.post(STEPS[2], {"files": upload(data, name)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert name in page
    assert not Attachment.objects.exists()


def test_a_file_over_the_limit_and_nothing_else_is_lost(db: None, settings: Any) -> None:
    settings.ATTACHMENT_MAX_BYTES = 1000
    client = answered()
    answer = client.post(STEPS[2], {"files": [upload(b"x" * 5000, "large.txt")]})
    assert answer.status_code == 422
    assert "large.txt" in answer.content.decode()
    assert "超えています" in answer.content.decode()
    assert WHAT["what"] in client.get(STEPS[3]).content.decode()


def test_too_many_files(db: None, settings: Any) -> None:
    settings.ATTACHMENT_MAX_COUNT = 2
    client = answered()
    one = [upload(b"text", f"{n}.txt") for n in range(3)]
    assert client.post(STEPS[2], {"files": one}).status_code == 422
    assert client.post(STEPS[2], {"files": one[:2]}).status_code in (302, 422)


def test_files_are_added_and_removed(db: None) -> None:
    client = answered()
    client.post(STEPS[2], {"files": [upload("記録".encode("cp932"), "記録.txt"), upload(b"b", "b.csv")]})
    assert Attachment.objects.count() == 2
    page = client.get(STEPS[2]).content.decode()
    assert "記録.txt" in page
    client.post(STEPS[2], {"remove": str(Attachment.objects.earliest("created_at").pk)})
    assert Attachment.objects.count() == 1
    stranger = answered()
    stranger.post(STEPS[2], {"remove": str(Attachment.objects.get().pk)})
    assert Attachment.objects.count() == 1


def test_sent_twice_is_filed_once(db: None) -> None:
    client = answered()
    assert client.post(STEPS[3]).status_code == 303
    assert client.post(STEPS[3])["Location"] == "/report/receipt/"
    assert Case.objects.count() == 1


def test_two_answers_to_one_draft_at_the_same_moment(db: None) -> None:
    """The second request opened the draft before the first had filed it."""
    client = answered()
    row = Draft.objects.get()
    client.post(STEPS[3])
    Draft.objects.filter(pk=row.pk).update(case=None, sealed=row.sealed)
    assert client.post(STEPS[3]).status_code == 303
    assert Case.objects.count() == 1


def test_the_receipt_can_be_seen_again_until_confirmed(db: None) -> None:
    client = answered()
    client.post(STEPS[3])
    first, second = (code_on(client.get("/report/receipt/").content.decode()) for _ in range(2))
    assert first == second
    for step in STEPS:
        assert client.get(step)["Location"] == "/report/receipt/"
    assert client.post("/report/receipt/")["Location"] == "/report/end/"
    assert client.get("/report/receipt/")["Location"] == "/report/"
    assert not Draft.objects.exists()


def test_the_receipt_is_gone_after_half_an_hour(db: None) -> None:
    client = answered()
    client.post(STEPS[3])
    clock.move(timedelta(minutes=31))
    assert client.get("/report/receipt/")["Location"] == "/report/"


@pytest.mark.parametrize("step", STEPS[1:])
def test_without_the_first_step_one_starts_there(db: None, step: str) -> None:
    assert Client().get(step)["Location"] == STEPS[0]


def test_the_check_needs_all_answers(db: None) -> None:
    client = Client()
    client.post(STEPS[0], YOU)
    assert client.get(STEPS[3])["Location"] == STEPS[0]
    assert client.post(STEPS[3])["Location"] == STEPS[0]
    assert not Case.objects.exists()


def test_a_foreign_cookie_opens_nothing(db: None) -> None:
    answered()
    thief = Client()
    thief.cookies["report_draft"] = "guess"
    assert thief.get(STEPS[1])["Location"] == STEPS[0]


def test_an_expired_draft_is_gone_with_its_files(db: None) -> None:
    client = answered()
    client.post(STEPS[2], {"files": [upload(b"text", "a.txt")]})
    clock.move(timedelta(hours=25))
    assert client.get(STEPS[1])["Location"] == STEPS[0]
    assert drafts.sweep() == 1
    assert (Draft.objects.count(), Attachment.objects.count(), Box.objects.count()) == (0, 0, 0)


def test_a_filed_draft_leaves_its_files_to_the_case(db: None) -> None:
    client = answered()
    client.post(STEPS[2], {"files": [upload(b"text", "a.txt")]})
    client.post(STEPS[3])
    clock.move(timedelta(hours=25))
    drafts.sweep()
    assert Attachment.objects.get().owner_id == Case.objects.get().pk


@pytest.mark.parametrize("page", PAGES)
def test_a_signed_in_person_leaves_no_trace(db: None, page: str) -> None:
    person = factories.person("staff", name="署名 花子", second_factor=False)
    client = factories.client_of(person)
    answer = client.get(page)
    text = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert "署名 花子" not in text
    assert "<script" not in text
    assert "session" not in answer.cookies
    report = Client()
    report.cookies["session"] = client.cookies["session"].value
    report.post(STEPS[0], YOU)
    report.post(STEPS[1], WHAT)
    report.post(STEPS[3])
    case = Case.objects.get()
    assert [h.history_user_id for h in case.history.all()] == [None]


def test_anonymous_keeps_no_name_even_when_typed(db: None) -> None:
    client = Client()
    client.post(STEPS[0], YOU | {"name": "うっかり 太郎"})
    client.post(STEPS[1], WHAT)
    assert "うっかり" not in client.get(STEPS[3]).content.decode()
    client.post(STEPS[3])
    assert Case.objects.get().sealed_identity is None


def test_on_a_host_of_its_own(db: None, settings: Any) -> None:
    settings.REPORTER_HOST = "report.example"
    assert Client(HTTP_HOST="report.example").get("/report/").status_code == 200
    assert Client(HTTP_HOST="staff.example").get("/report/").status_code == 404
    assert Client(HTTP_HOST="report.example").get("/account/login/").status_code == 404
