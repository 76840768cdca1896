"""Figures of leak incidents."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese
from privacy.incidents.access import COUNTERS
from privacy.incidents.figures import figures_of
from privacy.incidents.forms import YearForm


class FiguresView(View):
    """One fiscal year by month, kind and unit, and the years."""

    requires = roles(*COUNTERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the year that is asked for; a year that there is none of is said at its field."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        present = fiscal_year(clock.today())
        form = YearForm(request.GET if "year" in request.GET else {"year": present})
        valid = form.is_valid()
        year = form.cleaned_data["year"] if valid else present
        context = {
            "form": form, "page_has_errors": not valid, "figures": figures_of(actor, year),
            "year_name": fiscal_year_in_japanese(year),
        }  # fmt: skip
        return render(request, "incidents/figures.html", context, status=200 if valid else 422)
