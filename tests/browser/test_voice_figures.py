"""Figures of voices in Chromium without JavaScript: table, offices on a phone, a file of visitors, the report made public."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words
from voice.demo import make_voices
from voice.figures.demo import make_figures
from voice.figures.models import AnnualReport


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's voices and figures."""
    make_voices()
    make_figures()
    return staffed


def test_table_and_offices(demo: str, phone: Page, page: Page, look: Look) -> None:
    enter(page, demo, "service")
    page.goto(f"{demo}/voice/figures/receipts/")
    look(page)
    assert "28,139" in words(page)
    page.goto(f"{demo}/voice/figures/offices/")
    look(page)
    assert "減点ではありません" in words(page)
    field(page, "図に示す指標").select_option("answered")
    page.get_by_role("button", name="表示する").click()
    assert page.locator("figcaption").first.inner_text() == "回答済みの割合"
    enter(phone, demo, "block1")
    phone.goto(f"{demo}/voice/figures/offices/")
    look(phone)
    assert status(phone, f"{demo}/voice/figures/visitors/") == 404


def test_visitors_by_file(demo: str, page: Page, look: Look, tmp_path: Path) -> None:
    enter(page, demo, "service")
    page.goto(f"{demo}/voice/figures/visitors/")
    follow(page, "ファイルで登録する")
    file = tmp_path / "visitors.csv"
    file.write_text("事務所コード,年月,来訪者数\n99999,2026-04,1\n", "utf-8")
    field(page, "CSVファイル").set_input_files(file)
    field(page, "数値の出所").fill("番号札発券機の月次集計")
    send(page, "登録する")
    look(page)
    assert "99999" in words(page)
    file.write_text("事務所コード,年月,来訪者数\n13001,2026-04,1234\n", "utf-8")
    field(page, "CSVファイル").set_input_files(file)
    send(page, "登録する")
    look(page)


def test_the_report_becomes_public(demo: str, page: Page, phone: Page, look: Look) -> None:
    address = demo + AnnualReport.objects.get().get_absolute_url()
    enter(page, demo, "vice-president")
    page.goto(address)
    look(page)
    follow(page, "承認する")
    look(page)
    send(page, "承認する")
    enter(page, demo, "service")
    page.goto(address)
    follow(page, "公表する")
    send(page, "公表する")
    phone.goto(f"{demo}/voice-report/")
    look(phone)
    assert "電話の折り返し予約" in words(phone)
