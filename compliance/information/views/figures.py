"""How quickly information was registered, by unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from compliance.information.access import COUNTERS_OF_FIGURES
from compliance.information.figures import figures_of, sees_rows
from compliance.information.forms import YearForm
from compliance.rules import SMALLEST
from governance import clock
from governance.access import Actor, roles
from governance.calendar.eras import fiscal_year


class FiguresView(View):
    """Counts and median hours by unit for a fiscal year."""

    requires = roles(*COUNTERS_OF_FIGURES)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the figures."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        form = YearForm(request.GET or {"year": fiscal_year(clock.today())})
        year = form.chosen()
        context = {
            "form": form,
            "year": year,
            "figures": figures_of(actor, year),
            "suppressed": not sees_rows(actor),
            "smallest": SMALLEST,
        }
        return render(request, "information/figures.html", context)
