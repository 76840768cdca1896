"""The external counter end to end in Chromium, without JavaScript: filed, asked back, passed on without the name."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from compliance.choices import Counter, Disclosure
from compliance.models import Case, PassingOn
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from tests.browser.test_journey import fits, send, sign_in
from tests.browser.walking import content
from tests.support import factories


def declare(page: Page) -> None:
    page.check("[name=relation][value=no]")
    send(page, "申告する")


def test_from_the_law_firm_to_the_division(server: str, page: Page) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    page.goto(f"{server}/report/new/you/")
    page.check("[name=reporter_kind][value=staff]")
    page.check("[name=counter][value=external]")
    page.check("[name=disclosure][value=in_confidence]")
    page.fill("[name=name]", "外部 花子")
    send(page, "次へ")
    page.fill("[name=what]", "月末の集計を書き換えている。私だけが紙を持っている。")
    page.check("[name=position][value=staff]")
    send(page, "次へ")
    page.goto(f"{server}/report/new/check/")
    send(page, "通報を送信する")
    code = page.locator(".code-display__code").inner_text()
    case = Case.objects.get()

    sign_in(page, server, "head")
    assert page.goto(server + case.get_absolute_url()).status == 404  # type: ignore[union-attr]
    sign_in(page, server, "counsel")
    page.goto(f"{server}{case.get_absolute_url()}pass-on/")
    declare(page)
    page.goto(f"{server}{case.get_absolute_url()}pass-on/")
    page.fill("[name=what]", "外部花子が見た。")
    send(page, "引き継ぐ")
    assert "通報者の氏名があります" in page.locator("main").inner_text()
    page.fill("[name=what]", "月末の集計を書き換えている。")
    send(page, "引き継ぐ")
    assert "通報を引き継ぎました" in page.locator("main").inner_text()
    assert "私だけが紙を持っている" in page.locator("main").inner_text()

    sign_in(page, server, "head")
    page.goto(server + case.get_absolute_url())
    declare(page)
    assert "月末の集計を書き換えている。" in page.locator("main").inner_text()
    whole = content(page)
    assert "私だけが" not in whole
    assert "花子" not in whole

    page.goto(f"{server}/report/return/")
    page.fill("[name=code]", code)
    send(page, "通報を開く")
    assert "お名前は伝えていません" in page.locator("main").inner_text()
    page.get_by_role("link", name="機構に名前を伝える").click()
    send(page, "名前を伝える")
    assert "お名前も伝えました" in page.locator("main").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(server: str, browser: Browser, width: int) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    case, code = factories.file_case(counter=Counter.EXTERNAL, disclosure=Disclosure.IN_CONFIDENCE)
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}, locale="ja-JP")
    page, problems = context.new_page(), list[str]()

    def look(address: str) -> None:
        page.goto(server + address)
        results = Axe().run(page)
        if results.violations_count:
            problems.append(f"{address}: {results.generate_report()}")
        if not fits(page):
            problems.append(f"{address}: wider than the screen")

    look("/report/new/you/")
    sign_in(page, server, "counsel")
    look(f"{case.get_absolute_url()}pass-on/")
    send(page, "引き継ぐ")
    look(PassingOn.objects.get(case=case).get_absolute_url())
    look("/compliance/passed-on/")
    page.goto(f"{server}/report/return/")
    page.fill("[name=code]", code)
    send(page, "通報を開く")
    for address in ("/report/case/", "/report/case/give-name/"):
        look(address)
    context.close()
    assert not problems, "\n".join(problems)
