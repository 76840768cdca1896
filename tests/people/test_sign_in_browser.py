"""Signing in in Chromium: without JavaScript by code, with JavaScript by passkey, under our Content-Security-Policy."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Page

from governance.access import SYSTEM
from governance.people.demo.accounts import PASSWORD
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run

VIRTUAL_KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(server: str) -> str:
    """The server under a name: browsers allow passkeys on localhost, not on a bare address."""
    run(make_demo_accounts, actor=SYSTEM)
    return server.replace("127.0.0.1", "localhost")


@pytest.fixture
def complaints(scripted_page: Page) -> Iterator[list[str]]:
    """What the browser says about the Content-Security-Policy or errors of scripts; must stay empty."""
    found: list[str] = []
    scripted_page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    scripted_page.on("pageerror", lambda error: found.append(str(error)))
    yield found
    assert found == []


def press(page: Page, words: str) -> None:
    page.locator("main").get_by_role("button", name=words, exact=True).first.click()


def type_password(page: Page, site: str, number: str) -> None:
    page.goto(f"{site}/account/login/")
    page.get_by_label("職員番号").fill(number)
    page.get_by_label("パスワード").fill(PASSWORD)
    press(page, "ログイン")


def test_password_and_code_without_javascript(site: str, page: Page) -> None:
    type_password(page, site, "head")
    assert page.locator("h1").inner_text() == "二段階認証"
    assert "デモ環境のみ" in page.locator("main").inner_text()
    press(page, "ログイン")
    assert page.locator(".error-summary").inner_text()
    assert "エラー" in page.title()
    page.get_by_label("コード").fill(page.locator("#demo-code").inner_text())
    press(page, "ログイン")
    page.wait_for_url("**/desk/")
    page.get_by_role("link", name="小林 正義").click()
    assert page.locator("h1").inner_text() == "ログインの設定"
    page.get_by_role("link", name="認証アプリを外す").click()
    assert "外すことはできません" in page.locator("main").inner_text()
    page.get_by_role("button", name="ログアウト").click()
    page.goto(f"{site}/desk/")
    assert "/account/login/" in page.url


def add_passkey(page: Page, site: str) -> None:
    page.goto(f"{site}/account/2fa/webauthn/add/")
    page.get_by_label("パスキーの名前").fill("机のパソコン")
    press(page, "追加する")
    page.wait_for_url("**/account/2fa/")
    page.goto(f"{site}/account/2fa/webauthn/")
    assert "机のパソコン" in page.locator("main").inner_text()


def test_a_passkey_in_place_of_the_code(site: str, scripted_page: Page, complaints: list[str]) -> None:
    page = scripted_page
    key = virtual_key(page)
    type_password(page, site, "investigator1")
    page.get_by_label("コード").fill(page.locator("#demo-code").inner_text())
    press(page, "ログイン")
    page.wait_for_url("**/desk/")
    add_passkey(page, site)
    page.context.clear_cookies()
    type_password(page, site, "investigator1")
    press(page, "パスキー・セキュリティキーを使う")
    page.wait_for_url("**/desk/")
    key.send("WebAuthn.disable")


def virtual_key(page: Page) -> CDPSession:
    """Give the browser a security key that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL_KEY})
    return session


def test_a_passkey_that_is_refused_is_told_in_words(site: str, scripted_page: Page, complaints: list[str]) -> None:
    page = scripted_page
    type_password(page, site, "staff1")
    page.wait_for_url("**/desk/")
    page.goto(f"{site}/account/2fa/webauthn/add/")
    page.evaluate("() => { navigator.credentials.create = () => Promise.reject(new DOMException('no')) }")
    press(page, "追加する")
    page.wait_for_selector("#passkey-error:visible")
    assert "パスキーを確認できませんでした" in page.locator("#passkey-error").inner_text()


def test_axe_finds_nothing_on_the_sign_in_pages(site: str, scripted_page: Page) -> None:
    page = scripted_page
    for address in ("login/", "password/reset/", "password/reset/done/", "password/reset/key/x-y/"):
        page.goto(f"{site}/account/{address}")
        assert Axe().run(page).response["violations"] == [], address
    type_password(page, site, "head")
    assert Axe().run(page).response["violations"] == []
    page.get_by_label("コード").fill(page.locator("#demo-code").inner_text())
    press(page, "ログイン")
    page.wait_for_url("**/desk/")
    for address in (
        "2fa/", "2fa/webauthn/", "2fa/webauthn/add/", "2fa/recovery-codes/", "2fa/recovery-codes/generate/",
        "2fa/totp/deactivate/", "password/change/", "logout/", "reauthenticate/", "2fa/reauthenticate/",
    ):  # fmt: skip
        page.goto(f"{site}/account/{address}")
        assert Axe().run(page).response["violations"] == [], address
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (address, width)


def test_axe_finds_nothing_where_an_app_is_set_up(site: str, scripted_page: Page) -> None:
    page = scripted_page
    type_password(page, site, "staff1")
    page.wait_for_url("**/desk/")
    page.goto(f"{site}/account/2fa/totp/activate/")
    assert Axe().run(page).response["violations"] == []
