"""A course from its first page to the certificate, without JavaScript: owner, learner on a phone, head of the office."""

import re
from pathlib import Path

from playwright.sync_api import Page

from governance import clock
from governance.learning.models import Record
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words


def test_from_the_first_page_to_the_certificate(
    staffed: str, page: Page, phone: Page, look: Look, tmp_path: Path
) -> None:
    enter(page, staffed, "head")
    course = write_course(page, staffed, look)
    assign(page, look)

    enter(phone, staffed, "staff2")
    assert status(phone, course) == 404
    enter(phone, staffed, "staff1")
    follow(phone, "窓口での現金の扱い")
    record = phone.url
    read_and_fail_twice(phone, look)

    enter(page, staffed, "office-head2")
    assert status(page, record) == 404
    enter(page, staffed, "office-head1")
    give_another_attempt(page, record, look)

    phone.goto(record)
    follow(phone, "テストへ進む")
    send(phone, "テストを始める")
    answer(phone, ["二人で数える", "誤り"])
    assert "2問中2問正解(100%" in words(phone)
    look(phone)
    with phone.expect_download() as download:
        follow(phone, "修了証(PDF)")
    certificate = str(Record.objects.get(person__staff_number="staff1").certificate)
    assert download.value.suggested_filename == f"certificate-{certificate}.pdf"
    phone.goto(f"{staffed}/learning/certificates/?number={certificate.lower()}")
    assert "岡本 陽子" in words(phone)
    look(phone)

    enter(page, staffed, "head")
    page.goto(course)
    import_attendance(page, look, tmp_path / "attendance.csv")


def write_course(page: Page, server: str, look: Look) -> str:
    """Write and publish a course of two pages and two questions; return its address."""
    page.goto(f"{server}/learning/courses/")
    look(page)
    follow(page, "新しい研修")
    field(page, "研修名").fill("窓口での現金の扱い")
    field(page, "コード").fill("Cash 1")
    send(page, "作成する")
    assert "半角の英小文字、数字、下線" in page.locator(".error-summary").inner_text()
    assert field(page, "研修名").input_value() == "窓口での現金の扱い"
    look(page)
    field(page, "分野").select_option(label="コンプライアンス")
    field(page, "コード").fill("cash")
    field(page, "内容").fill("現金を扱う職員の研修です。")
    page.get_by_role("group", name="誰でも受講できる").get_by_label("いいえ").check()
    send(page, "作成する")
    for heading in ("締めの手順", "合わないとき"):
        follow(page, "ページを追加する")
        field(page, "見出し").fill(heading)
        field(page, "本文").fill("## 要点\n\n- **二人**で数える")
        send(page, "追加する")
    look(page)
    follow(page, "設問を追加する")
    field(page, "1つ選択").check()
    field(page, "設問").fill("締めの現金はどう数えますか。")
    field(page, "選択肢").fill("二人で数える\n一人で数える\n数えない")
    field(page, "説明").fill("二人で数えます。")
    send(page, "追加する")
    assert "正解を1つだけ*で示してください" in page.locator(".error-summary").inner_text()
    look(page)
    field(page, "選択肢").fill("* 二人で数える\n一人で数える\n数えない")
    send(page, "追加する")
    follow(page, "設問を追加する")
    page.get_by_label("正誤", exact=True).check()
    field(page, "設問").fill("合わない分は自分で補ってよい。")
    page.get_by_role("group", name="正誤問題の正解").get_by_label("誤り").check()
    field(page, "説明").fill("上司に報告します。")
    send(page, "追加する")
    follow(page, "テストの設定")
    for label, value in (("出題数", "2"), ("合格点", "100"), ("受験できる回数", "2"), ("待ち時間", "0")):
        field(page, label).fill(value)
    look(page)
    send(page, "保存する")
    follow(page, "公開する")
    send(page, "公開する")
    return page.url


def assign(page: Page, look: Look) -> None:
    follow(page, "割り当てる")
    send(page, "割り当てる")
    assert "エラー" in page.title()
    look(page)
    field(page, "拠点(下部を含む)").check()
    page.get_by_role("listbox", name="拠点(下部を含む)").select_option(label="千代田年金事務所")
    send(page, "割り当てる")
    assert "千代田年金事務所" in words(page)
    look(page)


def read_and_fail_twice(phone: Page, look: Look) -> None:
    look(phone)
    follow(phone, "読み始める")
    look(phone)
    send(phone, "読み終えました(次のページへ)")
    send(phone, "読み終えました(終わり)")
    follow(phone, "テストへ進む")
    look(phone)
    send(phone, "テストを始める")
    field(phone, "一人で数える").check()
    send(phone, "解答を送信")
    assert "エラー" in phone.title()
    assert field(phone, "一人で数える").is_checked()
    look(phone)
    answer(phone, ["一人で数える", "誤り"])
    assert "不合格" in words(phone)
    assert "正しい答え" not in words(phone)
    look(phone)
    follow(phone, "もう一度受験する")
    send(phone, "テストを始める")
    answer(phone, ["数えない", "正しい"])
    assert phone.locator("main").get_by_role("link", name="もう一度受験する").count() == 0
    follow(phone, "ページを読み直す")
    assert "受験できる回数を使い切りました" in words(phone)
    look(phone)


def answer(phone: Page, chosen: list[str]) -> None:
    for option in chosen:
        phone.get_by_label(option, exact=True).check()
    send(phone, "解答を送信")


def give_another_attempt(page: Page, record: str, look: Look) -> None:
    """The head of the office finds the person in the figures of the office; answers stay the learner's."""
    page.goto(f"{record.split('/learning/')[0]}/learning/courses/")
    follow(page, "窓口での現金の扱い")
    follow(page, "修了状況")
    look(page)
    follow(page, "岡本 陽子")
    assert page.url == record
    assert "不合格" in words(page)
    assert page.locator("main").get_by_role("link", name=re.compile("不合格")).count() == 0
    follow(page, "もう1回の受験を認める")
    look(page)
    send(page, "受験を認める")


def import_attendance(page: Page, look: Look, file: Path) -> None:
    follow(page, "集合研修の受講結果を取り込む")
    row = f"office-head1,{clock.today().isoformat()},修了\n"
    file.write_text(f"職員番号,受講日,結果\n{row}nobody,きのう,修了\n", "utf-8")
    field(page, "ファイル").set_input_files(file)
    send(page, "ファイルを確認する")
    assert "3行目" in words(page)
    look(page)
    file.write_text(f"職員番号,受講日,結果\n{row}", "utf-8")
    field(page, "ファイル").set_input_files(file)
    send(page, "ファイルを確認する")
    assert "太田 進" in words(page)
    look(page)
    send(page, "この内容で記録する")
    assert "1件の修了を記録しました" in words(page)
    follow(page, "修了状況")
    look(page)
