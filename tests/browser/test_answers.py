"""An answer and an important voice in Chromium without JavaScript on a phone, walked by each who takes part; axe."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from governance import clock
from governance.notices import outbox
from governance.people.models import Person
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words
from tests.voice import making as filing
from voice.answers.chores import count_effects
from voice.answers.models import Matter, Measure, PublicVoice
from voice.models import Voice
from voice.sending import Customer

WHO = Customer("山田 花子", "03-0000-0000", "千代田区霞が関1-2-2")


@pytest.fixture
def filed(staffed: str) -> Voice:
    clerk = Person.objects.get(staff_number="staff1")
    return filing.voice(
        by=clerk, text="電話は090-1234-5678です。窓口で二時間待ちました。", wants_answer=True, customer=WHO
    )


def at_voice(page: Page, server: str, who: str, voice: Voice) -> None:
    enter(page, server, who)
    page.goto(server + voice.get_absolute_url())


def step(page: Page, link: str, button: str, look: Look, **fields: str) -> None:
    """Follow the link, fill in the form, look at it, send it."""
    follow(page, link)
    for label, value in fields.items():
        field(page, label).fill(value)
    look(page)
    send(page, button)


def test_answered_told_published_and_taken_back(staffed: str, filed: Voice, phone: Page, look: Look) -> None:
    page = phone
    at_voice(page, staffed, "staff1", filed)
    step(page, "回答案を書く", "回答案を保存する", look, 回答="発券機に待ち時間を表示しました。")
    at_voice(page, staffed, "office-head1", filed)
    look(page)
    step(page, "回答を決定する", "この回答に決定する", look)
    at_voice(page, staffed, "staff1", filed)
    follow(page, "伝えたことを記録する")
    page.get_by_label("電話で").check()
    send(page, "記録する")
    assert "回答済み" in words(page)
    at_voice(page, staffed, "service", filed)
    step(page, "公表を準備する", "公表文を作る", look)
    assert "（電話番号）" in words(page)
    step(page, "確認に回す", "確認に回す", look)
    enter(page, staffed, "quality")
    follow(page, "公表文を確認する")
    step(page, "承認する", "承認する", look)
    address = page.url
    enter(page, staffed, "service")
    page.goto(address)
    step(page, "公表する", "公表する", look)
    outbox.dispatch()
    page.context.clear_cookies()
    page.goto(f"{staffed}/")
    follow(page, "声と回答を読む")
    field(page, "探すことば").fill("待ち")
    page.get_by_role("button", name="探す").click()
    look(page)
    follow(page, "待ち時間が長い")
    look(page)
    assert "発券機に待ち時間を表示しました。" in words(page)
    assert "090" not in words(page)
    public = page.url
    enter(page, staffed, "quality")
    page.goto(address)
    step(page, "公表を取りやめる", "公表を取りやめる", look, 理由="内容に誤りがあった。")
    page.context.clear_cookies()
    assert status(page, public) == 410
    look(page)
    assert PublicVoice.objects.count() == 1


def test_from_an_important_voice_to_its_effect(staffed: str, filed: Voice, phone: Page, look: Look) -> None:
    page, later = phone, (clock.today() + timedelta(days=20)).isoformat()
    at_voice(page, staffed, "service", filed)
    follow(page, "重要なお客様の声とする")
    page.get_by_label("多くのお客様に関わること").check()
    field(page, "重要とする理由").fill("ほかの年金事務所でも同じである。")
    field(page, "テーマ").select_option(label="待ち時間・予約 ＞ 窓口の待ち時間")
    look(page)
    send(page, "重要なお客様の声とする")
    record = staffed + Matter.objects.get().get_absolute_url()
    unit = str(Person.objects.get(staff_number="division").home_unit_id)

    def as_(who: str) -> None:
        enter(page, staffed, who)
        page.goto(record)

    follow(page, "所管部署へ指示する")
    field(page, "所管部署").select_option(unit)
    field(page, "行うこと").fill("案内を見直すこと。")
    field(page, "結果報告の期限").fill(later)
    send(page, "指示する")
    enter(page, staffed, "division")
    follow(page, "重要なお客様の声についての指示に回答する")
    look(page)
    step(page, "最初の回答をする", "回答する", look, 本文="調べます。")
    follow(page, "改善策を提案する")
    field(page, "見直しの内容").fill("待ち時間を表示する。")
    field(page, "所管部署").select_option(unit)
    field(page, "実施期限").fill(later)
    send(page, "提案する")
    as_("quality")
    step(page, "採用する", "採用する", look, 理由="効く。")
    as_("division")
    done: dict[str, Any] = {"規程": "窓口業務マニュアル", "適用": clock.today().isoformat(), "行ったこと": "改めた。"}
    step(page, "実施を報告する", "実施を報告する", look, **done)
    with clock.shifted(timedelta(days=100)):
        assert count_effects() == 1
    as_("quality")
    follow(page, "年金事務所で確認する")
    field(page, "事務所").select_option(str(filed.unit_id))
    field(page, "日付").fill(clock.today().isoformat())
    page.get_by_label("はい").check()
    field(page, "確認したこと").fill("表示している。")
    send(page, "記録する")
    follow(page, "効果を判定する")
    page.get_by_label("効果あり").check()
    field(page, "数字から分かること").fill("増えていない。")
    look(page)
    send(page, "保存する")
    look(page)
    assert Measure.objects.get().state == "worked"
