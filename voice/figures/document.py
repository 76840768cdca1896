"""The annual report as a PDF. The same report gives the same bytes."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.charts import Chart
from governance.documents import render_pdf
from voice.figures.choices import ReportState
from voice.figures.models import AnnualReport
from voice.figures.wording import in_words

PUBLISHED = (ReportState.PUBLISHED, ReportState.SUPERSEDED)


def title_of(report: AnnualReport) -> str:
    """Return the title of the document."""
    return _("Annual report of customers' voices") + " " + report.year_words


def file_name(report: AnnualReport) -> str:
    """Return the name of the file, without its ending."""
    return _("Annual report of customers' voices") + f" {report.fiscal_year}"


def document_of(report: AnnualReport) -> bytes:
    """Return the PDF of an edition."""
    shown = in_words(report)
    data: dict[str, Any] = {
        "draft": report.state not in PUBLISHED, "edition": report.edition, "hash": report.snapshot_hash,
        "as_of": shown.as_of, "facts": [list(fact) for fact in shown.facts],
        "charts": [_chart(chart) for chart in shown.charts], "changes": shown.changes, "before": shown.before,
        "given": shown.given, "foreword": report.foreword, "on_voices": report.on_voices,
        "on_changes": report.on_changes, "outlook": report.outlook,
    }  # fmt: skip
    day = timezone.localdate(report.published_at or report.counted_at)
    return render_pdf("voice_figures/report.typ", data, title=title_of(report), made_on=day)


def _chart(chart: Chart) -> dict[str, Any]:
    rows = [[str(value) for value in row] for row in chart.rows]
    return {"title": chart.title, "svg": str(chart.svg), "words": chart.description, "heads": chart.heads, "rows": rows}
