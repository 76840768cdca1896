"""A report from end to end in Chromium, on a phone's width, without JavaScript; and axe on every page."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page

from compliance.demo import make_cases
from compliance.models import Case
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.notices import outbox
from governance.organization.models import Unit
from governance.people.demo.accounts import PASSWORD, present_code
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run

CASE_PAGES = (
    "", "investigation/", "interviews/", "evidence/", "findings/", "conversation/", "course/", "suggestions/", "assign/",
    "write/", "plan/", "add-task/", "add-occurrence/", "plan-interview/", "add-evidence/", "add-allegation/",
    "submit-conclusion/", "join/", "reroute/", "declare/",
)  # fmt: skip
PHONE = {"width": 390, "height": 844}


def send(page: Page, words: str) -> None:
    page.locator("main").get_by_role("button", name=words, exact=True).first.click()


def sign_in(page: Page, server: str, staff_number: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{server}/account/login/")
    page.fill("[name=login]", staff_number)
    page.fill("[name=password]", PASSWORD)
    send(page, "ログイン")
    page.fill("[name=code]", present_code(Person.objects.get(staff_number=staff_number)))
    send(page, "ログイン")
    page.wait_for_url("**/desk/")
    open_key(page, server)


def open_key(page: Page, server: str) -> None:
    """Open the key with the passphrase that the page shows, for accounts that have one."""
    page.goto(f"{server}/keys/unlock/")
    if page.locator("#demo-passphrase").count():
        page.fill("[name=passphrase]", page.locator("#demo-passphrase").inner_text())
        send(page, "開く")
    page.goto(f"{server}/desk/")


def no_relation(page: Page) -> None:
    """Declare that one has no relation to the case, as its page asks before it is opened for the first time."""
    page.check("[name=relation][value=no]")
    send(page, "申告する")


def fits(page: Page) -> bool:
    """Return whether nothing sticks out to the right."""
    return int(page.locator("html").evaluate("e => e.scrollWidth")) <= page.viewport_size["width"]  # type: ignore[index]


def file_report(page: Page, server: str, photo: Path) -> str:
    """Write a confidential report with a photo; return the receipt code."""
    page.goto(f"{server}/report/")
    page.get_by_role("link", name="通報を書く").click()
    page.check("[name=reporter_kind][value=staff]")
    page.check("[name=disclosure][value=in_confidence]")
    send(page, "次へ")
    assert "エラー" in page.title()
    assert page.locator(".error-summary").inner_text().count("お名前を入力するか") == 1
    page.fill("[name=name]", "𠮷田 花子")
    send(page, "次へ")
    page.fill("[name=what]", "毎月末、窓口の現金が合いません。")
    page.select_option("[name=unit]", label="千代田年金事務所")
    page.fill("[name=happened_on]", "令和8年4月1日")
    send(page, "次へ")
    page.set_input_files("[name=files]", photo)
    send(page, "ファイルを追加する")
    assert "photo.jpg" in page.locator("main").inner_text()
    page.locator("main").get_by_role("link", name="次へ").click()
    assert "千代田年金事務所" in page.locator("main").inner_text()
    send(page, "通報を送信する")
    code = re.sub(r"\s", "", page.locator(".code-display__code").inner_text())
    assert re.fullmatch(r"([0-9A-Z]{4}-){4}[0-9A-Z]{4}", code)
    send(page, "コードを書き留めました")
    return code


def test_a_report_from_end_to_end(server: str, phone: Page, page: Page, tmp_path: Path) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    photo = tmp_path / "photo.jpg"
    Image.new("RGB", (300, 200), "navy").save(photo)
    code = file_report(phone, server, photo)
    case = Case.objects.get()
    assert case.unit == Unit.objects.get(code="13001")
    outbox.dispatch()

    sign_in(page, server, "head")
    page.locator(".desk__link").first.click()
    no_relation(page)
    assert case.reference in page.locator("h1").inner_text()
    assert "残り20日" in page.locator("main").inner_text()
    page.get_by_role("link", name="受理する").click()
    page.check("[name=severity][value=high]")
    page.select_option("[name=category]", "money")
    send(page, "受理する")
    page.get_by_role("link", name="調査担当者を指名する").click()
    page.get_by_label(re.compile("佐々木")).check()
    page.get_by_label(re.compile("渡辺")).check()
    send(page, "指名する")
    address = page.url

    for outsider in ("office-head1", "admin", "investigator3"):
        sign_in(page, server, outsider)
        assert page.goto(address).status == 404  # type: ignore[union-attr]

    sign_in(page, server, "investigator1")
    page.goto(address)
    no_relation(page)
    page.get_by_role("link", name="通報者に連絡する").click()
    page.fill("[name=text]", "最初に気づいたのはいつですか。")
    send(page, "送信する")

    phone.goto(f"{server}/report/return/")
    phone.fill("[name=code]", code.lower())
    send(phone, "通報を開く")
    assert "最初に気づいたのはいつですか。" in phone.locator("main").inner_text()
    assert "調査中" in phone.locator("main").inner_text()
    phone.fill("[name=text]", "昨年の4月です。")
    send(phone, "送信する")
    assert "昨年の4月です。" in phone.locator("main").inner_text()
    assert fits(phone)

    page.goto(address)
    assert "昨年の4月です。" in page.locator("main").inner_text()
    page.get_by_role("link", name="認定", exact=True).click()
    page.get_by_role("link", name="申立ての事項を加える").click()
    page.fill("[name=what]", "現金を流用した。")
    page.fill("[name=rule]", "会計規程第12条")
    page.fill("[name=who]", "窓口の担当者")
    send(page, "保存する")
    page.get_by_role("link", name=re.compile("認定を記録する")).click()
    page.check("[name=result][value=established]")
    page.fill("[name=reasons]", "帳簿と照合した。")
    send(page, "保存する")
    page.get_by_role("link", name="結論を提出する").click()
    page.check("[name=finding][value=found]")
    page.fill("[name=reasons]", "帳簿と照合した。")
    page.fill("[name=message]", "違反が認められました。")
    send(page, "審査に出す")
    sign_in(page, server, "head")
    page.get_by_role("link", name=re.compile("結論を審査する")).click()
    page.get_by_role("link", name="結論を承認する").click()
    send(page, "承認する")
    phone.goto(f"{server}/report/case/")
    assert "違反が認められました。" in phone.locator("main").inner_text()
    assert "違反が認められた" in phone.locator("main").inner_text()


def check(page: Page, address: str, problems: list[str]) -> None:
    page.goto(address)
    results = Axe().run(page)
    if results.violations_count:
        problems.append(f"{address}: {results.generate_report()}")
    if not fits(page):
        problems.append(f"{address}: wider than the screen")


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(server: str, browser: Browser, width: int) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_cases()
    # axe needs to run its own script: the policy of the page is set aside for the check only
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}, locale="ja-JP")
    page, problems = context.new_page(), list[str]()
    for address in (
        "/",
        "/report/",
        "/report/new/you/",
        "/report/return/",
        "/report/verify/",
        "/report/interview/",
        "/account/login/",
    ):
        check(page, server + address, problems)
    sign_in(page, server, "head")
    case = Case.objects.filter(state="investigating").get()
    received = Case.objects.filter(state="received", track="division").first()
    assert received is not None
    pages = [
        "/desk/",
        "/inbox/",
        "/inbox/mail/",
        "/compliance/cases/",
        "/compliance/retention/",
        "/compliance/cases/enter/",
        "/organization/",
    ]
    pages += ["/account/password/change/", "/account/2fa/"]
    pages += [f"/compliance/cases/{case.pk}/{verb}" for verb in CASE_PAGES]
    pages += [f"/compliance/cases/{received.pk}/{verb}" for verb in ("", "accept/", "decline/")]
    for address in pages:
        check(page, server + address, problems)
    sign_in(page, server, "admin")
    person = Person.objects.get(staff_number="auditor1")
    pages = ["/people/", "/people/create/", f"/people/{person.pk}/", f"/people/{person.pk}/give-role/"]
    for address in [*pages, "/organization/import/", "/nowhere/"]:
        check(page, server + address, problems)
    context.close()
    assert not problems, "\n".join(problems)


def test_no_violation_of_the_policy_with_javascript(server: str, scripted_page: Page) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    said: list[str] = []
    scripted_page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    scripted_page.on("pageerror", lambda error: said.append(str(error)))
    sign_in(scripted_page, server, "head")
    for address in ("/desk/", "/compliance/cases/", "/inbox/", "/account/2fa/", "/organization/"):
        scripted_page.goto(server + address)
    assert said == []
