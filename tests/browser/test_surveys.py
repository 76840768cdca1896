"""A survey in Chromium without JavaScript: answered on a phone, closed and read by its owner; axe on the pages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from compliance.awareness import CODE, make_survey
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from governance.surveys.models import Envelope, Wave
from tests.browser.test_journey import fits, send, sign_in


@pytest.fixture
def demo(server: str) -> str:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_survey()
    return server


def test_answered_and_read(demo: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    wave = Wave.objects.get(survey__code=CODE, state="open")
    sign_in(page, demo, "office-head1")
    page.goto(f"{demo}/surveys/")
    page.get_by_role("link", name="コンプライアンス意識調査（第3回）").click()
    send(page, "回答コードを受け取る")
    page.get_by_role("link", name="今すぐ回答する").click()
    page.get_by_role("link", name="回答を始める").click()
    send(page, "次へ")
    assert page.title().startswith("エラー")
    for code in ("openness", "priority", "refuse"):
        page.check(f"[name=q-{code}][value='2']")
    send(page, "次へ")
    page.check("[name=q-code_read][value=no]")
    send(page, "次へ")
    assert "役に立ちましたか" not in page.locator("main").inner_text()
    for code in ("trust", "handled"):
        page.check(f"[name=q-{code}][value='3']")
    send(page, "次へ")
    page.check("[name=q-seen][value=no]")
    send(page, "次へ")
    page.fill("[name=q-remark]", "相談しやすくなりました。")
    assert fits(page)
    send(page, "次へ")
    assert "相談しやすくなりました。" in page.locator("main").inner_text()
    send(page, "回答を送信する")
    assert "ありがとうございました" in page.locator("h1").inner_text()
    assert Envelope.objects.filter(wave=wave).count() == 1
    page.goto(f"{demo}/surveys/")
    page.get_by_role("link", name="コンプライアンス意識調査（第2回）").click()
    assert "千代田年金事務所" in page.locator("main").inner_text()
    assert "全体" not in page.locator("main table").first.inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(demo: str, browser: Browser, width: int) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}, locale="ja-JP")
    page, problems = context.new_page(), list[str]()
    closed = Wave.objects.filter(survey__code=CODE, state="closed").latest("closes_on")
    is_open = Wave.objects.get(survey__code=CODE, state="open")
    survey = f"/surveys/{closed.survey_id}/"
    sign_in(page, demo, "head")
    addresses = ["/surveys/", "/surveys/create/", survey, f"{survey}plan-wave/", f"{survey}lines/"]
    addresses += [
        f"/surveys/waves/{closed.pk}/{tail}" for tail in ("results/", "figures/", "remarks/", "take-results/")
    ]
    addresses += [f"/surveys/waves/{is_open.pk}/", f"/surveys/waves/{is_open.pk}/fetch/", "/answer/"]
    addresses.append(closed.questionnaire.get_absolute_url())
    for address in addresses:
        page.goto(demo + address)
        results = Axe().run(page)
        if results.violations_count:
            problems.append(f"{address}: {results.generate_report()}")
        if not fits(page):
            problems.append(f"{address}: wider than the screen")
    context.close()
    assert not problems, "\n".join(problems)
