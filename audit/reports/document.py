"""The report as a PDF, from its frozen content alone."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from audit.reports.models import Report
from audit.reports.models.report import day_of
from audit.reports.snapshot import content_of
from governance.documents import render_pdf
from governance.web.templatetags.dates import japanese_day, moment


def file_name(report: Report) -> str:
    """Return the name of the file, without its ending."""
    return f"{_('Audit report')} {report.engagement.reference}"


def document_of(report: Report) -> bytes:
    """Return the PDF, in Japanese; of a report that was not handed in yet, a draft."""
    with translation.override("ja"):
        content = report.content or content_of(report)
        data: dict[str, Any] = {
            **content, "hash": report.hash, "state": str(report.get_state_display()),
            "signed": [_signature(row) for row in report.signoffs.filter(round=report.round).select_related("by")],
            "addenda": [[str(row.number), row.text, moment(row.added_at)] for row in report.addenda.all()],
            "approved_on": japanese_day(report.approved_on) if report.approved_on else "",
        }  # fmt: skip
        return render_pdf(
            "reports/report.typ", data, title=_("Audit report: %(title)s") % {"title": content["title"]},
            made_on=day_of(report),
        )  # fmt: skip


def _signature(row: Any) -> list[str]:
    return [str(row.get_step_display()), row.by.name, moment(row.at)]
