"""A new version of the code, without JavaScript: written, compared, approved, in force from its day, signed on a phone."""

from datetime import timedelta

from playwright.sync_api import Page

from compliance.conduct.choices import Kind
from compliance.conduct.chores import keep_up
from compliance.conduct.demo import issue
from governance import clock
from governance.organization.models import Unit
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words

ROOT = "/compliance/conduct/"


def test_a_new_version_is_written_approved_signed_and_counted(
    staffed: str, page: Page, phone: Page, look: Look
) -> None:
    issue("code_1", Kind.CODE, "職員行動規範", "基本を定める。", 400)
    enter(page, staffed, "head")
    page.goto(f"{staffed}{ROOT}editions/")
    version = write_version(page, look)
    enter(phone, staffed, "staff1")
    assert status(phone, version) == 404

    enter(page, staffed, "vice-president")
    follow(page, "行動規範等の文書を承認する")
    approve(page, look)
    phone.goto(f"{staffed}{ROOT}")
    assert "これから施行される版" in words(phone)
    look(phone)

    clock.move(timedelta(days=1))
    keep_up()
    read_and_sign(phone, staffed, look)
    enter(phone, staffed, "staff2")
    assert status(phone, f"{version}confirmation/") == 404

    enter(page, staffed, "office-head1")
    count(page, staffed, look)
    enter(page, staffed, "head")
    page.goto(f"{staffed}{ROOT}completion/")
    assert "1人が署名済み" in words(page)
    look(page)


def write_version(page: Page, look: Look) -> str:
    """Write a version that comes into force tomorrow and ask for its approval; return its address."""
    look(page)
    follow(page, "新しい版の案を作る")
    field(page, "文書").select_option(label="職員行動規範")
    field(page, "題名").fill("職員行動規範")
    field(page, "施行日").fill("令和2年4月1日")
    send(page, "案を作る")
    assert "エラー" in page.title()
    assert field(page, "題名").input_value() == "職員行動規範"
    look(page)
    field(page, "改定の内容と理由").fill("生成AIの取扱いを加える。")
    field(page, "施行日").fill((clock.today() + timedelta(days=1)).isoformat())
    send(page, "案を作る")
    follow(page, "変更する 第1条")
    field(page, "本文").fill("この規範は、職員が守るべき基本を、新たに定める。")
    look(page)
    send(page, "保存する")
    follow(page, "条を追加する")
    field(page, "条番号").fill("2")
    field(page, "章").fill("第1章 総則")
    field(page, "見出し").fill("端末の利用")
    field(page, "本文").fill("1. 許可された端末を使う。")
    send(page, "追加する")
    assert "同じ番号の条" in page.locator(".error-summary").inner_text()
    look(page)
    field(page, "枝番号").fill("2")
    send(page, "追加する")
    look(page)
    version = page.url
    follow(page, "前の版と比べる")
    assert "新設" in words(page)
    look(page)
    page.goto(version)
    follow(page, "承認を求める")
    send(page, "承認を求める")
    return version


def approve(page: Page, look: Look) -> None:
    look(page)
    follow(page, "承認する")
    look(page)
    send(page, "承認する")
    assert "承認しました" in words(page)


def read_and_sign(phone: Page, server: str, look: Look) -> None:
    enter(phone, server, "staff1")
    follow(phone, "読んで署名する")
    assert "第2条の2" in words(phone)
    send(phone, "署名する")
    assert "本文を読み" in phone.locator(".error-summary").inner_text()
    look(phone)
    phone.get_by_role("checkbox").check()
    send(phone, "署名する")
    assert "署名の確認書" in words(phone)
    look(phone)
    phone.goto(f"{server}{ROOT}")
    assert "署名済み" in words(phone)
    look(phone)


def count(page: Page, server: str, look: Look) -> None:
    """The head of the office sees who in the office has not signed, and nobody of another office."""
    page.goto(f"{server}{ROOT}completion/")
    follow(page, "千代田年金事務所")
    assert "西村 光" in words(page)
    assert "岡本 陽子" not in words(page)
    look(page)
    assert status(page, f"{server}{ROOT}completion/{Unit.objects.get(code='27001').pk}/") == 404


def test_the_card_with_its_counters(staffed: str, page: Page, phone: Page, look: Look) -> None:
    issue("card_1", Kind.CARD, "コンプライアンスカード", "いつも持ち歩く。", 30)
    enter(page, staffed, "head")
    page.goto(f"{staffed}{ROOT}contacts/")
    follow(page, "窓口を追加する")
    field(page, "表示の順番").fill("1")
    field(page, "窓口の名称").fill("内部通報窓口")
    field(page, "担当").fill("リスク・コンプライアンス部")
    send(page, "追加する")
    assert "電話番号か郵便の宛先" in page.locator(".error-summary").inner_text()
    look(page)
    field(page, "電話番号").fill("03-0000-0110")
    send(page, "追加する")
    look(page)

    enter(phone, staffed, "staff1")
    assert status(phone, f"{staffed}{ROOT}contacts/") == 404
    phone.goto(f"{staffed}{ROOT}")
    follow(phone, "カードをスマートフォンで見る")
    assert phone.locator("[href='tel:03-0000-0110']").count() == 1
    look(phone)
    phone.goto(f"{staffed}{ROOT}")
    for name in ("カードのPDF", "A4に10枚"):
        with phone.expect_download() as download:
            follow(phone, name)
        assert download.value.suggested_filename.endswith(".pdf")
