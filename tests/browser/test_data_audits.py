"""Audited data in Chromium: an auditor adds a file, tests it and reads the result, at the desk and on a phone."""

import pytest
from playwright.sync_api import Page

from audit.data_audits.working import work
from audit.engagements.demo import make_engagements
from audit.engagements.models import Engagement
from tests.audit_data_audits import making
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words

DATA = "/audit/data/"


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's audits."""
    make_engagements()
    return staffed


def test_a_file_is_added_tested_and_read_on_a_phone(demo: str, page: Page, phone: Page, look: Look) -> None:
    audit = Engagement.objects.get(title="近畿ブロック監査")
    enter(page, demo, "auditor1")
    page.goto(f"{demo}{audit.get_absolute_url()}")
    follow(page, "データを追加")
    send(page, "取り込む")
    assert "一つだけ" in words(page)
    look(page)
    field(page, "件名").fill("支払伝票")
    field(page, "出所").fill("会計システム、会計課")
    file = {"name": "支払.csv", "mimeType": "text/csv", "buffer": making.csv_text(making.ROWS).encode("cp932")}
    page.locator("main input[type=file]").set_input_files(file)
    send(page, "取り込む")
    assert "取込中" in words(page)
    look(page)
    work()
    follow(page, "今の進み具合を表示する")
    assert "業者0" in words(page)
    look(page)
    address = page.url
    follow(page, "ベンフォード則")
    send(page, "テストを実行する")
    look(page)
    field(page, "金額の列").select_option("金額")
    send(page, "テストを実行する")
    work()
    follow(page, "今の進み具合を表示する")
    assert "再実行して比べる" in words(page)
    look(page)
    result = page.url
    enter(phone, demo, "audit-head")
    for shown in (address, result, f"{demo}{DATA}"):
        phone.goto(shown)
        look(phone)
    enter(phone, demo, "office-head2")
    assert status(phone, result) == 404
