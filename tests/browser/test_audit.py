"""Audits in Chromium: planned in secret, opened on site on a phone, seen by the office only then; draws."""

import pytest
from playwright.sync_api import Page

from audit.engagements.demo import make_engagements
from audit.engagements.models import Draw, Engagement
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, words

AUDITS = "/audit/engagements/"


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's audits."""
    make_engagements()
    return staffed


def test_a_secret_audit_is_opened_on_site(demo: str, page: Page, phone: Page, look: Look) -> None:
    enter(page, demo, "audit-head")
    page.goto(f"{demo}{AUDITS}plan/")
    look(page)
    field(page, "名称").fill("札幌西 無予告監査")
    field(page, "目的と範囲").fill("現金の現物を確かめる。")
    field(page, "部署").select_option(label="札幌西年金事務所")
    today = Engagement.objects.filter(opened_at__isnull=False).latest("opened_at")
    assert today
    for label in ("実地の初日", "実地の最終日"):
        field(page, label).fill("R8.11.28")
    field(page, "監査人日").fill("5")
    send(page, "計画する")
    assert "秘密" in words(page)
    look(page)
