"""Risk assessment and audit plan in Chromium: every page on a wide screen and on a phone, a line added, solved and submitted."""

import pytest
from playwright.sync_api import Page

from audit.planning.demo import make_plans
from audit.planning.models import AnnualPlan, Line
from audit.universe.demo import make_universe
from audit.universe.models import AssessedItem, Assessment, Weighting
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, words

UNIVERSE, PLANNING = "/audit/universe/", "/audit/planning/"


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's assessment and plans."""
    make_universe()
    make_plans()
    return staffed


def test_the_plan_is_changed_solved_and_approved(demo: str, page: Page, look: Look) -> None:
    plan = AnnualPlan.objects.get(state="draft")
    enter(page, demo, "audit-head")
    page.goto(demo + plan.get_absolute_url())
    look(page)
    follow(page, "項目を加える")
    field(page, "件名").fill("四国の事務所 無予告監査")
    field(page, "目的と範囲").fill("現金の現物を確かめる。")
    page.locator("#id_units").select_option(index=3)
    page.locator("#id_quarter").select_option(value="4")
    field(page, "監査人日").fill("5")
    page.locator("#id_team_size").fill("1")
    look(page)
    send(page, "追加する")
    follow(page, "計画を計算させる")
    send(page, "計算する")
    assert "計算による案" in words(page)
    look(page)
    follow(page, "計画を理事長に提出する")
    send(page, "提出する")
    enter(page, demo, "president")
    page.goto(demo + plan.get_absolute_url())
    follow(page, "監査計画を承認する")
    look(page)
    send(page, "承認する")
    assert "承認時のまま" in words(page)


def test_pages_of_assessment_and_plan(demo: str, page: Page, phone: Page, look: Look) -> None:
    rows = [
        AssessedItem.objects.filter(assessment=Assessment.objects.first()).order_by("rank").first(),
        Assessment.objects.first(), *Weighting.objects.all(), *AnnualPlan.objects.all(), Line.objects.first(),
    ]  # fmt: skip
    paths = [
        UNIVERSE, f"{UNIVERSE}assessments/", f"{UNIVERSE}weights/", f"{UNIVERSE}judgements/", f"{UNIVERSE}judgements/judge/",
        PLANNING, f"{PLANNING}lines/", f"{PLANNING}draft/",
        *(row.get_absolute_url() for row in rows if row), f"{AnnualPlan.objects.latest('number').get_absolute_url()}coverage/",
    ]  # fmt: skip
    for screen in (page, phone):
        enter(screen, demo, "audit-head")
        for path in paths:
            screen.goto(demo + path)
            look(screen)
