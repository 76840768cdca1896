"""Own keys and the split recovery key, without JavaScript: made, opened, forgotten on a phone, brought back by two officers."""

import pytest
from playwright.sync_api import Page

from compliance.actions import accept, assign
from compliance.models import Case
from governance.access import SYSTEM
from governance.custody.demo import actor, give_keys
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words
from tests.support import factories

OFFICERS = ("board1", "president", "chair")
HAVE_KEYS = (*OFFICERS, "inspector", "vice-president", "head")
FIRST, LATER, NEW = "four unconnected words here", "other words of my own now", "brand new words for my key"
RECOVERY = "/keys/recovery/"


@pytest.fixture
def house(server: str) -> str:
    """Accounts of which investigator1 has no key yet; the address."""
    run(make_demo_accounts, actor=SYSTEM)
    give_keys(Person.objects.filter(staff_number__in=HAVE_KEYS))
    return server


def assigned_case(investigator: str) -> Case:
    case, _code = factories.file_case()
    run(accept, actor=actor("head"), subject=case.pk, severity="high", category="money", message="受理しました。")
    person = Person.objects.get(staff_number=investigator)
    run(assign, actor=actor("head"), subject=case.pk, investigators=[person])
    return case


def test_a_key_of_ones_own_and_a_forgotten_passphrase(house: str, page: Page, phone: Page, look: Look) -> None:
    enter(page, house, "inspector")
    split(page, house, look)
    shares = {}
    for officer in OFFICERS[:2]:
        enter(page, house, officer)
        shares[officer] = write_down(page, look)

    enter(phone, house, "investigator1")
    make_key(phone, look)
    case = house + assigned_case("investigator1").get_absolute_url()
    forget(phone, case, look)
    request = phone.locator("main").get_by_role("link", name="実行する").get_attribute("href")
    enter(page, house, "staff1")
    assert status(page, house + str(request)) == 404

    enter(page, house, "vice-president")
    ask_for_a_drill(page, house)
    for officer, written in shares.items():
        enter(page, house, officer)
        give(page, look, written, wrong=shares["board1"] if officer == "president" else "")
    enter(page, house, "vice-president")
    page.goto(house + RECOVERY)
    follow(page, "実行する")
    look(page)
    send(page, "実行する")
    assert "未実施" not in words(page)
    look(page)

    phone.goto(house + RECOVERY)
    follow(phone, "実行する")
    send(phone, "実行する")
    assert "復旧を実行しました" in words(phone)
    assert status(phone, case) == 200
    assert factories.content().what in words(phone)


def split(page: Page, server: str, look: Look) -> None:
    page.goto(server + RECOVERY)
    look(page)
    follow(page, "復旧鍵を分割する")
    field(page, "保管者の職員番号").fill("nobody\npresident\nchair")
    field(page, "必要な分割鍵の数").fill("2")
    send(page, "作成して分割する")
    assert "職員番号 nobody のアカウントはありません" in page.locator(".error-summary").inner_text()
    assert "chair" in field(page, "保管者の職員番号").input_value()
    look(page)
    field(page, "保管者の職員番号").fill("\n".join(OFFICERS))
    send(page, "作成して分割する")
    assert "書き留め未了" in words(page)
    look(page)


def write_down(page: Page, look: Look) -> str:
    """Write the words of one's share down, as the page asks; return them."""
    follow(page, "復旧鍵の分割鍵を書き留める")
    follow(page, "分割鍵を書き留める")
    written = " ".join(page.locator(".share-words li").all_inner_texts())
    send(page, "完了")
    assert "単語を書き留めて、チェックを" in page.locator(".error-summary").inner_text()
    look(page)
    page.get_by_role("checkbox").check()
    send(page, "完了")
    assert written.split()[0] not in words(page)
    return written


def make_key(phone: Page, look: Look) -> None:
    """Make a key, shut it, open it again, and choose another passphrase."""
    follow(phone, "鍵を作成する")
    field(phone, "新しい合言葉").fill("short")
    phone.get_by_label("新しい合言葉(確認)").fill(FIRST)
    send(phone, "作成する")
    assert "14文字以上" in phone.locator(".error-summary").inner_text()
    look(phone)
    field(phone, "新しい合言葉").fill(FIRST)
    phone.get_by_label("新しい合言葉(確認)").fill(FIRST)
    send(phone, "作成する")
    assert "鍵を作成し、開きました" in words(phone)
    look(phone)
    send(phone, "鍵を閉じる")
    follow(phone, "鍵を開く")
    field(phone, "鍵の合言葉").fill("wrong words")
    send(phone, "開く")
    assert "合言葉が正しくありません" in phone.locator(".error-summary").inner_text()
    look(phone)
    field(phone, "鍵の合言葉").fill(FIRST)
    send(phone, "開く")
    follow(phone, "合言葉を変更する")
    field(phone, "現在の合言葉").fill(FIRST)
    field(phone, "新しい合言葉").fill(LATER)
    phone.get_by_label("新しい合言葉(確認)").fill(LATER)
    look(phone)
    send(phone, "変更する")
    assert "合言葉を変更しました" in words(phone)


def forget(phone: Page, case: str, look: Look) -> None:
    """Ask for the recovery of a key whose passphrase is forgotten, on the way to a case."""
    send(phone, "鍵を閉じる")
    phone.goto(case)
    follow(phone, "合言葉を忘れた")
    look(phone)
    follow(phone, "復旧または訓練を依頼する")
    field(phone, "合言葉を忘れた").check()
    field(phone, "理由").fill("合言葉を書いた紙を失いました。")
    send(phone, "依頼する")
    assert "新しい合言葉を入力してください" in phone.locator(".error-summary").inner_text()
    assert field(phone, "合言葉を忘れた").is_checked()
    look(phone)
    field(phone, "新しい合言葉").fill(NEW)
    send(phone, "依頼する")
    look(phone)
    follow(phone, "実行する")
    send(phone, "実行する")
    assert "まだ必要な数そろっていません" in words(phone)
    look(phone)
    phone.goto(case.split("/compliance/")[0] + RECOVERY)


def ask_for_a_drill(page: Page, server: str) -> None:
    page.goto(server + RECOVERY)
    follow(page, "復旧または訓練を依頼する")
    field(page, "訓練").check()
    field(page, "理由").fill("年に一度の訓練です。")
    send(page, "依頼する")


def give(page: Page, look: Look, written: str, *, wrong: str) -> None:
    """Give one's share for both requests that wait for it."""
    for _request in range(2):
        follow(page, "復旧鍵の分割鍵を提供する")
        follow(page, "分割鍵を提供する")
        if wrong:
            field(page, "分割鍵の単語").fill(wrong)
            send(page, "提供する")
            assert "一語ずつ確認" in words(page)
            look(page)
            wrong = ""
        field(page, "分割鍵の単語").fill(written.upper())
        send(page, "提供する")
        assert "封じて提供しました" in words(page)
        page.goto(page.url.replace(RECOVERY, "/desk/"))
    assert "復旧鍵の分割鍵を提供する" not in words(page)
