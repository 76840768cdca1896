"""A mystery visit and a direct notice in Chromium without JavaScript: the sheet on a phone, an objection, two units in touch."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words
from voice.direct.demo import make_notices
from voice.visits.demo import make_visits
from voice.visits.models import Sheet, Visit


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's visits and notices."""
    make_visits()
    make_notices()
    return staffed


def test_a_sheet_on_a_phone_of_which_the_office_learns_nothing(demo: str, phone: Page, page: Page, look: Look) -> None:
    sheet = Sheet.objects.filter(rater__staff_number="quality2", visit__state="planned", place=1)[0]
    enter(phone, demo, "quality2")
    address = demo + sheet.get_absolute_url()
    phone.goto(address)
    follow(phone, "調査票に記入する")
    look(phone)
    phone.get_by_label("観察できず").first.check()
    send(phone, "保存する")
    look(phone)
    assert "観察できなかった理由" in words(phone)
    for group in phone.locator("main form fieldset").all():
        group.get_by_label("はい").check()
    send(phone, "保存する")
    follow(phone, "調査票を提出する")
    look(phone)
    send(phone, "提出する")
    assert "お疲れさまでした" in phone.locator("body").inner_text()
    enter(page, demo, "office-head1")
    assert status(page, address) == 404


def test_the_office_objects_and_someone_else_decides(demo: str, page: Page, look: Look, tmp_path: Path) -> None:
    enter(page, demo, "office-head2")
    follow(page, "訪問の結果を読む")
    look(page)
    follow(page, "項目に異議を申し立てる")
    field(page, "記入例が記入台に").check()
    field(page, "実際と違う点").fill("記入例は記入台の引き出しにあった。")
    photo = tmp_path / "photo.txt"
    photo.write_text("写真の代わり", "utf-8")
    field(page, "証拠").set_input_files(photo)
    look(page)
    send(page, "異議を申し立てる")
    assert "photo.txt" in words(page)
    enter(page, demo, "quality2")
    follow(page, "異議について判断する")
    follow(page, "異議について判断する")
    field(page, "認めない").check()
    field(page, "理由").fill("見える場所に置かれていない。")
    send(page, "判断する")
    assert "見える場所に置かれていない。" in words(page)
    enter(page, demo, "office-head1")
    follow(page, "不適合を是正し")
    follow(page, "是正を報告する")
    field(page, "行ったこと").fill("名札を全員に配った。")
    send(page, "報告する")
    look(page)
    final = Visit.objects.get(state="final")
    for path in (f"/voice/visits/offices/{final.office_id}/", "/voice/visits/", "/voice/visits/criteria/"):
        page.goto(demo + path)
        look(page)


def test_pages_of_quality_management(demo: str, page: Page, look: Look) -> None:
    enter(page, demo, "quality")
    for path in ("rounds/", "rounds/plan-round/", "criteria/draft-set/", "corrections/"):
        page.goto(f"{demo}/voice/visits/{path}")
        look(page)
    page.goto(f"{demo}/voice/visits/rounds/")
    page.locator("tbody a").first.click()
    assert "同じ事務所になりました" in words(page)
    look(page)
    page.goto(f"{demo}/voice/visits/criteria/draft-set/")
    send(page, "作り始める")
    look(page)


def test_headquarters_and_an_office_in_touch(demo: str, page: Page, phone: Page, look: Look) -> None:
    enter(page, demo, "service")
    follow(page, "直通連絡を読む")
    look(page)
    follow(page, "回答")
    field(page, "回答").fill("用紙は明日届きます。")
    send(page, "回答を送る")
    enter(phone, demo, "office-head1")
    phone.goto(f"{demo}/voice/direct/sent/")
    look(phone)
    follow(phone, "番号札の紙切れ")
    follow(phone, "部署ごとの開封状況を見る")
    look(phone)
    assert "用紙は明日届きます。" in words(phone)
    phone.goto(f"{demo}/voice/direct/send-notice/headquarters/")
    look(phone)
    enter(page, demo, "quality")
    page.goto(f"{demo}/voice/direct/send-notice/offices/")
    look(page)
    page.goto(f"{demo}/voice/direct/units/")
    look(page)
    enter(page, demo, "block1")
    page.goto(f"{demo}/voice/direct/sent/")
    look(page)
    assert "番号札の紙切れ" not in words(page)
