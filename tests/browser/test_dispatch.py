"""Checking what is sent and taking data outside, in Chromium without JavaScript: a barcode reader, the door on a phone."""

import pytest
from playwright.sync_api import Page

from privacy.dispatch.demo import make_batches
from privacy.dispatch.models import Batch
from privacy.takeouts.demo import make_takeouts
from privacy.takeouts.models import TakeOut
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, words


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's batches and take-outs."""
    make_batches()
    make_takeouts()
    return staffed


def test_two_people_and_then_the_post(demo: str, page: Page, look: Look) -> None:
    enter(page, demo, "staff1")
    page.goto(f"{demo}/privacy/dispatch/")
    look(page)
    follow(page, "発送分を作成する")
    field(page, "郵便物").check()
    field(page, "発送するもの").fill("年金証書")
    send(page, "作成する")
    field(page, "コード").fill("Z0001")
    field(page, "宛名カナ").fill("ヤマダ ハナコ")
    field(page, "郵便番号").fill("168-8505")
    look(page)
    send(page, "追加する")
    batch = demo + Batch.objects.get(title="年金証書").get_absolute_url()
    page.goto(batch)
    follow(page, "点検に回す")
    send(page, "提出する")
    for who in ("office-head1", "privacy1"):
        enter(page, demo, who)
        page.goto(batch)
        follow(page, "点検する")
        look(page)
        field(page, "コードを読み取る").fill("Z0001")
        field(page, "コードを読み取る").press("Enter")
        field(page, "どちらも正しい").check()
        if who == "privacy1":
            field(page, "宛名カナ").fill("やまだはなこ")
            field(page, "郵便番号").fill("１６８８５０５")
        look(page)
        send(page, "記録して次へ")
    follow(page, "点検を終える")
    send(page, "点検を終える")
    enter(page, demo, "staff1")
    page.goto(batch)
    look(page)
    follow(page, "発送する")
    send(page, "発送する")
    assert "岡本 陽子" in words(page)


def test_figures_lessons_and_rules(demo: str, page: Page, look: Look) -> None:
    enter(page, demo, "privacy")
    for path in ("dispatch/months/", "dispatch/near-misses/", "dispatch/lessons/", "dispatch/rules/", "takeouts/"):
        page.goto(f"{demo}/privacy/{path}")
        look(page)
    sent = Batch.objects.get(state="released")
    page.goto(demo + sent.get_absolute_url())
    look(page)
    assert "仕込み" in words(page)


def test_back_at_the_door_on_a_phone(demo: str, phone: Page, look: Look) -> None:
    out = TakeOut.objects.get(state="out", unit__code="13001")
    enter(phone, demo, "privacy1")
    phone.goto(f"{demo}/privacy/takeouts/door/")
    look(phone)
    field(phone, "管理番号を読み取る").fill("PC-3307")
    field(phone, "管理番号を読み取る").press("Enter")
    look(phone)
    send(phone, "返却を記録する")
    look(phone)
    out.refresh_from_db()
    assert out.state == "ended"


def test_asking_on_a_phone(demo: str, phone: Page, look: Look) -> None:
    enter(phone, demo, "staff1")
    phone.goto(f"{demo}/privacy/takeouts/own/")
    look(phone)
    follow(phone, "持ち出しを申請する")
    look(phone)
    send(phone, "持ち出しを申請する")
    look(phone)
    assert "入力してください" in words(phone)
