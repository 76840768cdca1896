"""The published figures: for everyone, without sign-in and without script."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from compliance.figures.choices import EditionState
from compliance.figures.document import document_of
from compliance.figures.freezing import in_words, over_the_years
from compliance.figures.models import YearlyFigures
from governance.access import PUBLIC, PUBLIC_ACTOR, visible
from governance.documents import pdf_response

YEARS_SHOWN = 10


def published() -> list[YearlyFigures]:
    """Return the published figures of the last years, newest first."""
    rows = visible(YearlyFigures, PUBLIC_ACTOR).filter(state=EditionState.PUBLISHED)
    return list(rows.order_by("-fiscal_year")[:YEARS_SHOWN])


class PublishedView(View):
    """The newest year, or the one asked for, and all years in a chart."""

    requires = PUBLIC

    def get(self, request: HttpRequest, year: int | None = None) -> HttpResponse:
        """Show the year; 404 for one that is not published."""
        rows = published()
        chosen = next((row for row in rows if year in (None, row.fiscal_year)), None)
        if chosen is None and year is not None:
            raise Http404
        context = {
            "rows": rows, "shown": in_words(chosen) if chosen else None,
            "over_the_years": over_the_years(rows) if len(rows) > 1 else None,
        }  # fmt: skip
        return render(request, "figures/published.html", context)


class PublishedPdfView(View):
    """The document of a published year."""

    requires = PUBLIC

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        """Hand it out; 404 for a year that is not published."""
        chosen = next((row for row in published() if row.fiscal_year == year), None)
        if chosen is None:
            raise Http404
        return pdf_response(_("Operating figures of the hotline") + f" {year}", document_of(chosen))
