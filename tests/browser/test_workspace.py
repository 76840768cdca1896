"""A workspace check on a phone and the promotion plan in Chromium, in Japanese, without JavaScript but where it says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from privacy.promotion.demo import make_plan
from privacy.workspace.demo import make_checks
from privacy.workspace.models import Check, Round
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's plan and checks."""
    make_plan()
    make_checks()
    return staffed


def test_a_self_check_on_a_phone_and_a_visit_the_office_knows_nothing_of(
    demo: str, phone: Page, page: Page, look: Look, tmp_path: Path
) -> None:
    check = Check.objects.get(unit__code="14001", kind="self", state="open")
    visit = Check.objects.get(unit__code="14001", kind="visit", state="open")
    enter(phone, demo, "office-head3")
    phone.goto(demo + check.get_absolute_url())
    look(phone)
    follow(phone, "点検表に記入する")
    look(phone)
    for group in phone.locator("main form fieldset").all():
        group.get_by_label("はい").check()
    send(phone, "保存する")
    follow(phone, "写真を加える")
    photo = tmp_path / "photo.txt"
    photo.write_text("写真の代わり", "utf-8")
    field(phone, "写真").set_input_files(photo)
    look(phone)
    send(phone, "追加する")
    follow(phone, "点検表を提出する")
    look(phone)
    send(phone, "提出する")
    assert "photo.txt" in words(phone)
    assert status(phone, demo + visit.get_absolute_url()) == 404
    enter(page, demo, "privacy")
    for address in ("", "rounds/", "defects/", "verifications/"):
        page.goto(f"{demo}/privacy/workspace/{address}")
        look(page)
    page.goto(demo + Round.objects.get(state="closed").get_absolute_url())
    look(page)
    follow(page, "自己点検と訪問点検の比較")
    look(page)
    assert "自己評価が甘い" in words(page)


@pytest.fixture
def tablet(browser: Browser) -> Iterator[Page]:
    """A page with JavaScript on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="ja-JP")
    yield context.new_page()
    context.close()


def test_nothing_typed_is_lost_when_the_line_drops(demo: str, tablet: Page) -> None:
    check = Check.objects.get(unit__code="14001", kind="self", state="open")
    form = f"{demo}{check.get_absolute_url()}save-check/"
    enter(tablet, demo, "office-head3")
    tablet.goto(form)
    first = tablet.locator("main form fieldset").first
    note = tablet.get_by_label("見たこと").first
    first.get_by_label("いいえ").check()
    note.fill("書きかけ")
    tablet.reload()
    expect(note).to_have_value("書きかけ")
    expect(first.get_by_label("いいえ")).to_be_checked()
    tablet.context.set_offline(True)
    note.fill("机の上に届書が残っていた。")
    tablet.get_by_role("button", name="保存する").click()
    expect(tablet.locator("[role=status]").filter(has_text="通信できません")).to_be_visible()
    assert not check.marks.exists()
    tablet.context.set_offline(False)
    expect(tablet.locator("h1")).to_contain_text("自己点検", timeout=20_000)
    assert check.marks.get().note == "机の上に届書が残っていた。"
    tablet.goto(form)
    expect(tablet.locator("[role=status]").filter(has_text="もう一度")).to_have_count(0)
    expect(note).to_have_value("机の上に届書が残っていた。")


def test_the_officer_walks_through_the_plan(demo: str, page: Page, look: Look) -> None:
    enter(page, demo, "privacy")
    page.goto(f"{demo}/privacy/promotion/")
    look(page)
    follow(page, "OP-05")
    look(page)
    follow(page, "進み具合を報告する")
    look(page)
    field(page, "実施済み").check()
    send(page, "報告する")
    assert "根拠が必要" in words(page)
    for address in ("catalogue/", "reviews/", "people/"):
        page.goto(f"{demo}/privacy/promotion/{address}")
        look(page)
