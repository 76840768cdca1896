"""The search guard in Chromium without JavaScript: a step asked for, approved by the counsel; warnings about wording; axe."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from compliance.actions import declare
from compliance.guard.models import Necessity
from compliance.models import Case
from governance.access import SYSTEM
from governance.custody.demo import actor, make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from tests.browser.test_journey import fits, send, sign_in
from tests.support.five_cases import assigned_case

HINT = "通報者の女性職員によると、4月1日の午後3時に金庫が開いていた。"
PLAIN = "締めの時に二人で数え、帳簿と合わせる。"


@pytest.fixture
def case(server: str) -> Case:
    """A case of an office under investigation, on which the head of the demonstration works."""
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    made, _head, _investigator = assigned_case()
    run(declare, actor=actor("head"), subject=made.pk, relation=False)
    return made


def words(page: Page) -> str:
    return page.locator("main").inner_text()


def test_a_step_asked_for_and_words_that_point_at_a_person(server: str, case: Case, page: Page) -> None:
    sign_in(page, server, "head")
    address = f"{server}/compliance/cases/{case.pk}/"
    page.goto(address)
    page.get_by_role("link", name="特定のおそれがある調査の承認を求める").click()
    page.check("[name=step][value=logs]")
    for name in ("what", "why", "milder", "exposed"):
        page.fill(f"[name={name}]", "全拠点の記録を同時に取り寄せる。")
    page.locator("main button[type=submit]").click()
    record = Necessity.objects.get()

    page.goto(f"{server}/compliance/measures/cases/{case.pk}/propose/")
    page.check("[name=kind][value=prevention]")
    page.select_option("[name=unit]", index=3)
    page.fill("[name=title]", "現金の確認")
    page.fill("[name=text]", HINT)
    page.fill("[name=due_on]", "令和20年3月31日")
    send(page, "提案する")
    assert "「女性職員」から、人が特定されるおそれがあります" in words(page)
    assert page.input_value("[name=text]") == HINT
    page.fill("[name=text]", PLAIN)
    send(page, "提案する")
    assert "措置を提案しました" in words(page)

    page.goto(f"{address}plan-interview/")
    page.fill("[name=who]", "窓口係")
    page.fill("[name=planned_on]", "令和20年3月31日")
    page.fill("[name=place]", "会議室")
    page.fill("[name=topics]", HINT)
    page.locator("main button[type=submit]").click()
    assert "人が特定されるおそれがあります" in words(page)
    page.check("[name=send_as_it_is]")
    page.locator("main button[type=submit]").click()
    assert "聞き取りの予定を加えました" in words(page)

    sign_in(page, server, "counsel")
    page.goto(f"{server}/desk/")
    page.get_by_role("link", name=re.compile("判断する")).first.click()
    assert case.reference not in words(page)
    page.get_by_role("link", name="承認する").click()
    page.locator("main button[type=submit]").click()
    record.refresh_from_db()
    assert record.state == "approved"
    assert fits(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(server: str, case: Case, browser: Browser, width: int) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}, locale="ja-JP")
    page, problems = context.new_page(), list[str]()
    sign_in(page, server, "head")
    for address in (
        f"guard/cases/{case.pk}/request-step/",
        f"guard/cases/{case.pk}/check/",
        f"measures/cases/{case.pk}/propose/",
    ):
        page.goto(f"{server}/compliance/{address}")
        page.locator("main textarea").first.fill(HINT)
        page.locator("main button[type=submit]").click()
        results = Axe().run(page)
        if results.violations_count:
            problems.append(f"{address}: {results.generate_report()}")
        if not fits(page):
            problems.append(f"{address}: wider than the screen")
    context.close()
    assert not problems, "\n".join(problems)
