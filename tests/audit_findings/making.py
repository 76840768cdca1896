"""Findings for tests, through the real actions."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from audit.auditors.models import Auditor
from audit.engagements import actions as engagements
from audit.engagements.models import Engagement
from audit.findings import actions
from audit.findings.actions.answering import Step
from audit.findings.actions.keeping import Outside
from audit.findings.actions.writing import Wording
from audit.findings.models import Body, Criterion, ExternalAudit, Finding, Recommendation
from audit.reports import actions as reports
from audit.reports.models import Report
from governance.people.models import Person
from tests.audit_engagements.making import OFFICE, act, auditor, day, fresh, opened, unit
from tests.support import factories

DIVISION = "D02"
FILE = b"date,amount\n2026-11-01,1000\n"


def evidence() -> SimpleUploadedFile:
    return SimpleUploadedFile("kinko.csv", FILE, content_type="text/csv")


def wording(code: str = OFFICE, **changes: Any) -> Wording:
    given = {
        "unit": unit(code), "title": "現金の残高が合わない", "condition": "11月4日の現金残高が帳簿より3,000円少なかった。",
        "criterion": Criterion.objects.get(code="CASH"), "criterion_text": "毎日、二人で照合する。",
        "cause_code": "supervision", "cause": "照合を一人で行っていた。", "effect": "亡失に気付かない。",
        "rating": "2_high", "asked": [
            ("improvement", unit(code), "二人で照合する。"), ("proposal", unit(DIVISION), "要領に照合表を加える。"),
        ],
    }  # fmt: skip
    return Wording(**(given | changes))


def at_work(head: Person, *codes: str, lead: Auditor | None = None, **changes: Any) -> tuple[Engagement, Auditor]:
    """Return an engagement in fieldwork, and its lead."""
    lead = lead or auditor()
    row = opened(head, *codes, lead=lead, **changes)
    act(engagements.begin_fieldwork, lead.person, row)
    return fresh(row), lead


def written(by: Person, source: Engagement | ExternalAudit, code: str = OFFICE, **changes: Any) -> Finding:
    made = act(actions.write, by, source=source, wording=wording(code, **changes)).subject_id
    return Finding.objects.get(pk=made)


def sent(by: Person, source: Engagement, code: str = OFFICE, **changes: Any) -> Finding:
    row = written(by, source, code, **changes)
    act(actions.send_facts, by, row)
    return fresh(row)


def office_head(code: str = OFFICE) -> Person:
    return factories.person("office_head", at=unit(code))


def owner() -> Person:
    return factories.person("division_owner", at=unit(DIVISION))


def settled(by: Person, source: Engagement, answerer: Person, code: str = OFFICE, **changes: Any) -> Finding:
    row = sent(by, source, code, **changes)
    act(actions.confirm_facts, answerer, row)
    return fresh(row)


def steps() -> list[Step]:
    return [Step("照合表を作る", "会計担当課長", day(20))]


def reporting(head: Person, lead: Auditor, row: Engagement) -> tuple[Engagement, Auditor]:
    """End the fieldwork, and return the engagement with a reviewer of the team."""
    reviewer = auditor()
    act(engagements.assign, head, row, auditor=reviewer, role="reviewer")
    act(engagements.end_fieldwork, lead.person, row)
    return fresh(row), reviewer


def report_of(lead: Person, row: Engagement) -> Report:
    made = act(
        reports.begin, lead, engagement=row, opinion="mostly", conclusion="おおむね適正。", method="現物を数えた。"
    )
    return Report.objects.get(pk=made.subject_id)


def approved(head: Person, president: Person, lead: Auditor, row: Engagement) -> Report:
    """Take the report through all four signatures."""
    row, reviewer = reporting(head, lead, row)
    report = report_of(lead.person, row)
    seen = act(reports.hand_in, lead.person, report).result
    act(reports.pass_review, reviewer.person, report, seen=seen, note="")
    act(reports.endorse, head, report, seen=seen, note="")
    act(reports.approve, president, report, seen=seen, note="")
    return fresh(report)


def followed(head: Person, president: Person, answerer: Person, **changes: Any) -> tuple[Recommendation, Auditor]:
    """Return a recommendation to the office whose follow-up runs, and the lead of the audit."""
    row, lead = at_work(head)
    finding = settled(lead.person, row, answerer, **changes)
    approved(head, president, lead, row)
    return finding.recommendations.get(kind="improvement"), lead


def external(head: Person, keeper: Auditor, **changes: Any) -> ExternalAudit:
    body = Body.objects.filter(name="会計検査院").first()
    if body is None:
        made = act(actions.add_body, head, kind="board_of_audit", name="会計検査院").subject_id
        body = Body.objects.get(pk=made)
    given = {
        "body": body, "title": "決算検査", "their_number": "検-7", "reported_on": day(), "about_privacy": False,
        "keeper": keeper,
    }  # fmt: skip
    outside = Outside(**(given | changes))
    return ExternalAudit.objects.get(pk=act(actions.enter_external_audit, head, outside=outside).subject_id)


def in_three_months(since: date) -> date:
    from governance.calendar.business_days import add_months, next_open

    return next_open(add_months(since, 3))
