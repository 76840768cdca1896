"""Figures of the hotline in Chromium without JavaScript: yearly figures counted, approved, published, read by anyone; axe."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from compliance.figures.rules import last_quarter_end
from governance import clock
from governance.access import SYSTEM
from governance.calendar.eras import fiscal_year_days
from governance.custody.demo import make_keys
from governance.organization.models import Unit
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from tests.browser.test_journey import fits, send, sign_in
from tests.figures import making

TEXT = "前年度より件数が増えました。研修で窓口を知った人が増えたためと考えています。"


@pytest.fixture
def demo(server: str) -> str:
    """Accounts, and cases of a settled year and of the last whole quarter."""
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    first = fiscal_year_days(making.settled_year())[0]
    office = Unit.objects.get(code="13001").pk
    making.cases(8, first, decided=5, concluded=40, channel="phone", reporter_kind="public", unit_id=office)
    making.cases(6, first + timedelta(days=40), decided=6, state="declined", category="", severity="")
    making.cases(2, first + timedelta(days=70), decided=6, channel="letter")
    making.cases(7, last_quarter_end(clock.today()), decided=0)
    return server


def words(page: Page) -> str:
    return page.locator("main").inner_text()


def test_counted_approved_published_and_read(demo: str, page: Page) -> None:
    sign_in(page, demo, "head")
    page.goto(f"{demo}/compliance/figures/yearly/")
    page.get_by_role("link", name="年度を集計する").click()
    send(page, "集計して固定する")
    assert page.title().startswith("エラー")
    page.fill("[name=explanation]", TEXT)
    send(page, "集計して固定する")
    assert "集計して固定しました" in words(page)
    edition = page.url
    assert page.get_by_role("link", name="承認する").count() == 0

    sign_in(page, demo, "vice-president")
    page.get_by_role("link", name=re.compile("運用実績を承認する")).first.click()
    page.get_by_role("link", name="承認する").click()
    assert TEXT in words(page)
    send(page, "承認する")
    sign_in(page, demo, "head")
    page.goto(edition)
    page.get_by_role("link", name="公表する").click()
    send(page, "公表する")
    assert "公表済み" in words(page)

    page.context.clear_cookies()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo}/")
    page.get_by_role("link", name="運用実績を見る").click()
    assert TEXT in words(page)
    assert "非表示" in words(page)
    assert fits(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="この年度のPDF").click()
    assert download.value.suggested_filename.endswith(".pdf")


def test_a_committee_sees_numbers_only(demo: str, page: Page) -> None:
    sign_in(page, demo, "committee1")
    page.goto(f"{demo}/compliance/figures/")
    assert "四半期" in words(page)
    page.get_by_text("数値の表").first.click()
    assert page.locator("main figure table").first.is_visible()
    assert page.goto(f"{demo}/compliance/figures/silent-units/").status == 404  # type: ignore[union-attr]
    sign_in(page, demo, "head")
    page.goto(f"{demo}/compliance/figures/silent-units/")
    assert "証拠でもありません" in words(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(demo: str, browser: Browser, width: int) -> None:
    figures = making.published()
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}, locale="ja-JP")
    page, problems = context.new_page(), list[str]()
    head = ["", "recurring/", "silent-units/", "yearly/", "yearly/prepare/", f"yearly/{figures.pk}/"]
    for who, addresses in (("", ["/hotline-figures/"]), ("head", head), ("committee1", ["", "recurring/"])):
        if who:
            sign_in(page, demo, who)
        for address in addresses:
            page.goto(demo + (address if address.startswith("/") else f"/compliance/figures/{address}"))
            page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
            results = Axe().run(page)
            if results.violations_count:
                problems.append(f"{address}: {results.generate_report()}")
            if not fits(page):
                problems.append(f"{address}: wider than the screen")
    context.close()
    assert not problems, "\n".join(problems)
