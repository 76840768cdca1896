"""Short words for what a journey does on a page."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from governance.people.models import Person
from tests.support import factories

Look = Callable[[Page], None]
"""The check of the page shown: see conftest.look."""


def words(page: Page) -> str:
    """Return what the main part of the page says."""
    return str(page.locator("main").inner_text())


def content(page: Page) -> str:
    """Return the whole page, once its main part is there: right after a click the new page can still be empty."""
    page.wait_for_load_state()
    page.locator("main").wait_for(state="attached")
    return page.content()


def field(page: Page, label: str) -> Locator:
    """Return the first field of the page's form whose label holds these words."""
    return page.locator("main form").get_by_label(label).first


def follow(page: Page, name: str) -> None:
    """Follow the first link of the main part that holds these words."""
    page.locator("main").get_by_role("link", name=name).first.click()


def enter(page: Page, server: str, staff_number: str) -> None:
    """Show the desk of a demo account, signed in with the key open: signing in has journeys of its own."""
    client = factories.client_of(Person.objects.get(staff_number=staff_number))
    cookies = [{"name": cookie.key, "value": cookie.value, "url": server} for cookie in client.cookies.values()]
    page.context.clear_cookies()
    page.context.add_cookies(cookies)  # type: ignore[arg-type] # a dict is what it takes
    page.goto(f"{server}/desk/")


def status(page: Page, address: str) -> int:
    """Go to the address; return the status of the answer."""
    answer = page.goto(address)
    return answer.status if answer else 0
