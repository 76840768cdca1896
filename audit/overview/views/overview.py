"""The page of the overview."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from audit.overview.access import READERS, sight_of, visible_opinions
from audit.overview.charting import charts_of
from audit.overview.department import blind_spots, planned, rising
from audit.overview.figures import figures_of
from audit.overview.forms import YearForm
from governance import clock
from governance.access import Actor, roles
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese


class OverviewView(View):
    """Internal audit of a year on one page, as far as the reader sees."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the year that is asked for; a year that there is none of is said at its field."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        present = fiscal_year(clock.today())
        form = YearForm(request.GET if "year" in request.GET else {"year": present})
        valid = form.is_valid()
        year = form.cleaned_data["year"] if valid else present
        sight = sight_of(actor)
        tables = figures_of(sight, year)
        context = {
            "form": form, "page_has_errors": not valid, "year_name": fiscal_year_in_japanese(year), "sight": sight,
            "tables": tables, "charts": charts_of(tables), "planned": planned(sight, year, actor), "rising": rising(sight),
            "blind": blind_spots(sight), "opinions": visible_opinions(actor)[:10],
        }  # fmt: skip
        return render(request, "audit_overview/overview.html", context, status=200 if valid else 422)
