"""What journeys share: accounts, a phone, and a look at the page as someone with a screen reader or a phone has it."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from tests.browser.test_journey import PHONE, fits
from tests.browser.walking import Look, content


@pytest.fixture
def staffed(server: str) -> str:
    """The application with the accounts of the demonstration and their keys; its address."""
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    return server


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript on a phone."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, locale="ja-JP")
    yield context.new_page()
    context.close()


@pytest.fixture
def look(browser: Browser, server: str) -> Iterator[Look]:
    """Return a check of the page shown, a form with errors too: axe finds nothing, and it fits a phone.

    axe is JavaScript and the walker has none: it looks at a copy of what the walker sees, without the page's policy.
    """
    context = browser.new_context(bypass_csp=True, locale="ja-JP")
    copy = context.new_page()
    copy.goto(f"{server}/report/")  # style sheets are asked for from there, and kept

    def check(page: Page) -> None:
        copy.set_viewport_size(page.viewport_size or PHONE)
        copy.set_content(content(page))
        results = Axe().run(copy)
        assert not results.violations_count, f"{page.url}: {results.generate_report()}"
        copy.set_viewport_size(PHONE)
        assert fits(copy), f"{page.url}: wider than a phone"

    yield check
    context.close()
