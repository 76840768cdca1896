"""The whole report as data, and its hash. Always in Japanese, so that the hash does not hang on the reader's language."""

from typing import Any

from django.utils import translation

from audit.auditors.models import Auditor
from audit.engagements.choices import MemberRole
from audit.engagements.models import Target
from audit.findings.queries import for_report
from audit.reports.models import Report
from governance.organization.queries import name_on
from governance.web.templatetags.dates import japanese_day


def content_of(report: Report) -> dict[str, Any]:
    """Return the content: plain values only."""
    with translation.override("ja"):
        return _content(report)


def _content(report: Report) -> dict[str, Any]:
    engagement = report.engagement
    targets = Target.objects.filter(engagement=engagement, revealed_at__isnull=False).select_related("process")
    named = targets.annotate(unit_name=name_on("unit_id", engagement.starts_on)).order_by("unit__code", "process__code")
    team = Auditor.objects.filter(memberships__engagement=engagement, memberships__released_at__isnull=True)
    people = team.order_by("memberships__role", "person__staff_number").values_list("person__name", "memberships__role")
    ended = engagement.fieldwork_ended_on
    return {
        "reference": engagement.reference,
        "title": engagement.title,
        "kind": str(engagement.get_kind_display()),
        "purpose": engagement.purpose,
        "audited": [row.unit_name if row.process is None else row.process.name for row in named],
        "days": [japanese_day(engagement.starts_on), japanese_day(ended)],
        "team": [f"{name}（{MemberRole(role).label}）" for name, role in people],
        "opinion": str(report.get_opinion_display()),
        "conclusion": report.conclusion,
        "method": report.method,
        "findings": [_finding(row) for row in for_report(engagement.pk)],
    }


def _finding(row: Any) -> dict[str, Any]:
    return {
        "id": str(row.pk), "reference": row.reference, "title": row.title, "unit": row.unit_name,
        "rating": str(row.get_rating_display()), "condition": row.condition,
        "criterion": f"{row.criterion}\n{row.criterion_text}", "cause": f"{row.get_cause_code_display()}\n{row.cause}",
        "effect": row.effect, "recommendations": [_recommendation(one) for one in row.recommendations.all()],
    }  # fmt: skip


def _recommendation(row: Any) -> dict[str, Any]:
    answer = next(iter(row.responses.all()), None)
    return {
        "kind": str(row.get_kind_display()), "unit": row.unit_name, "text": row.text,
        "answer": f"{answer.get_stance_display()}\n{answer.text}" if answer else "",
        "steps": [[step.what, step.owner, japanese_day(step.due_on)] for step in answer.steps.all()] if answer else [],
    }  # fmt: skip


def finding_ids(content: dict[str, Any]) -> list[str]:
    """Return the findings in the content."""
    return [row["id"] for row in content["findings"]]
