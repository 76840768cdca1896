"""Contractors and functions in Chromium: an inspection on a tablet whose line drops, a confirmation without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from privacy.contractors import actions
from privacy.contractors.demo import make_contractors
from privacy.contractors.models import Inspection, Job, Observation
from privacy.functions.demo import make_functions
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, words
from tests.privacy_contractors import making

BASE, FUNCTIONS = "/privacy/contractors/", "/privacy/functions/"
PHOTO = {"name": "書庫.txt", "mimeType": "text/plain", "buffer": "書庫の写真の代わり".encode()}
NOTHING_KEPT = """() => new Promise(resolve => {
    indexedDB.open('kept-forms').onsuccess = ({ target: { result: kept } }) => {
        kept.transaction('forms').objectStore('forms').count().onsuccess = ({ target }) => resolve(target.result === 0)
    }
})"""
TABLET = {"width": 820, "height": 1180}


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's contractors and functions."""
    make_contractors()
    make_functions()
    return staffed


@pytest.fixture
def tablet(browser: Browser) -> Iterator[Page]:
    """A page with JavaScript on a tablet."""
    context = browser.new_context(viewport=TABLET, locale="ja-JP")
    yield context.new_page()
    context.close()


def test_nothing_is_lost_when_the_line_drops(demo: str, tablet: Page) -> None:
    row = _planned()
    enter(tablet, demo, "division")
    tablet.goto(demo + row.get_absolute_url())
    line = tablet.locator("form[data-keep]").first
    tablet.context.set_offline(True)
    line.get_by_label("いいえ").check()
    line.get_by_label("見たこと").fill("入退室の記録がない。")
    line.get_by_label("写真").set_input_files(PHOTO)
    line.get_by_role("button", name="保存する").click()
    expect(line.locator("[role=status]")).to_contain_text("通信できません")
    assert not Observation.objects.filter(inspection=row).exists()
    tablet.context.set_offline(False)
    expect(line.locator("[role=status]")).to_contain_text("保存しました", timeout=20_000)
    assert Observation.objects.get(inspection=row).note == "入退室の記録がない。"
    assert Observation.objects.get(inspection=row).papers.count() == 1
    expect(tablet.locator("[data-answered]")).to_have_text("1")
    second = tablet.locator("form[data-keep]").nth(1)
    second.get_by_label("見たこと").fill("書きかけ")
    tablet.reload()
    expect(tablet.locator("form[data-keep]").nth(1).get_by_label("見たこと")).to_have_value("書きかけ")


def test_what_the_device_keeps_is_sent_when_the_page_is_opened_again(demo: str, tablet: Page) -> None:
    row = _planned()
    enter(tablet, demo, "division")
    tablet.goto(demo + row.get_absolute_url())
    line = tablet.locator("form[data-keep]").first
    line.get_by_label("いいえ").check()
    line.get_by_role("button", name="保存する").click()
    expect(line.locator("[role=status]")).to_contain_text("見たことを記入してください")  # what is wrong is said
    tablet.context.set_offline(True)
    line.get_by_label("見たこと").fill("施錠がない。")
    line.get_by_label("写真").set_input_files(PHOTO)
    line.get_by_role("button", name="保存する").click()
    expect(line.locator("[role=status]")).to_contain_text("通信できません")
    tablet.close()  # as a tablet does that takes a photo
    tablet = tablet.context.new_page()
    tablet.context.set_offline(False)
    tablet.goto(demo + row.get_absolute_url())
    expect(tablet.locator("form[data-keep]").first.locator("[role=status]")).to_contain_text("保存しました")
    seen = Observation.objects.get(inspection=row)
    assert (seen.note, seen.papers.count()) == ("施錠がない。", 1)


def test_the_end_of_an_inspection_outlives_a_dropped_line(demo: str, tablet: Page) -> None:
    row = _planned()
    for item in row.catalogue.items.all():
        making.see(row, item)
    enter(tablet, demo, "division")
    tablet.goto(f"{demo}{row.get_absolute_url()}finish/")
    tablet.context.set_offline(True)
    field(tablet, "実際の従事者数").fill(str(row.staff_promised))
    field(tablet, "実際の作業場所").fill("\n".join(row.places_promised))
    field(tablet, "まとめ").fill("おおむね良好")
    tablet.locator("main").get_by_role("button", name="終える").click()
    expect(tablet.locator("main [role=status]")).to_contain_text("通信できません")
    tablet.context.set_offline(False)
    expect(tablet.locator(".chips")).to_contain_text("検査済み", timeout=20_000)
    assert Inspection.objects.get(pk=row.pk).summary == "おおむね良好"
    tablet.wait_for_function(NOTHING_KEPT)


def _planned() -> Inspection:
    """Return an inspection ahead, whose inspector is the division."""
    job = Job.objects.exclude(inspections__isnull=False).get()
    making.act(actions.plan_inspection, making.officer(), job, planned_on=making.day(0), inspector=job.entered_by)
    return Inspection.objects.get(state="planned")


def test_pages_of_contractors(demo: str, page: Page, phone: Page, look: Look) -> None:
    enter(page, demo, "privacy")
    for path in (
        "",
        "at-risk/",
        "companies/",
        "companies/register/",
        "bids/",
        "catalogues/",
        "inspections/",
        "findings/",
    ):
        page.goto(f"{demo}{BASE}{path}")
        look(page)
    for job in Job.objects.all():
        page.goto(demo + job.get_absolute_url())
        look(page)
    page.goto(demo + Inspection.objects.get().get_absolute_url())
    look(page)
    enter(phone, demo, "privacy")
    follow(phone, "入札者について判断する")
    look(phone)
    follow(phone, "入札者について判断する")
    field(phone, "はい").check()
    field(phone, "理由").fill("規程類と安全措置をすべて確認した。")
    send(phone, "判断する")
    assert "落札可" in words(phone)


def test_pages_of_functions(demo: str, page: Page, phone: Page, look: Look) -> None:
    enter(phone, demo, "privacy1")
    follow(phone, "端末機能の権限を確認する")
    look(phone)
    phone.locator("main").get_by_role("button", name="件を残す").click()
    assert "残すことにしました" in phone.locator("body").inner_text()
    follow(phone, "判断する")
    look(phone)
    enter(page, demo, "privacy")
    for path in (
        "",
        "late/",
        "rights/",
        "terminals/",
        "flags/",
        "removals/",
        "waivers/",
        "snapshots/",
        "snapshots/take-snapshot/",
    ):
        page.goto(f"{demo}{FUNCTIONS}{path}")
        look(page)
    page.goto(f"{demo}{FUNCTIONS}snapshots/")
    page.locator("tbody a").first.click()
    look(page)
