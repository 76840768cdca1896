"""Monitor meetings in Chromium without JavaScript: someone applies on a phone, the office chooses, a meeting."""

import pytest
from playwright.sync_api import Page

from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, words
from voice.answers.demo import make_answers
from voice.demo import make_voices
from voice.monitors.demo import make_monitor_meetings
from voice.monitors.models import Application, Meeting


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's meetings and answers."""
    make_voices()
    make_monitor_meetings()
    make_answers()
    return staffed


def test_someone_applies_on_a_phone_and_the_head_looks(demo: str, phone: Page, page: Page, look: Look) -> None:
    phone.goto(f"{demo}/monitors/")
    look(phone)
    phone.locator("main section").first.get_by_role("link").first.click()
    look(phone)
    follow(phone, "お客様モニターに応募する")
    send(phone, "応募する")
    look(phone)
    field(phone, "お名前").fill("浜田 久美子")
    field(phone, "50〜64歳").check()
    field(phone, "電話番号").fill("06-1111-2222")
    field(phone, "応募の理由").fill("家族の手続きで感じたことを伝えたい。")
    send(phone, "応募する")
    look(phone)
    assert Application.objects.latest("applied_at").reference in words(phone)
    enter(page, demo, "office-head2")
    page.goto(f"{demo}/voice/monitors/recruitments/")
    look(page)
    page.locator("tbody a").first.click()
    look(page)
    follow(page, "応募者を表示する")
    send(page, "応募者を表示する")
    look(page)
    assert "06-" in words(page)


def test_a_meeting_until_its_minutes_are_approved(demo: str, page: Page, phone: Page, look: Look) -> None:
    enter(page, demo, "office-head1")
    page.goto(f"{demo}/voice/monitors/plan-meeting/")
    send(page, "計画する")
    look(page)
    coming = Meeting.objects.get(state="planned").get_absolute_url()
    page.goto(demo + coming)
    look(page)
    assert "記入台に置きました" in words(page)
    for path in ("change-meeting/", "cancel-meeting/", "show-members/"):
        page.goto(f"{demo}{coming}{path}")
        look(page)
    enter(phone, demo, "staff1")
    held = Meeting.objects.get(state="approved").get_absolute_url()
    phone.goto(demo + held)
    look(phone)
    follow(phone, "ご意見を「お客様の声」として報告する")
    field(phone, "要望").check()
    field(phone, "ご意見の内容").fill("待合の椅子を増やしてほしい。")
    send(phone, "報告する")
    look(phone)
    phone.goto(f"{demo}/voice/monitors/")
    look(phone)
    page.goto(f"{demo}/voice/monitors/members/")
    look(page)
    page.goto(f"{demo}/voice/monitors/recruitments/plan-recruitment/")
    look(page)
    page.goto(f"{demo}/monitors/meetings/{held.strip('/').rsplit('/', 1)[-1]}/")
    look(page)
    assert "記入例が少ない" in words(page)
