"""Coming back with the receipt code."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.actions import write
from compliance.models import Case, Message
from compliance.reporter.receipt import is_genuine, receipt_for
from governance import clock
from governance.attachments.models import Attachment
from governance.runner import run
from governance.vault.receipts import new_code, shown
from tests.support import factories
from tests.support.five_cases import head

RETURN, CASE, REPLY = "/report/return/", "/report/case/", "/report/case/reply/"


def back() -> tuple[Case, Client, str]:
    """Return a case and a browser in which its code was entered."""
    case, code = factories.file_case()
    client = Client()
    assert client.post(RETURN, {"code": code})["Location"] == CASE
    return case, client, code


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code.lower(),
        lambda code: shown(code),
        lambda code: " ".join(code),
        lambda code: shown(code).replace("-", "ー").translate({i: i + 0xFEE0 for i in range(0x21, 0x7F)}),
        lambda code: code.replace("0", "O").replace("1", "l"),
    ],
)
def test_the_code_is_taken_as_people_type_it(db: None, typed: Any) -> None:
    _, code = factories.file_case()
    assert Client().post(RETURN, {"code": typed(code)})["Location"] == CASE


def test_wrong_and_unknown_codes_read_the_same_and_cost_the_same(db: None) -> None:
    case, code = factories.file_case()
    malformed, unknown = "ABCD", new_code()
    one_off = code[:-1] + ("A" if code[-1] != "A" else "B")
    Client().post(RETURN, {"code": "warm up"})
    pages, counts = [], []
    for typed in (malformed, unknown, one_off):
        with CaptureQueriesContext(connection) as queries:
            answer = Client().post(RETURN, {"code": typed})
        assert answer.status_code == 422
        text = answer.content.decode().replace(typed, "")
        pages.append("".join(line for line in text.splitlines() if "csrf" not in line))
        counts.append(len(queries))
    assert pages[0] == pages[1] == pages[2]
    assert counts[0] == counts[1] == counts[2]
    assert case.reference not in pages[0]


def test_the_page_shows_state_clocks_and_conversation(db: None) -> None:
    case, client, _ = back()
    handler = factories.actor(head())
    run(write, actor=handler, subject=case.pk, text="いつ見ましたか。", files=[])
    page = client.get(CASE).content.decode()
    assert all(text in page for text in (case.reference, "受付", "残り20日", "いつ見ましたか。", "担当者"))
    assert handler.name not in page
    assert "<script" not in page
    assert Message.objects.get(case=case).read_at is not None


def test_reply_with_a_file_and_once_only(db: None) -> None:
    case, client, _ = back()
    file = io.BytesIO("メモ".encode())
    file.name = "メモ😀.txt"
    data = {"text": "3月に見ました。", "files": file, "idempotency_key": "same"}
    assert client.post(REPLY, data)["Location"].endswith("#latest")
    file.seek(0)
    client.post(REPLY, data)
    assert case.messages.count() == 1
    page = client.get(CASE).content.decode()
    assert "メモ😀.txt" in page
    download = client.get(f"/report/case/files/{Attachment.objects.get().pk}/")
    assert download.content == "メモ".encode()
    assert download["Content-Disposition"].startswith("attachment")


def test_an_empty_or_too_long_reply_is_kept(db: None) -> None:
    _, client, _ = back()
    assert client.post(REPLY, {"text": ""}).status_code == 422
    long = client.post(REPLY, {"text": "長" * 20_001})
    assert long.status_code == 422
    assert "長" * 20_001 in long.content.decode()
    assert client.get(REPLY)["Location"] == CASE


def test_a_foreign_file_is_not_there(db: None) -> None:
    other, other_client, _ = back()
    file = io.BytesIO(b"secret")
    file.name = "a.txt"
    other_client.post(REPLY, {"text": "x", "files": file})
    _, client, _ = back()
    assert client.get(f"/report/case/files/{Attachment.objects.get().pk}/").status_code == 404


@pytest.mark.parametrize("address", [CASE, "/report/case/receipt/"])
def test_without_the_code_nothing(db: None, address: str) -> None:
    assert Client().get(address)["Location"] == RETURN
    broken = Client()
    broken.cookies["report_return"] = "AAAA"
    assert broken.get(address)["Location"] == RETURN


def test_idle_and_absolute_time_outs(db: None) -> None:
    _, client, _ = back()
    for _turn in range(7):
        clock.move(timedelta(minutes=17))
        assert client.get(CASE).status_code == 200
    clock.move(timedelta(minutes=17))
    assert client.get(CASE)["Location"] == RETURN
    _, idle, _ = back()
    clock.move(timedelta(minutes=21))
    assert idle.get(CASE)["Location"] == RETURN


def test_leave(db: None) -> None:
    _, client, _ = back()
    assert client.post("/report/case/leave/")["Location"] == "/report/"
    assert client.get(CASE)["Location"] == RETURN


def test_the_page_costs_the_same_for_few_and_many_messages(db: None) -> None:
    case, client, _ = back()
    actor = factories.actor(head())
    run(write, actor=actor, subject=case.pk, text="first", files=[])
    client.get(CASE)
    with CaptureQueriesContext(connection) as few:
        client.get(CASE)
    for number in range(12):
        run(write, actor=actor, subject=case.pk, text=f"{number}", files=[])
    client.get(CASE)
    with CaptureQueriesContext(connection) as many:
        client.get(CASE)
    assert len(many) == len(few)


def test_a_receipt_is_genuine_until_a_sign_is_changed(db: None) -> None:
    case, _, code = back()
    text = receipt_for(case).text
    assert is_genuine(text)
    assert is_genuine(text.replace(": ", "："))
    assert code not in text.replace("-", "")
    for number, line in enumerate(text.splitlines()[1:7]):
        changed = line[:-1] + ("0" if line[-1] != "0" else "1")
        assert not is_genuine(text.replace(line, changed)), number
        assert not is_genuine(text.replace(line + "\n", "")), number
    page = Client().post("/report/verify/", {"text": text}).content.decode()
    assert "本物で" in page
    page = Client().post("/report/verify/", {"text": text.replace(case.reference, "AAAA-AAAA")}).content.decode()
    assert "変更されています" in page
