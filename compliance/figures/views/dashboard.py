"""Dashboard, duties, what recurs, silent units."""

from datetime import date
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from compliance.figures.access import READERS, READERS_OF_SILENCE
from compliance.figures.counting import sees_cases
from compliance.figures.dashboard import dashboard_for
from compliance.figures.duties import kept_for
from compliance.figures.forms import SilenceForm, YearForm
from compliance.figures.learning_loop import recurring, silence
from compliance.figures.rules import last_quarter_end
from compliance.rules import SMALLEST
from governance import clock
from governance.access import Actor, roles
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese


class YearView(View):
    """A page of figures of one fiscal year: what is counted, and the template that shows it."""

    requires = roles(*READERS)
    template_name: ClassVar[str]

    def counted(self, actor: Actor, year: int, today: date) -> Any:
        """Return the figures of the year for the reader."""
        raise NotImplementedError

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the year asked for, the latest that has figures for the reader when none is."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        form, today = YearForm(request.GET or None), clock.today()
        latest = today if sees_cases(actor) else last_quarter_end(today)
        year = form.chosen(fiscal_year(latest))
        context = {
            "form": form, "figures": self.counted(actor, year, today), "smallest": SMALLEST, "chosen": year,
            "hides": not sees_cases(actor),
            "year": fiscal_year_in_japanese(year), "year_before": fiscal_year_in_japanese(year - 1),
        }  # fmt: skip
        return render(request, self.template_name, context)


class DashboardView(YearView):
    """How many reports came in, of which kind, and how far they have come."""

    template_name = "figures/dashboard.html"

    def counted(self, actor: Actor, year: int, today: date) -> Any:
        """Return the reports."""
        return dashboard_for(actor, year, today)


class DutiesView(YearView):
    """Which duties were kept, and what became of measures."""

    template_name = "figures/duties.html"

    def counted(self, actor: Actor, year: int, today: date) -> Any:
        """Return the duties and measures."""
        return kept_for(actor, year, today)


class RecurringView(YearView):
    """Which articles, courses and questions the cases are tied to, most often first."""

    template_name = "figures/recurring.html"

    def counted(self, actor: Actor, year: int, today: date) -> Any:
        """Return what the cases are tied to."""
        return recurring(actor, year, today)


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
