"""Overview, yearly opinion and self-assessment in Chromium: from the head by the president to the board."""

import pytest
from playwright.sync_api import Page

from audit.overview.demo import make_opinions
from audit.overview.models import YearlyOpinion
from audit.quality.models import Assessment, Item, Measure
from audit.universe.demo import make_universe
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words

OVERVIEW, OPINIONS, QUALITY = "/audit/", "/audit/opinions/", "/audit/quality/"


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's year."""
    make_opinions()
    make_universe()
    return staffed


def test_an_opinion_goes_from_the_head_to_the_board(demo: str, page: Page, phone: Page, look: Look) -> None:
    enter(page, demo, "audit-head")
    page.goto(demo + OVERVIEW)
    look(page)
    address = demo + YearlyOpinion.objects.get(state="draft").get_absolute_url()
    page.goto(address)
    look(page)
    follow(page, "理事長に提出する")
    look(page)
    send(page, "理事長に提出する")
    enter(phone, demo, "board1")
    assert status(phone, address) == 404
    enter(phone, demo, "president")
    phone.goto(f"{address}present/")
    look(phone)
    field(phone, "理事長の付記").fill("次年度に外部評価を受けること。")
    send(phone, "理事会に提示する")
    enter(phone, demo, "board1")
    phone.goto(address)
    assert "次年度に外部評価を受けること。" in words(phone)
    look(phone)
    phone.goto(demo + OVERVIEW)
    look(phone)


def test_a_standard_is_looked_at_by_another_auditor(demo: str, page: Page, phone: Page, look: Look) -> None:
    waiting = Item.objects.filter(state="rated").order_by("standard__position").first()
    assert waiting is not None
    enter(page, demo, "auditor2")
    for path in (QUALITY, f"{QUALITY}catalogue/", Assessment.objects.get(state="rating").get_absolute_url()):
        page.goto(demo + path)
        look(page)
    page.goto(demo + waiting.get_absolute_url())
    follow(page, "評価に同意する")
    look(page)
    send(page, "評価に同意する")
    assert "別の監査員が確認済み" in words(page)
    enter(phone, demo, "audit-head")
    unrated = Item.objects.filter(state="open").first()
    measure = Measure.objects.filter(done_on__isnull=True).first()
    assert unrated is not None
    assert measure is not None
    for path in (
        f"{unrated.get_absolute_url()}rate/", f"{unrated.get_absolute_url()}add-measure/", waiting.get_absolute_url(),
        f"{QUALITY}measures/{measure.pk}/complete-measure/", Assessment.objects.get(state="approved").get_absolute_url(),
        f"{OPINIONS}begin/",
    ):  # fmt: skip
        phone.goto(demo + path)
        look(phone)
    enter(phone, demo, "staff1")
    assert {status(phone, demo + path) for path in (OVERVIEW, OPINIONS, QUALITY)} == {404}
