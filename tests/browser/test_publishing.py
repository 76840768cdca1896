"""A text on its way to the public in Chromium without JavaScript: masks decided, approved by another person, published; axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.publishing.models import Publication
from governance.runner import run
from tests.browser.test_journey import fits, send, sign_in
from tests.publishing import making


@pytest.fixture
def demo(server: str) -> str:
    """Accounts and a draft."""
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    making.draft()
    making.published(title="公表した声")
    return server


def words(page: Page) -> str:
    return page.locator("main").inner_text()


def test_masked_approved_published(demo: str, page: Page) -> None:
    address = demo + Publication.objects.get(state="draft").get_absolute_url()
    sign_in(page, demo, "service")
    page.goto(f"{demo}/publishing/")
    page.get_by_role("link", name="窓口の応対").click()
    assert "電話は（電話番号）、窓口は" in words(page)
    page.get_by_role("link", name="伏せる箇所を決める").click()
    page.get_by_label("「鈴木」を残す理由").fill("職員本人の希望による")
    send(page, "保存する")
    assert "担当の鈴木さんが" in page.locator(".sides__text").nth(1).inner_text()
    page.get_by_role("link", name="確認に回す").click()
    send(page, "確認に回す")
    sign_in(page, demo, "quality")
    page.goto(f"{demo}/desk/")
    page.get_by_role("link", name="公表文を確認する").first.click()
    assert "職員本人の希望による" in words(page)
    page.get_by_role("link", name="承認する").click()
    send(page, "承認する")
    sign_in(page, demo, "service")
    page.goto(address)
    page.get_by_role("link", name="公表する").click()
    send(page, "公表する")
    assert "公表済み" in words(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(demo: str, browser: Browser, width: int) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}, locale="ja-JP")
    page, problems = context.new_page(), list[str]()
    own = Publication.objects.get(state="draft").get_absolute_url()
    public = Publication.objects.get(state="published").get_absolute_url()
    sign_in(page, demo, "service")
    for address in ("/publishing/", own, f"{own}decide-masks/", f"{own}change-text/", f"{own}submit/", public):
        page.goto(demo + address)
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        results = Axe().run(page)
        if results.violations_count:
            problems.append(f"{address}: {results.generate_report()}")
        if not fits(page):
            problems.append(f"{address}: wider than the screen")
    context.close()
    assert not problems, "\n".join(problems)
