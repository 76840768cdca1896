"""Monitoring in Chromium: a manager on a phone without JavaScript, the chief privacy officer's pages, a request for a trail."""

from playwright.sync_api import Page

from governance import clock
from governance.notices import outbox
from governance.people.models import Person
from privacy.monitoring.models import Task
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words
from tests.privacy_monitoring import making

BASE = "/privacy/monitoring/"


def task_about(staff_number: str, code: str) -> Task:
    person = Person.objects.get(staff_number=staff_number)
    return making.opened(person, making.unit(code), making.unit("B4"))


def test_a_manager_answers_on_a_phone(staffed: str, phone: Page, page: Page, look: Look) -> None:
    task = task_about("staff1", "13001")
    enter(phone, staffed, "privacy1")
    follow(phone, task.reference)
    look(phone)
    assert "●●●●●●●●90" in words(phone)
    follow(phone, "記録番号を表示する")
    look(phone)
    send(phone, "記録番号を表示する")
    assert making.RECORD in words(phone)
    look(phone)
    follow(phone, "戻る")
    follow(phone, "業務目的を確認した")
    look(phone)
    field(phone, "書面による指示").check()
    field(phone, "その番号").fill("指示書 第12号")
    field(phone, "記録された日").fill(clock.today().isoformat())
    field(phone, "時刻").fill("00:00")
    send(phone, "業務目的を確認した")
    assert "照会より前の記録" in words(phone)
    look(phone)
    follow(phone, "戻る")
    follow(phone, "業務目的なし")
    look(phone)
    field(phone, "確かめたこと").fill("本人は理由を説明できない。")
    send(phone, "業務目的なしとして報告する")
    assert "業務目的なし" in words(phone)
    outbox.dispatch()
    enter(page, staffed, "privacy")
    page.goto(staffed + task.get_absolute_url())
    assert "コンプライアンス" in words(page)
    look(page)
    for path in ("", "units/", "overview/", "rules/", "managers/", "plants/", "settings/", "waiting/", "trails/"):
        page.goto(f"{staffed}{BASE}{path}")
        look(page)
    enter(page, staffed, "staff1")
    assert status(page, staffed + task.get_absolute_url()) == 404


def test_somebody_asks_who_viewed_their_record(staffed: str, phone: Page, page: Page, look: Look) -> None:
    today = clock.today().isoformat()
    enter(phone, staffed, "privacy1")
    phone.goto(f"{staffed}{BASE}trails/")
    follow(phone, "請求を受け付ける")
    look(phone)
    field(phone, "請求した方の氏名").fill("架空 花子")
    field(phone, "記録番号").fill(making.RECORD)
    field(phone, "照会の期間（始め）").fill(making.yesterday().isoformat())
    field(phone, "照会の期間（終わり）").fill(today)
    field(phone, "請求日").fill(today)
    field(phone, "マイナンバーカード").check()
    field(phone, "見たこと").fill("顔写真と見比べた")
    send(phone, "請求を登録する")
    look(phone)
    address = phone.url
    enter(page, staffed, "privacy")
    page.goto(address)
    follow(page, "承認する")
    look(page)
    send(page, "承認する")
    assert "承認" in words(page)
    phone.goto(address)
    follow(phone, "報告書を作成する")
    look(phone)
