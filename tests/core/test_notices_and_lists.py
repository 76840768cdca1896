"""Inbox, mail, digest; lists with filter, sort, pages and export."""

import csv
import io
from datetime import datetime, time, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.models import Case
from governance import clock
from governance.escalation.ledger_head import queue_ledger_head
from governance.ledger.models import Entry
from governance.lists.exports import guarded
from governance.notices import mailing, outbox
from governance.notices.models import Mail, MailChoice, Notice
from tests.support import factories


def told_head() -> Any:
    head = factories.person("compliance_head")
    factories.file_case()
    outbox.dispatch()
    return head


def test_the_inbox(db: None) -> None:
    head = told_head()
    client = factories.client_of(head)
    case = Case.objects.get()
    page = client.get("/inbox/").content.decode()
    assert case.reference in page
    assert "通報を受け付けました" in page
    notice = Notice.objects.get(person=head)
    assert client.post(f"/inbox/{notice.pk}/")["Location"] == f"/compliance/cases/{case.pk}/"
    notice.refresh_from_db()
    first = notice.read_at
    client.post(f"/inbox/{notice.pk}/")
    notice.refresh_from_db()
    assert notice.read_at == first is not None


def test_a_foreign_notice_is_not_there(db: None) -> None:
    told_head()
    client = factories.client_of(factories.person("compliance_head"))
    assert client.post(f"/inbox/{Notice.objects.get().pk}/").status_code == 404


def test_a_mail_says_that_there_is_something_and_nothing_more(db: None) -> None:
    head = told_head()
    assert mailing.send_waiting() == 1
    (message,) = mail.outbox
    assert message.to == [head.email]
    assert Case.objects.get().reference in message.body
    assert factories.content().what not in message.body
    assert message.extra_headers["Message-ID"] == Mail.objects.get().message_id


def test_a_mail_that_fails_waits_longer_each_time_with_the_same_id(db: None) -> None:
    told_head()
    first_id = Mail.objects.get().message_id
    with patch("django.core.mail.EmailMessage.send", side_effect=ConnectionRefusedError):
        assert mailing.send_waiting() == 0
        assert (Mail.objects.get().state, Mail.objects.get().attempts) == ("waiting", 1)
        assert mailing.send_waiting() == 0
        assert Mail.objects.get().attempts == 1
        for day in range(1, 12):
            with clock.shifted(timedelta(days=day)):
                mailing.send_waiting()
    assert (Mail.objects.get().state, Mail.objects.get().attempts) == ("dead", 10)
    assert Mail.objects.get().message_id == first_id


def tomorrow_at(hour: int) -> Any:
    """Return a block that lives at that hour in Japan, on the day after the real one whatever it is."""
    moment = datetime.combine(clock.today() + timedelta(days=1), time(hour, 30), tzinfo=ZoneInfo("Asia/Tokyo"))
    return clock.shifted(moment - clock.now())


def test_a_digest_once_a_day_from_eight(db: None) -> None:
    head = factories.person("compliance_head")
    client = factories.client_of(head)
    assert client.post("/inbox/mail/", {"how": "digest"}).status_code == 302
    assert client.post("/inbox/mail/", {"how": "never"}).status_code == 422
    assert MailChoice.objects.get(person=head).how == "digest"
    with tomorrow_at(7):
        for _ in range(2):
            factories.file_case()
        outbox.dispatch()
        assert Mail.objects.count() == 0
        assert mailing.queue_digests() == 0
    with tomorrow_at(8):
        assert mailing.queue_digests() == 1
        assert mailing.queue_digests() == 0
    assert Mail.objects.get().body.count("通報を受け付けました") == 2


def test_the_ledgers_head_goes_out_once_a_day(db: None) -> None:
    inspector = factories.person("statutory_auditor")
    assert [queue_ledger_head(), queue_ledger_head()] == [True, False]
    entry = Entry.objects.latest("number")
    sent = Mail.objects.get(person=inspector)
    assert f"{entry.number}:{entry.hash}" in sent.body
    with clock.shifted(timedelta(days=1)):
        assert queue_ledger_head()


CASES = "/compliance/cases/"


@pytest.fixture
def cases(db: None) -> Any:
    head = factories.person("compliance_head")
    for number in range(3):
        with clock.shifted(timedelta(days=-number)):
            factories.file_case()
    return factories.client_of(head)


def references(page: str) -> list[str]:
    return [r for r in Case.objects.values_list("reference", flat=True) if r in page]


def test_filter_and_bad_filter(cases: Any) -> None:
    one = Case.objects.latest("received_at")
    assert references(cases.get(CASES, {"reference": one.reference}).content.decode()) == [one.reference]
    assert references(cases.get(CASES, {"state": "concluded"}).content.decode()) == []
    wrong = cases.get(CASES, {"state": "king"})
    assert wrong.status_code == 422


@pytest.mark.parametrize(
    "key", ["reference", "received", "state", "severity", "category", "channel", "track", "nonsense"]
)
def test_sort_both_ways(cases: Any, key: str) -> None:
    for sort in (key, f"-{key}"):
        assert len(references(cases.get(CASES, {"sort": sort}).content.decode())) == 3
    page = cases.get(CASES, {"sort": "received"}).content.decode()
    oldest, newest = Case.objects.earliest("received_at"), Case.objects.latest("received_at")
    assert page.index(oldest.reference) < page.index(newest.reference)


def test_pages_do_not_overlap_and_cost_the_same(cases: Any) -> None:
    with CaptureQueriesContext(connection) as few:
        cases.get(CASES)
    for _ in range(60):
        factories.file_case()
    with CaptureQueriesContext(connection) as many:
        first = references(cases.get(CASES).content.decode())
    second = references(cases.get(CASES, {"page": 2}).content.decode())
    assert len(many) == len(few)
    assert (len(first), len(second)) == (50, 13)
    assert not set(first) & set(second)


def test_the_desk_costs_the_same_for_few_and_many(cases: Any) -> None:
    cases.get("/desk/")
    with CaptureQueriesContext(connection) as few:
        cases.get("/desk/")
    for _ in range(20):
        factories.file_case()
    with CaptureQueriesContext(connection) as many:
        page = cases.get("/desk/").content.decode()
    assert len(many) == len(few)
    assert "23" in page


def test_csv(cases: Any) -> None:
    answer = cases.post(CASES, {"format": "csv"})
    raw = answer.getvalue()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0][0] == "受付番号"
    assert {row[0] for row in rows[1:]} == set(Case.objects.values_list("reference", flat=True))
    entry = Entry.objects.get(action="lists.export")
    assert (entry.details["list_name"], entry.details["rows"]) == ("compliance.cases", 3)


def test_excel(cases: Any) -> None:
    answer = cases.post(CASES + "?state=received", {"format": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][0] == "受付番号"
    assert sheet.max_row == 4


def test_an_export_stays_in_scope(cases: Any) -> None:
    factories.file_case(position="president")
    assert len(list(csv.reader(io.StringIO(cases.post(CASES, {"format": "csv"}).getvalue().decode())))) == 4
    assert factories.client_of(factories.person("staff")).post(CASES, {"format": "csv"}).status_code == 404


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_what_could_start_a_formula_is_text(value: str) -> None:
    assert guarded(value) == f"'{value}"
    assert guarded("普通") == "普通"


def test_too_many_rows_for_excel(cases: Any) -> None:
    with patch("governance.lists.views.EXCEL_LIMIT", 2):
        answer = cases.post(CASES, {"format": "xlsx"}, follow=True)
    assert "超えています" in answer.content.decode()
    assert not Entry.objects.filter(action="lists.export").exists()
