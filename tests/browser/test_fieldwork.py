"""Fieldwork in Chromium: a tablet whose line drops and whose page is closed loses nothing, photos too; a paper on a telephone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from audit.fieldwork.demo import make_fieldwork
from audit.fieldwork.models import Evidence, Manual, Observation, Paper
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words

BASE = "/audit/fieldwork/"
TABLET = {"width": 820, "height": 1180}


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's fieldwork."""
    make_fieldwork()
    return staffed


@pytest.fixture
def tablet(browser: Browser) -> Iterator[Page]:
    """A page with JavaScript on a tablet."""
    context = browser.new_context(viewport=TABLET, locale="ja-JP")
    yield context.new_page()
    context.close()


def test_a_photo_sent_without_a_line_survives_a_closed_page(demo: str, tablet: Page) -> None:
    row = Paper.objects.get(state="draft", procedure__code="P-01")
    enter(tablet, demo, row.prepared_by.staff_number)
    tablet.goto(demo + row.get_absolute_url())
    line = tablet.locator("form[data-keep]").first
    tablet.context.set_offline(True)
    line.get_by_label("あるべき数").fill("5")
    line.get_by_label("あった数").fill("4")
    line.get_by_label("あるべきとおりでない").check()
    line.get_by_label("見たこと").fill("媒体が一つ足りない。")
    photo = {"name": "棚.txt", "mimeType": "text/plain", "buffer": "棚の写真".encode()}
    line.get_by_label("写真・ファイル").set_input_files([photo])
    line.get_by_role("button", name="保存する").click()
    expect(line.locator("[role=status]")).to_contain_text("通信できません")
    assert not Observation.objects.filter(paper=row).exists()
    tablet.close()
    again = tablet.context.new_page()
    tablet.context.set_offline(False)
    again.goto(demo + row.get_absolute_url())
    expect(again.locator("form[data-keep] [role=status]").first).to_contain_text("保存しました", timeout=20_000)
    seen = Observation.objects.get(paper=row)
    assert (seen.note, seen.found) == ("媒体が一つ足りない。", 4)
    assert Evidence.objects.get(observation=seen).content == "棚の写真".encode()
    second = again.locator("form[data-keep]").nth(1)
    second.get_by_label("あるべきとおりでない").check()
    second.get_by_role("button", name="保存する").click()
    expect(second.locator("[role=status]")).to_contain_text("見たこと")


def test_a_paper_from_the_desk_to_the_last_signature(demo: str, page: Page, phone: Page, look: Look) -> None:
    row = Paper.objects.get(state="handed_in")
    preparer = row.prepared_by.staff_number
    enter(phone, demo, "audit-head")
    phone.goto(demo + row.get_absolute_url())
    look(phone)
    follow(phone, "質問を解消する")
    send(phone, "解消する")
    follow(phone, "査閲者として署名する")
    look(phone)
    field(phone, "調書をすべて読み").check()
    send(phone, "署名する")
    assert "査閲済み" in words(phone)
    enter(page, demo, "president")
    page.goto(demo + row.get_absolute_url())
    follow(page, "最後の署名をする")
    field(page, "調書をすべて読み").check()
    send(page, "署名する")
    assert "完成" in words(page)
    look(page)
    enter(page, demo, "office-head1")
    assert status(page, demo + row.get_absolute_url()) == 404
    enter(page, demo, preparer)
    for address in (BASE, f"{BASE}engagements/{row.engagement_id}/", f"{BASE}manuals/"):
        page.goto(demo + address)
        look(page)
    for manual in Manual.objects.all():
        page.goto(demo + manual.get_absolute_url())
        look(page)
    draft = Manual.objects.get(state="draft")
    page.goto(f"{demo}{draft.get_absolute_url()}write-procedure/?code=C-01")
    look(page)
