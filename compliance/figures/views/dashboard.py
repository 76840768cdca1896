"""Dashboard, what recurs, silent units."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from compliance.figures.access import READERS, READERS_OF_SILENCE
from compliance.figures.counting import sees_cases
from compliance.figures.dashboard import dashboard_for
from compliance.figures.forms import SilenceForm, YearForm
from compliance.figures.learning_loop import recurring, silence
from compliance.figures.rules import last_quarter_end
from compliance.rules import SMALLEST
from governance import clock
from governance.access import Actor, roles
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese


class DashboardView(View):
    """The figures of a fiscal year."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        form, today = YearForm(request.GET or None), clock.today()
        latest = today if sees_cases(actor) else last_quarter_end(today)
        dashboard = dashboard_for(actor, form.chosen(fiscal_year(latest)), today)
        context = {
            "form": form, "dashboard": dashboard, "smallest": SMALLEST,
            "year": fiscal_year_in_japanese(dashboard.period.year),
            "year_before": fiscal_year_in_japanese(dashboard.earlier.year),
        }  # fmt: skip
        return render(request, "figures/dashboard.html", context)


class RecurringView(View):
    """Which articles, courses and questions the cases are tied to."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, most often first."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        form, today = YearForm(request.GET or None), clock.today()
        year = form.chosen(fiscal_year(today if sees_cases(actor) else last_quarter_end(today)))
        context = {
            "form": form, "rows": recurring(actor, year, today), "hides": not sees_cases(actor), "smallest": SMALLEST,
            "year": fiscal_year_in_japanese(year), "year_before": fiscal_year_in_japanese(year - 1),
        }  # fmt: skip
        return render(request, "figures/recurring.html", context)


class SilentUnitsView(View):
    """Units from which nothing was heard."""

    requires = roles(*READERS_OF_SILENCE)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, with the caution that silence is no proof."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        form = SilenceForm(request.GET or None)
        years = form.chosen()
        context = {"form": form, "years": years, "silence": silence(actor, years, clock.today())}
        return render(request, "figures/silent_units.html", context)
