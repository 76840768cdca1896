"""Problem information from a phone to a second person's confirmation, without JavaScript; axe on every page of the room."""

import re

import pytest
from playwright.sync_api import Browser, Page

from compliance.demo import make_cases
from compliance.information.demo import make_information
from compliance.information.models import Gap, Information, RuleSet
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.notices import outbox
from governance.people.demo.accounts import PASSWORD
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from tests.browser.test_journey import check, fits, send, sign_in

START = "/compliance/information/"


def sign_in_as_staff(page: Page, server: str, staff_number: str) -> None:
    """Sign in with the password alone, as staff without further roles do."""
    page.goto(f"{server}/account/login/")
    page.fill("[name=login]", staff_number)
    page.fill("[name=password]", PASSWORD)
    send(page, "ログイン")
    page.wait_for_url("**/desk/")


def test_from_a_phone_to_the_second_person(server: str, phone: Page, page: Page) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    sign_in_as_staff(phone, server, "staff1")
    phone.goto(f"{server}{START}")
    phone.locator("main").get_by_role("link", name="問題情報の登録").click()
    phone.fill("[name=what]", "お客様から、別の方の書類が届いたと電話がありました。")
    send(phone, "登録して伝達する")
    assert "エラー" in phone.title()
    phone.select_option("[name=source]", "complaint")
    phone.select_option("[name=unit]", label="千代田年金事務所")
    phone.check("[name=kinds][value=leak]")
    phone.select_option("[name=relation]", "told")
    send(phone, "登録して伝達する")
    information = Information.objects.get()
    assert information.reference in phone.locator("h1").inner_text()
    assert "個人情報保護統括管理者" in phone.locator("main").inner_text()
    assert "別の方の書類" not in phone.locator("main").inner_text()
    assert fits(phone)
    outbox.dispatch()

    sign_in(page, server, "head")
    page.get_by_role("link", name=re.compile(information.reference)).first.click()
    assert "別の方の書類が届いた" in page.locator("main").inner_text()
    page.locator("main").get_by_role("link", name="引き受ける").click()
    send(page, "引き受ける")
    page.locator("main").get_by_role("link", name="違反なしの案を出す").click()
    page.fill("[name=reason]", "発送記録を確かめた。宛名は正しかった。")
    send(page, "提案する")
    address = page.url
    assert page.locator("main").get_by_role("link", name="違反なしと確認する").count() == 0

    sign_in(page, server, "office-head1")
    assert page.goto(address).status == 404  # type: ignore[union-attr]
    sign_in(page, server, "vice-president")
    page.goto(address)
    page.locator("main").get_by_role("link", name="違反なしと確認する").click()
    assert "宛名は正しかった" in page.locator("main").inner_text()
    send(page, "確認する")
    assert "違反なし（2人で確認）" in page.locator("main").inner_text()
    phone.reload()
    assert "対応は終わりました" in phone.locator("main").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(server: str, browser: Browser, width: int) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_cases()
    make_information()
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}, locale="ja-JP")
    page, problems = context.new_page(), list[str]()
    sign_in(page, server, "head")
    entry = Information.objects.filter(state="taken_up").first()
    draft, gap = RuleSet.objects.get(state="draft"), Gap.objects.first()
    assert entry is not None
    assert gap is not None
    rule = draft.rules.get(place=1)
    entry_page, rules, gap_page = entry.get_absolute_url(), draft.get_absolute_url(), gap.get_absolute_url()
    pages = [START, f"{START}register/", f"{START}received/", f"{START}figures/", f"{START}gaps/", f"{START}rules/"]
    pages += [entry_page, f"{entry_page}join/", f"{entry_page}pass-on/", f"{entry_page}propose-answer/", gap_page]
    pages += [rules, f"{rules}try/", f"{rules}change-rule/{rule.pk}/"]
    for address in pages:
        check(page, server + address, problems)
    assert not problems, "\n".join(problems)
    context.close()
