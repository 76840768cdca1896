"""A leak in Chromium without JavaScript on a phone, walked by each who takes part, until its measure was found to work; axe."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from governance import clock
from governance.notices import outbox
from privacy.incidents.models import Incident, Measure
from tests.browser.test_answers import step
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, words

LIST = "氏名,郵便番号,住所\n見本 花子,100-0001,千代田区千代田1-1\n"


Go = Callable[[str], Page]


@pytest.fixture
def at(staffed: str, phone: Page) -> Go:
    """Return a way to enter as somebody and to stand before the incident."""

    def go(who: str) -> Page:
        enter(phone, staffed, who)
        phone.goto(staffed + Incident.objects.get().get_absolute_url())
        return phone

    return go


def test_from_the_first_report_to_the_measure_that_worked(staffed: str, phone: Page, look: Look, at: Go) -> None:
    page = phone
    enter(page, staffed, "staff1")
    page.goto(f"{staffed}/privacy/incidents/file-incident/")
    page.get_by_label("誤送付・誤交付").check()
    field(page, "内容").fill("別のお客様の診断書を同封した。")
    look(page)
    send(page, "報告する")
    look(page)
    follow(page, "拡大防止の措置を記録する")
    page.get_by_label("回収", exact=True).check()
    look(page)
    send(page, "保存する")
    assess(at("privacy"), look)
    report(page, look)
    learn(at("privacy1"), look)
    tell(page, look)
    finish(staffed, page, look, at)
    assert Incident.objects.get().state == "closed"


def assess(page: Page, look: Look) -> None:
    follow(page, "評価する")
    field(page, "対象者の数").fill("1")
    page.get_by_label("病歴・障害", exact=True).check()
    for question in ("財産的", "個人番号を含む", "個人番号利用", "電磁的", "不正の目的", "役職員"):
        field(page, question).select_option("no")
    field(page, "要配慮").select_option("yes")
    field(page, "判断の根拠").fill("現物を確かめた。")
    look(page)
    send(page, "評価する")
    look(page)
    assert "施行規則43条1号" in words(page)
    follow(page, "種別を訂正する")
    page.get_by_label("誤封入").check()
    field(page, "理由").fill("封入の誤りだった。")
    look(page)
    send(page, "訂正する")
    look(page)
    assert "誤送付・誤交付 → 誤封入" in words(page)


def report(page: Page, look: Look) -> None:
    follow(page, "委員会への報告書を作る")
    page.get_by_label("確報").check()
    look(page)
    send(page, "報告書を作る")
    look(page)
    step(page, "報告書を直す", "保存する", look)
    step(page, "提出を記録する", "保存する", look, 提出日=clock.today().isoformat(), 受付番号="PPC-1")
    assert "提出済み" in words(page)


def learn(page: Page, look: Look) -> None:
    follow(page, "「なぜ」を加える")
    field(page, "なぜなら").fill("手順がなかった。")
    field(page, "原因の種類").select_option("no_rule")
    page.get_by_label("根本原因（対策の起点）").check()
    look(page)
    send(page, "追加する")
    follow(page, "複数人の確認で見つけられなかった理由")
    page.get_by_label("同じ職員が二度確認した").check()
    field(page, "理由").fill("印だけだった。")
    look(page)
    send(page, "保存する")
    follow(page, "再発防止策を定める")
    field(page, "再発防止策").fill("読み合わせる。")
    field(page, "実施する部署").select_option(str(Incident.objects.get().unit_id))
    field(page, "実施期限").fill(clock.today().isoformat())
    field(page, "効果を確認する日").fill(clock.today().isoformat())
    look(page)
    send(page, "再発防止策を定める")


def tell(page: Page, look: Look) -> None:
    follow(page, "対象者名簿を登録する")
    page.locator("input[type=file]").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": LIST.encode()})
    look(page)
    send(page, "名簿を読み込む")
    follow(page, "本人への通知を記録する")
    page.get_by_label("訪問して").check()
    field(page, "日付").fill(clock.today().isoformat())
    look(page)
    send(page, "保存する")
    assert "見本 花子" not in words(page)


def finish(staffed: str, page: Page, look: Look, at: Go) -> None:
    outbox.dispatch()
    enter(page, staffed, "office-head1")
    follow(page, "再発防止策を実施し報告する")
    look(page)
    step(page, "実施を報告する", "報告する", look, 実施日=clock.today().isoformat(), 行ったこと="台を分けた。")
    enter(page, staffed, "privacy")
    page.goto(staffed + Measure.objects.get().get_absolute_url())
    follow(page, "効果を確認する")
    page.get_by_label("効果あり").check()
    field(page, "確認の結果").fill("誤りがなかった。")
    look(page)
    send(page, "保存する")
    step(at("privacy"), "事案を完了する", "事案を完了する", look, 結果="終わった。")
    look(page)
    page.goto(f"{staffed}/privacy/incidents/figures/")
    look(page)
    page.goto(f"{staffed}/privacy/incidents/")
    look(page)
