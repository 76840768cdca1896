"""Findings in Chromium: the unit reports the follow-up on a phone, an auditor judges it, the president approves a report."""

import pytest
from playwright.sync_api import Page

from audit.findings.models import ExternalAudit, Finding, Recommendation
from audit.reports.demo import make_reports
from audit.reports.models import Report, Summary
from tests.audit_findings.making import FILE
from tests.browser.test_journey import send
from tests.browser.walking import Look, enter, field, follow, status, words

FINDINGS, REPORTS = "/audit/findings/", "/audit/reports/"


@pytest.fixture
def demo(staffed: str) -> str:
    """The demonstration's findings and reports."""
    make_reports()
    return staffed


def test_a_unit_reports_and_an_auditor_judges(demo: str, page: Page, phone: Page, look: Look) -> None:
    row = Recommendation.objects.get(finding__external__isnull=False)
    address = demo + row.get_absolute_url()
    enter(phone, demo, "office-head2")
    assert row.finding.title in words(phone)
    phone.goto(address)
    look(phone)
    follow(phone, "フォローアップ報告をする")
    phone.get_by_label("改善済み").check()
    field(phone, "行ったこと").fill("滞留していた17件を処理し、残件を毎週確認しています。")
    send(phone, "フォローアップ報告をする")
    assert "証拠が必要です" in words(phone)
    look(phone)
    phone.get_by_label("証拠").set_input_files({"name": "zanken.csv", "mimeType": "text/csv", "buffer": FILE})
    send(phone, "フォローアップ報告をする")
    assert "監査員の判定待ち" in words(phone)
    enter(page, demo, "auditor2")
    page.goto(address)
    look(page)
    follow(page, "報告を判定する")
    page.get_by_label("一部改善").check()
    field(page, "理由").fill("処理は確認した。毎週の確認の記録がない。")
    look(page)
    send(page, "報告を判定する")
    assert "新しい期限を入力してください" in words(page)
    page.get_by_label("改善済み").check()
    send(page, "報告を判定する")
    assert "判定しました" in words(page)
    enter(phone, demo, "office-head3")
    assert status(phone, address) == 404


def test_pages_of_findings_and_reports(demo: str, page: Page, phone: Page, look: Look) -> None:
    rows = [*Finding.objects.all(), Recommendation.objects.filter(state="done").get(), ExternalAudit.objects.get(),
            Report.objects.get(), Summary.objects.get()]  # fmt: skip
    rest = ("", "recommendations/", "recommendations/ages/", "scale/", "external/")
    draft = f"{Summary.objects.get().get_absolute_url()}draft-summary/"
    paths = [*(f"{FINDINGS}{path}" for path in rest), REPORTS, f"{REPORTS}summaries/", draft, "/audit-summaries/"]
    enter(page, demo, "audit-head")
    for address in (*paths, *(row.get_absolute_url() for row in rows)):
        page.goto(demo + address)
        look(page)
    enter(phone, demo, "president")
    for address in (f"{FINDINGS}recommendations/ages/", Report.objects.get().get_absolute_url(), REPORTS):
        phone.goto(demo + address)
        look(phone)
