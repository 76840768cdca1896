"""Audits in Chromium: planned in secret, opened on site on a phone without JavaScript, seen by others only then; draws."""

import pytest
from playwright.sync_api import Page

from audit.auditors.models import Auditor
from audit.engagements.demo import make_engagements
from audit.engagements.models import Draw, Engagement
from governance import clock
from governance.organization.models import Unit
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words

AUDITS, AUDITORS = "/audit/engagements/", "/audit/auditors/"


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's audits."""
    make_engagements()
    return staffed


def test_a_secret_audit_is_opened_on_site(demo: str, page: Page, phone: Page, look: Look) -> None:
    enter(page, demo, "audit-head")
    page.goto(f"{demo}{AUDITS}plan/")
    look(page)
    field(page, "件名").fill("無予告の窓口監査")
    field(page, "目的と範囲").fill("現金の現物を確かめる。")
    field(page, "部署").select_option(value=str(Unit.objects.get(code="27001").pk))
    for label in ("実地の初日", "実地の最終日"):
        field(page, label).fill(clock.today().isoformat())
    field(page, "監査人日").fill("5")
    send(page, "計画する")
    assert "秘密" in words(page)
    look(page)
    address = demo + Engagement.objects.get(title="無予告の窓口監査").get_absolute_url()
    follow(page, "監査員を担当に加える")
    field(page, "監査員").select_option(label="後藤 亮")
    look(page)
    send(page, "担当に加える")
    follow(page, "開始の権限を与える")
    send(page, "権限を与える")
    enter(phone, demo, "office-head2")
    assert status(phone, address) == 404
    enter(phone, demo, "auditor2")
    follow(phone, "現地で監査を開始する")
    follow(phone, "現地で監査を開始する")
    field(phone, "開始した場所").fill("正面入口、8時40分")
    look(phone)
    send(phone, "今すぐ開始する")
    assert "開始済み" in words(phone)
    enter(phone, demo, "office-head2")
    assert status(phone, address) == 200
    look(phone)
    assert "担当者以外への通知" not in words(phone)


def test_pages_of_audits(demo: str, page: Page, phone: Page, look: Look) -> None:
    enter(page, demo, "audit-head")
    paths = ["draws/", "draws/commit-draw/", "draws/guessing/", ""]
    rows = [Draw.objects.get(), *Engagement.objects.all()]
    for address in (*(f"{AUDITS}{path}" for path in paths), *(row.get_absolute_url() for row in rows)):
        page.goto(demo + address)
        look(page)
    own = Auditor.objects.get(person__staff_number="auditor1").get_absolute_url()
    for path in (AUDITORS, f"{AUDITORS}skills/", f"{AUDITORS}rules/", f"{AUDITORS}processes/", own):
        page.goto(demo + path)
        look(page)
    enter(phone, demo, "auditor1")
    for path in (own, f"{own}declare-relative/", AUDITS, Draw.objects.get().get_absolute_url()):
        phone.goto(demo + path)
        look(phone)
