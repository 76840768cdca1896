"""The form and the answer by e-mail, a letter, a mail to look at: Chromium without JavaScript on a phone; axe."""

from django.core import mail as sent
from playwright.sync_api import Page

from governance.access import SYSTEM
from governance.runner import run
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, words
from tests.voice_intake.mails import mail
from voice.intake.actions import take_in
from voice.intake.working import send_mails
from voice.models import Voice

NUMBER = "1234-567890"


def step(page: Page, link: str, button: str, look: Look, **fields: str) -> None:
    """Follow the link, fill in the form, look at it, send it."""
    follow(page, link)
    for label, value in fields.items():
        field(page, label).fill(value)
    look(page)
    send(page, button)


def test_from_the_form_to_the_answer_by_mail(staffed: str, phone: Page, look: Look) -> None:
    page = phone
    page.goto(f"{staffed}/")
    follow(page, "意見を送る")
    look(page)
    page.get_by_label("質問").check()
    field(page, "お伝えになりたいこと").fill(f"私の番号は{NUMBER}です。予約の変更はできますか。")
    page.get_by_label("電子メール").check()
    send(page, "送信する")
    look(page)
    field(page, "メールアドレス").fill("hanako@example.jp")
    send(page, "送信する")
    assert NUMBER in words(page)
    look(page)
    send(page, "このまま送る")
    look(page)
    voice = Voice.objects.get()
    assert voice.reference in words(page)
    enter(page, staffed, "quality")
    page.goto(staffed + voice.get_absolute_url())
    look(page)
    step(page, "回答案を書く", "回答案を保存する", look, 回答="ホームページからも変更できます。")
    enter(page, staffed, "service")
    page.goto(staffed + voice.get_absolute_url())
    step(page, "回答を決定する", "この回答に決定する", look)
    step(page, "回答をメールで送る", "送信する", look)
    assert "回答済み" in words(page)
    send_mails()
    assert [NUMBER in message.body for message in sent.outbox] == [False, False]


def test_a_letter_and_a_mail_to_look_at(staffed: str, phone: Page, look: Look) -> None:
    page = phone
    run(take_in, actor=SYSTEM, mailbox="m", validity=1, uid=1, raw=mail(Precedence="bulk"))
    enter(page, staffed, "service")
    page.goto(f"{staffed}/voice/intake/file-letter/")
    page.get_by_label("要望").check()
    field(page, "件名").fill("封筒の文字")
    field(page, "お客様の声の内容").fill("大きくしてください。")
    scan = {"name": "手紙.txt", "mimeType": "text/plain", "buffer": "拝啓".encode()}
    page.get_by_label("手紙の読み取り画像").set_input_files(files=[scan])
    look(page)
    send(page, "登録する")
    look(page)
    assert "手紙.txt" in words(page)
    page.goto(f"{staffed}/voice/intake/mails/")
    look(page)
    page.locator("tbody a").first.click()
    look(page)
    step(page, "メールを読む", "メールを読む", look)
    look(page)
    follow(page, "戻る")
    step(page, "メールへの対応を記録する", "保存する", look, 行ったこと="広告だった。")
    assert "広告だった。" in words(page)
