"""Satisfaction surveys in Chromium without JavaScript: two people type a sheet from the keyboard; plan, results and rates."""

import pytest
from playwright.sync_api import Page

from governance.surveys.models import Wave
from governance.surveys.tokens import new_token
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, words
from voice.satisfaction.demo import make_satisfaction_surveys

BASE = "/voice/satisfaction/"


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's surveys."""
    make_satisfaction_surveys()
    return staffed


def _type(page: Page, code: str, *answers: str) -> None:
    """Type code and answers with the keyboard alone; the first field gets the focus with the first picture of the page."""
    page.locator("main input:focus").wait_for()
    page.keyboard.type(code)
    for answer in answers:
        page.keyboard.press("Tab")
        page.keyboard.type(answer)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_two_people_type_a_sheet_from_the_keyboard(demo: str, page: Page, look: Look) -> None:
    wave = Wave.objects.get(survey__code="satisfaction", state="open")
    code = new_token(wave.pk, wave.groups.get(unit__code="13001").number)
    address = f"{demo}{BASE}waves/{wave.pk}/"
    enter(page, demo, "quality")
    page.goto(address)
    look(page)
    follow(page, "用紙の入力")
    look(page)
    _type(page, code, "4", "9")
    look(page)
    assert "選択肢の番号" in words(page)
    field(page, "説明の内容").fill("5")
    send(page, "この用紙を登録する")
    assert "もう1人が同じ用紙を入力します" in page.locator("body").inner_text()
    enter(page, demo, "quality2")
    page.goto(f"{address}type-sheet/")
    _type(page, code, "4", "5")
    assert "この用紙を集計に加えました" in page.locator("body").inner_text()


def test_plan_results_and_rates_on_both_widths(demo: str, page: Page, phone: Page, look: Look) -> None:
    closed = Wave.objects.filter(survey__code="satisfaction", state="closed").latest("closes_on")
    for reader in (page, phone):
        enter(reader, demo, "service")
        for part in ("", f"waves/{closed.pk}/", f"waves/{closed.pk}/rates/"):
            reader.goto(f"{demo}{BASE}{part}")
            look(reader)
    page.goto(f"{demo}/surveys/waves/{closed.pk}/results/")
    look(page)
    assert "4か5の割合" in words(page)
