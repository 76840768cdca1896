"""Improvement proposals in Chromium: filed with similar ones shown while typing, answered on a phone, published, followed up."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_journey import send
from tests.browser.walking import Look, content, enter, field, follow, words
from tests.support import crashing
from voice.proposals.demo import make_proposals
from voice.proposals.models import Issue, Proposal

BASE = "/voice/proposals/"


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's proposals; the address of the application."""
    with crashing.pause():
        make_proposals()
    return staffed


def fill(page: Page) -> None:
    """Fill in the form of a proposal."""
    for label, text in (
        ("今、何が問題か", "月末は長く待つ。"),
        ("提案の内容", "目安を印字する。"),
        ("期待される効果", "苦情が減る。"),
    ):
        field(page, label).fill(text)
    page.get_by_label("運用（仕事の進め方）").check()


def test_similar_ones_appear_while_typing(demo: str, scripted_page: Page) -> None:
    page = scripted_page
    enter(page, demo, "staff2")
    page.goto(f"{demo}{BASE}file/")
    field(page, "件名").press_sequentially("番号札に待ち時間を出す")
    expect(page.get_by_role("link", name="番号札に待ち時間の目安を印字する")).to_be_visible()
    assert Proposal.objects.filter(title__contains="出す").count() == 0


def test_from_the_proposer_to_the_answer_on_a_phone_without_javascript(demo: str, phone: Page, look: Look) -> None:
    enter(phone, demo, "staff2")
    phone.goto(f"{demo}{BASE}file/")
    send(phone, "改善提案を出す")
    look(phone)
    field(phone, "件名").fill("番号札に待ち時間を出す")
    fill(phone)
    send(phone, "似た提案を見る（送信はされません）")
    assert "番号札に待ち時間の目安を印字する" in words(phone)
    look(phone)
    send(phone, "改善提案を出す")
    assert "窓口に届いています" in content(phone)
    look(phone)
    own = phone.url
    enter(phone, demo, "service")
    phone.goto(own)
    follow(phone, "振り分ける")
    look(phone)
    send(phone, "評価に回す")
    follow(phone, "提案を評価する")
    send(phone, "窓口に渡す")
    look(phone)
    for place in range(1, 6):
        phone.get_by_label("4：満たす").nth(place - 1).check()
        phone.locator(f"#id_reason_{place}").fill("妥当である。")
    phone.get_by_label("実施済み").check()
    field(phone, "コメント").fill("すでに実施している。")
    send(phone, "窓口に渡す")
    follow(phone, "採否を決めて回答する")
    look(phone)
    phone.get_by_label("実施済み").check()
    field(phone, "提案者への回答").fill("すでに実施しています。")
    send(phone, "採否を決めて回答する")
    enter(phone, demo, "staff2")
    assert "改善提案の回答を読む" in words(phone)
    phone.goto(own)
    assert "すでに実施しています。" in words(phone)
    follow(phone, "回答に返信する")
    field(phone, "本文").fill("ありがとうございます。")
    send(phone, "返信を送る")
    look(phone)


@pytest.mark.parametrize("reader", ["service", "staff1", "board1"])
def test_the_pages_of_each_reader(demo: str, phone: Page, look: Look, reader: str) -> None:
    enter(phone, demo, reader)
    pages = ["", "lists/", f"lists/{Issue.objects.latest('month').pk}/", "criteria/"]
    if reader != "staff1":
        pages += ["participation/", "participation/offices/", "quarters/"]
    if reader == "service":
        carried = Proposal.objects.get(state="in_manual")
        pages += ["criteria/set-criteria/", "participation/note-measure/", f"{carried.pk}/"]
    for page in pages:
        phone.goto(f"{demo}{BASE}{page}")
        look(phone)
