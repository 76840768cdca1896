"""A measure from its case to its end, without JavaScript: proposed, done with evidence, later without effect, dropped by two."""

from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from compliance.actions import accept, assign
from compliance.models import Case
from governance import clock
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words
from tests.support import factories

TITLE = "現金を二人で数える"


@pytest.fixture
def case(staffed: str) -> Case:
    """A case of an office in Osaka under investigation by investigator1."""
    made, _code = factories.file_case(unit=Unit.objects.get(code="27001"))
    run(accept, actor=actor("head"), subject=made.pk, severity="high", category="money", message="受理しました。")
    investigator = Person.objects.get(staff_number="investigator1")
    run(assign, actor=actor("head"), subject=made.pk, investigators=[investigator])
    return made


def test_from_the_case_to_the_check_and_to_two_who_drop_it(
    staffed: str, case: Case, page: Page, phone: Page, look: Look, tmp_path: Path
) -> None:
    enter(page, staffed, "investigator1")
    page.goto(staffed + case.get_absolute_url())
    measure = propose(page, look)

    for outsider in ("office-head2", "investigator2"):
        enter(page, staffed, outsider)
        assert status(page, measure) == 404
    enter(phone, staffed, "staff1")
    assert status(phone, measure) == 404

    enter(page, staffed, "office-head1")
    follow(page, TITLE)
    assert case.reference not in words(page)
    assert status(page, staffed + case.get_absolute_url()) == 404
    page.goto(measure)
    carry_out(page, look, tmp_path / "evidence.png")

    enter(page, staffed, "head")
    follow(page, TITLE)
    accept_report(page, look)

    clock.move(timedelta(days=190))
    enter(page, staffed, "head")
    follow(page, TITLE)
    check_effect(page, look)

    enter(page, staffed, "investigator1")
    page.goto(measure)
    follow(page, "別の措置を提案する")
    ask_to_drop_another(page, look)
    another = page.url
    assert status(page, f"{another}drop/") != 200

    enter(page, staffed, "head")
    follow(page, "監視カメラを置く")
    follow(page, "取りやめに同意する")
    look(page)
    send(page, "同意する")
    assert "取りやめ" in words(page)
    page.goto(f"{staffed}/compliance/measures/")
    look(page)


def propose(page: Page, look: Look) -> str:
    """Propose a measure to an office for the case shown; return its address."""
    follow(page, "措置を提案する")
    field(page, "再発防止").check()
    field(page, "件名").fill(TITLE)
    field(page, "措置の内容").fill("締めの時に二人で数え、帳簿と合わせる。")
    field(page, "実施期限").fill((clock.today() + timedelta(days=30)).isoformat())
    send(page, "提案する")
    assert "実施する部署を選んでください" in page.locator(".error-summary").inner_text()
    assert field(page, "件名").input_value() == TITLE
    look(page)
    field(page, "担当部署").select_option(label="千代田年金事務所")
    send(page, "提案する")
    assert "措置を提案しました" in words(page)
    look(page)
    return page.url


def carry_out(page: Page, look: Look, evidence: Path) -> None:
    follow(page, "引き受ける")
    look(page)
    send(page, "引き受ける")
    follow(page, "実施を報告する")
    send(page, "報告する")
    assert "エラー" in page.title()
    look(page)
    Image.new("RGB", (300, 200), "navy").save(evidence)
    field(page, "実施した内容").fill("今月から全員で行っている。")
    field(page, "証拠").set_input_files(evidence)
    send(page, "報告する")
    assert "証拠ファイル 1 件" in words(page)
    assert page.locator("main").get_by_role("link", name="evidence").count() == 0
    look(page)


def accept_report(page: Page, look: Look) -> None:
    look(page)
    with page.expect_download() as download:
        follow(page, "evidence")
    assert download.value.suggested_filename.startswith("evidence")
    follow(page, "実施を確認する")
    look(page)
    send(page, "実施を確認する")
    assert "実施済み(効果は未確認)" in words(page)


def check_effect(page: Page, look: Look) -> None:
    follow(page, "効果を確認する")
    field(page, "効果なし").check()
    send(page, "結果を記録する")
    assert field(page, "効果なし").is_checked()
    look(page)
    field(page, "そう判断した根拠").fill("10月にも現金が合わなかった。")
    send(page, "結果を記録する")
    look(page)


def ask_to_drop_another(page: Page, look: Look) -> None:
    field(page, "件名").fill("監視カメラを置く")
    field(page, "措置の内容").fill("窓口に監視カメラを置く。")
    field(page, "実施期限").fill((clock.today() + timedelta(days=30)).isoformat())
    look(page)
    send(page, "提案する")
    follow(page, "取りやめる")
    field(page, "理由").fill("所長の交代で事情が変わった。")
    look(page)
    send(page, "同意を求める")
    assert "もう一人の同意が必要です" in words(page)
    assert page.locator("main").get_by_role("link", name="取りやめに同意する").count() == 0
    look(page)
