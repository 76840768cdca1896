"""Protection end to end in Chromium, without JavaScript: a check-in answered and decided, a personnel action dealt with."""

import csv
import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from compliance.content import Identity
from compliance.protection.chores import open_due
from compliance.protection.importing import COLUMNS
from compliance.protection.models import CheckIn, Match
from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.notices import outbox
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from tests.browser.test_journey import fits, send, sign_in
from tests.support import factories


def personnel_file(path: Path, name: str) -> Path:
    """Write the personnel division's file with one dismissal of today."""
    today = clock.today().isoformat()
    out = io.StringIO()
    csv.writer(out).writerows([COLUMNS, ["77", name, "13001", "解雇", today, today, "D05"]])
    path.write_text(out.getvalue(), "utf-8-sig")
    return path


def test_from_the_questions_to_the_dossier(server: str, page: Page, tmp_path: Path) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    with clock.shifted(timedelta(days=-40)):
        case, code = factories.file_case(
            position="president", disclosure="in_confidence", identity=Identity("保護 花子", "")
        )
    open_due()

    page.goto(f"{server}/report/return/")
    page.fill("[name=code]", code)
    send(page, "通報を開く")
    page.get_by_role("link", name="質問に答える").click()
    send(page, "送信する")
    assert "エラー" in page.title()
    page.check("[name=changed][value=yes]")
    page.check("[name=kinds][value=tasks]")
    page.check("[name=weight][value=heavy]")
    page.fill("[name=text]", "担当を外されました。")
    page.check("[name=wants_contact][value=yes]")
    send(page, "送信する")
    assert "お答えいただきました" in page.locator("main").inner_text()
    assert fits(page)

    sign_in(page, server, "hr")
    page.goto(f"{server}/compliance/protection/personnel/deliver/")
    page.set_input_files("[name=file]", personnel_file(tmp_path / "jinji.csv", "保護 花子"))
    send(page, "提出する")
    assert "ファイルを受け取りました" in page.locator("body").inner_text()
    outbox.dispatch()

    sign_in(page, server, "inspector")
    assert page.get_by_text("保護対象者についての情報を評価する").count() == 1
    page.get_by_role("link", name=re.compile("通報者の回答について判断する")).click()
    assert "担当を外されました。" in page.locator("main").inner_text()
    page.get_by_role("link", name="判断する").click()
    page.check("[name=decision][value=watch]")
    page.fill("[name=reason]", "担当の変更が続かないか見守る。")
    send(page, "判断する")
    assert "注意して見守る" in page.locator("main").inner_text()
    page.get_by_role("link", name=re.compile("通報者 令和")).click()
    assert "解雇" in page.locator("main").inner_text()
    assert "保護 花子" not in page.locator("body").inner_text()
    address = page.url
    page.get_by_role("link", name="評価する").click()
    page.check("[name=verdict][value=possible]")
    page.fill("[name=reason]", "時期が近い。")
    send(page, "保存する")
    page.get_by_role("link", name="問題なしとする").click()
    send(page, "問題なしとする")
    assert "法務の確認の記録がなければ" in page.locator("main").inner_text()
    page.goto(address)
    page.get_by_role("link", name="中止を勧告する").click()
    page.fill("[name=text]", "発令を止めてください。")
    send(page, "送信する")
    page.goto(f"{server}/compliance/protection/cases/{case.pk}/dossier/")
    page.check("[name=purpose][value=court]")
    with page.expect_download() as download:
        send(page, "PDFを取り出す")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")

    for outsider in ("head", "vice-president", "hr", "admin"):
        sign_in(page, server, outsider)
        assert page.goto(address).status == 404  # type: ignore[union-attr]


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(server: str, browser: Browser, width: int) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    with clock.shifted(timedelta(days=-40)):
        case, code = factories.file_case(position="president")
    open_due()
    check_in = CheckIn.objects.get(case=case, months=1)
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}, locale="ja-JP")
    page, problems = context.new_page(), list[str]()
    page.goto(f"{server}/report/return/")
    page.fill("[name=code]", code)
    send(page, "通報を開く")
    reporter = ["/report/case/", "/report/case/answer/"]
    inspector = [
        "check-ins/",
        f"cases/{case.pk}/",
        f"cases/{case.pk}/protect/",
        f"check-ins/{check_in.pk}/decide/",
        "rules/",
    ]
    for who, addresses in (("", reporter), ("inspector", inspector), ("hr", ["personnel/", "personnel/deliver/"])):
        if who:
            sign_in(page, server, who)
        for address in addresses:
            page.goto(server + (address if address.startswith("/") else f"/compliance/protection/{address}"))
            results = Axe().run(page)
            if results.violations_count:
                problems.append(f"{address}: {results.generate_report()}")
            if not fits(page):
                problems.append(f"{address}: wider than the screen")
    context.close()
    assert not problems, "\n".join(problems)
    assert not Match.objects.exists()
