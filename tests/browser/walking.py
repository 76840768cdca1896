"""Short words for what a journey does on a page."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from governance.people.demo.accounts import PASSWORD
from tests.browser.test_journey import send

Look = Callable[[Page], None]
"""The check of the page shown: see conftest.look."""


def words(page: Page) -> str:
    """Return what the main part of the page says."""
    return str(page.locator("main").inner_text())


def field(page: Page, label: str) -> Locator:
    """Return the first field of the page's form whose label holds these words."""
    return page.locator("main form").get_by_label(label).first


def follow(page: Page, name: str) -> None:
    """Follow the first link of the main part that holds these words."""
    page.locator("main").get_by_role("link", name=name).first.click()


def sign_in_as_staff(page: Page, server: str, staff_number: str) -> None:
    """Sign in with the password alone, as staff without further roles do."""
    page.context.clear_cookies()
    page.goto(f"{server}/account/login/")
    page.fill("[name=login]", staff_number)
    page.fill("[name=password]", PASSWORD)
    send(page, "ログイン")
    page.wait_for_url("**/desk/")


def status(page: Page, address: str) -> int:
    """Go to the address; return the status of the answer."""
    answer = page.goto(address)
    return answer.status if answer else 0
