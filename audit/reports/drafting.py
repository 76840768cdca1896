"""The words of a half-yearly summary, taken from the approved reports. Masking looks at them afterwards."""

from collections import Counter
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from audit.reports.models import Report, Summary
from audit.reports.queries import approved_in


def parts_of(summary: Summary) -> list[tuple[str, str]]:
    """Return (heading, text) of the summary: an overview, then each report. Always in Japanese."""
    with translation.override("ja"):
        reports = approved_in(summary)
        return [(_("Overview"), _overview(reports)), *((_heading(row), _text(row)) for row in reports)]


def _overview(reports: list[Report]) -> str:
    if not reports:
        return _("No audit report was approved in this period.")
    contents: list[Any] = [row.content for row in reports]
    findings = [finding for content in contents for finding in content["findings"]]
    asked = [one for finding in findings for one in finding["recommendations"]]
    ratings, kinds = Counter(one["rating"] for one in findings), Counter(one["kind"] for one in asked)
    lines = [_("Audits reported: %(n)s") % {"n": len(reports)}, _("Findings: %(n)s") % {"n": len(findings)}]
    lines += [f"　{rating}: {count}" for rating, count in sorted(ratings.items())]
    return "\n".join([*lines, *(f"{kind}: {count}" for kind, count in sorted(kinds.items()))])


def _heading(report: Report) -> str:
    content: Any = report.content
    return f"{content['title']}（{content['reference']}）"


def _text(report: Report) -> str:
    content: Any = report.content
    lines = [f"{content['kind']}　{content['opinion']}", content["conclusion"], ""]
    for finding in content["findings"]:
        lines.append(f"・{finding['title']}（{finding['rating']}）")
        lines += [f"　{one['kind']}: {one['text']}" for one in finding["recommendations"]]
    return "\n".join(lines).strip()
