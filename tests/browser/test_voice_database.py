"""The voice database without JavaScript: searching, classifying, grouping, trends, a file with errors; axe on every page."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.walking import Look, enter, field, follow, words
from voice.database.demo import make_database
from voice.database.models import Import
from voice.database.working import work
from voice.demo import make_voices
from voice.models import Voice

HEAD = "事務所コード,受付日,種別,受付方法,件名,内容\n"
ROW = "2026-11-02,要望,other,"


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()


def test_find_classify_and_group(staffed: str, page: Page, look: Look) -> None:
    make_voices()
    make_database()
    enter(page, staffed, "service")
    page.goto(f"{staffed}/voice/")
    field(page, "言葉").fill("繋がりにくい 予約")
    press(page, "絞り込む")
    assert page.locator("mark").count() > 2
    look(page)
    follow(page, "この条件を保存する")
    field(page, "条件の名前").fill("予約の電話")
    look(page)
    press(page, "保存する")
    page.locator("summary", has_text="保存した条件").click()
    page.get_by_role("link", name="予約の電話", exact=True).wait_for()
    page.locator("tbody a").first.click()
    look(page)
    follow(page, "比べる")
    look(page)
    follow(page, "同じ内容")
    press(page, "まとめる")
    assert words(page).count("予約の電話がつながらない") == 2
    look(page)
    follow(page, "声を取り出す")
    look(page)
    page.goto(f"{staffed}{Voice.objects.filter(title='記入台が低い')[0].get_absolute_url()}")
    follow(page, "分類する")
    field(page, "テーマ").select_option(label="施設・設備 ＞ バリアフリー")
    look(page)
    press(page, "分類する")
    assert "バリアフリー" in words(page)
    for path in ("suggestions/", "taxonomy/", "taxonomy/add-term/", "trends/"):
        page.goto(f"{staffed}/voice/database/{path}")
        look(page)
    assert "待ち時間・予約" in words(page)


def test_a_file_is_checked_and_filed(staffed: str, page: Page, look: Look, tmp_path: Path) -> None:
    file = tmp_path / "声.csv"
    file.write_text(
        f"{HEAD}13001,2026-11-02,要望,other,会場が寒い,寒かった。\n99999,2026-11-02,要望,other,,寒かった。\n", "cp932"
    )
    enter(page, staffed, "service")
    page.goto(f"{staffed}/voice/database/imports/upload-voices/")
    look(page)
    page.set_input_files("[name=file]", file)
    press(page, "ファイルを確認する")
    whole = Import.objects.get()
    assert page.url.endswith(whole.get_absolute_url())
    look(page)
    work()
    page.reload()
    assert "事務所コード" in words(page)
    look(page)
    follow(page, "声を取り込む")
    look(page)
    press(page, "声を取り込む")
    work()
    page.reload()
    assert Voice.objects.get().title == "会場が寒い"
    page.goto(f"{staffed}/voice/database/imports/")
    look(page)


def test_the_progress_renews_itself(staffed: str, scripted_page: Page, tmp_path: Path) -> None:
    file = tmp_path / "声.csv"
    file.write_text(f"{HEAD}13001,2026-11-02,要望,other,会場が寒い,寒かった。\n", "utf-8")
    page = scripted_page
    enter(page, staffed, "service")
    page.goto(f"{staffed}/voice/database/imports/upload-voices/")
    page.set_input_files("[name=file]", file)
    press(page, "ファイルを確認する")
    work()
    page.get_by_role("link", name="声を取り込む").wait_for(timeout=10_000)
