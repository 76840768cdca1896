"""The published annual report: for everyone, without sign-in and without script."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from governance.access import PUBLIC, PUBLIC_ACTOR, visible
from governance.documents import pdf_response
from voice.figures.choices import ReportState
from voice.figures.document import document_of, file_name
from voice.figures.models import AnnualReport
from voice.figures.wording import in_words

YEARS_SHOWN = 10


def published() -> list[AnnualReport]:
    """Return the published reports of the last years, newest first."""
    rows = visible(AnnualReport, PUBLIC_ACTOR).filter(state=ReportState.PUBLISHED)
    return list(rows.order_by("-fiscal_year")[:YEARS_SHOWN])


def of_year(rows: list[AnnualReport], year: int) -> AnnualReport:
    """Return the report of the year; raises Http404."""
    found = next((row for row in rows if row.fiscal_year == year), None)
    if found is None:
        raise Http404
    return found


class PublishedView(View):
    """The newest report, or the one asked for."""

    requires = PUBLIC

    def get(self, request: HttpRequest, year: int | None = None) -> HttpResponse:
        """Show it; 404 for a year that is not published."""
        rows = published()
        chosen = of_year(rows, year) if year is not None else next(iter(rows), None)
        context = {"rows": rows, "report": chosen, "shown": in_words(chosen) if chosen else None}
        return render(request, "voice_figures/published.html", context)


class PublishedPdfView(View):
    """The document of a published year."""

    requires = PUBLIC

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        """Hand it out; 404 for a year that is not published."""
        report = of_year(published(), year)
        return pdf_response(file_name(report), document_of(report))
