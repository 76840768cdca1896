"""The overview on a phone without JavaScript, by the officer, a head and a reader of figures; points and criteria; axe."""

from playwright.sync_api import Page

from governance.people.models import Person
from privacy.incidents.models import Incident
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words
from tests.privacy_incidents import making
from tests.privacy_incidents.making import Staff


def test_from_the_numbers_to_the_rows(staffed: str, phone: Page, look: Look) -> None:
    page, staff = phone, Staff("13001")
    for kind in ("misdelivery", "loss"):
        making.incident(staff, kind=kind)
    enter(page, staffed, "privacy")
    page.goto(f"{staffed}/privacy/")
    look(page)
    assert "213" in words(page)
    page.locator(".table--heat tfoot a").last.click()
    look(page)
    assert all(row.reference in words(page) for row in Incident.objects.all())
    enter(page, staffed, "office-head1")
    page.goto(f"{staffed}/privacy/")
    look(page)
    enter(page, staffed, Person.objects.filter(assignments__role="board_member")[0].staff_number)
    page.goto(f"{staffed}/privacy/")
    look(page)
    assert page.locator(".table--heat").count() == 0
    enter(page, staffed, "staff1")
    assert status(page, f"{staffed}/privacy/") == 404


def test_points_and_criteria_get_a_new_version(staffed: str, phone: Page, look: Look) -> None:
    page = phone
    enter(page, staffed, "privacy")
    page.goto(f"{staffed}/privacy/contractors/risk-tables/")
    look(page)
    follow(page, "新しい版")
    field(page, "1年以内").fill("4")
    field(page, "理由").fill("事故が続いたため")
    look(page)
    send(page, "保存する")
    look(page)
    page.goto(f"{staffed}/privacy/incidents/criteria/")
    look(page)
    follow(page, "新しい版")
    field(page, "報告を要する人数").fill("50")
    look(page)
