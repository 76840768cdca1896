"""Handlers by letter, and a name opened by two of them, without JavaScript; the reporter sees it on a phone."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from compliance.actions import accept, assign
from compliance.handlers.demo import designate
from compliance.handlers.models import IdentityOpening
from compliance.models import Case
from governance import clock
from governance.custody.demo import actor, give_keys
from governance.people.models import Person
from governance.runner import run
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words
from tests.support import factories

NAME = "通報 花子"
REASON = "本人からの聞き取りが必要で、受付コードでの連絡に三週間返事がないため。"


@pytest.fixture
def reported(staffed: str) -> tuple[Case, str]:
    """A case reported in confidence that investigator1, a designated handler, investigates; its receipt code."""
    case, code = factories.file_case(disclosure="in_confidence")
    investigator = Person.objects.get(staff_number="investigator1")
    designate(investigator)
    give_keys([investigator])
    run(accept, actor=actor("head"), subject=case.pk, severity="high", category="money", message="受理しました。")
    run(assign, actor=actor("head"), subject=case.pk, investigators=[investigator])
    return case, code


def test_a_handler_by_letter_and_a_name_opened_by_two(
    staffed: str, reported: tuple[Case, str], page: Page, phone: Page, look: Look
) -> None:
    case, code = reported
    enter(page, staffed, "head")
    propose(page, staffed, look)
    enter(page, staffed, "vice-president")
    follow(page, "従事者の指定を承認する")
    follow(page, "指定を承認する")
    look(page)
    send(page, "指定を承認する")
    enter(page, staffed, "investigator2")
    accept_letter(page, look)
    letter = page.url
    enter(page, staffed, "investigator3")
    assert status(page, letter) == 404

    enter(page, staffed, "investigator1")
    hand_over_the_key(page, look)
    page.goto(staffed + case.get_absolute_url())
    ask(page, look)
    request = page.url
    assert page.locator("main").get_by_role("link", name="同意する").count() == 0

    for outsider in ("investigator3", "vice-president"):
        enter(page, staffed, outsider)
        assert status(page, request) == 404
    enter(page, staffed, "investigator2")
    follow(page, "氏名の開封への同意を判断する")
    follow(page, "同意する")
    assert REASON in words(page)
    look(page)
    send(page, "同意する")
    assert page.locator("main").get_by_role("link", name="氏名を開封する").count() == 0

    enter(page, staffed, "investigator1")
    page.goto(request)
    open_and_shut(page, look)

    phone.goto(f"{staffed}/report/return/")
    phone.fill("[name=code]", code)
    send(phone, "通報を開く")
    assert REASON in words(phone)
    assert "最初の開封" in words(phone)
    assert "佐々木" not in words(phone)
    look(phone)


def propose(page: Page, server: str, look: Look) -> None:
    today = clock.today()
    page.goto(f"{server}/compliance/handlers/")
    look(page)
    follow(page, "従事者の指定を提案する")
    field(page, "対象者").select_option(label="渡辺 健一（investigator2）")
    field(page, "担当業務").fill("通報の受付と調査")
    field(page, "従事者研修を終えた日").fill(str(today - timedelta(days=3)))
    field(page, "開始日").fill(str(today))
    field(page, "終了日").fill(str(today + timedelta(days=2000)))
    send(page, "提案する")
    assert "期間は3年以内" in page.locator(".error-summary").inner_text()
    look(page)
    field(page, "終了日").fill(str(today + timedelta(days=1000)))
    send(page, "提案する")
    assert "渡辺 健一" in words(page)
    look(page)


def accept_letter(page: Page, look: Look) -> None:
    follow(page, "従事者指定書を読んで受諾する")
    look(page)
    with page.expect_download() as download:
        follow(page, "指定書(PDF)")
    assert download.value.suggested_filename == "designation-2.pdf"
    follow(page, "指定書を読んで受諾する")
    send(page, "受諾する")
    assert "指定書を読んで、チェックを" in page.locator(".error-summary").inner_text()
    look(page)
    page.get_by_role("checkbox").check()
    send(page, "受諾する")
    assert "鍵の引渡しを受けてください" in words(page)


def hand_over_the_key(page: Page, look: Look) -> None:
    follow(page, "役職の鍵を引き渡す")
    look(page)
    follow(page, "鍵を引き渡す – 従事者")
    look(page)
    field(page, "渡辺 健一").check()
    send(page, "引き渡す")
    assert "鍵を引き渡しました" in words(page)


def ask(page: Page, look: Look) -> None:
    assert NAME not in words(page)
    follow(page, "氏名の開封を依頼する")
    send(page, "同意を求める")
    assert "エラー" in page.title()
    look(page)
    field(page, "通報者の氏名が必要な理由").fill(REASON)
    send(page, "同意を求める")
    look(page)


def open_and_shut(page: Page, look: Look) -> None:
    look(page)
    follow(page, "氏名を開封する")
    look(page)
    send(page, "開く")
    assert NAME in words(page)
    look(page)
    follow(page, "氏名を今すぐ閉じる")
    look(page)
    send(page, "氏名を今すぐ閉じる")
    assert NAME not in words(page)
    assert IdentityOpening.objects.get().state == "withdrawn"
