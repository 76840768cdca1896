"""The page of the overview."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese
from privacy.access import READERS_OF_COUNTS
from privacy.overview.queries import overview_of

FIRST_YEAR = 2026
"""The first year that this system counts."""


class YearForm(forms.Form):
    """The year of the figures."""

    year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        years = range(fiscal_year(clock.today()), FIRST_YEAR - 1, -1)
        self.fields["year"].choices = [(year, fiscal_year_in_japanese(year)) for year in years]  # type: ignore[attr-defined]


class OverviewView(View):
    """Everything about personal information on one page, as far as the reader sees."""

    requires = roles(*READERS_OF_COUNTS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show today, and the year that is asked for; a year that there is none of is said at its field."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        present = fiscal_year(clock.today())
        form = YearForm(request.GET if "year" in request.GET else {"year": present})
        valid = form.is_valid()
        year = form.cleaned_data["year"] if valid else present
        context = {
            "form": form, "page_has_errors": not valid, "overview": overview_of(actor, year),
            "year_name": fiscal_year_in_japanese(year),
        }  # fmt: skip
        return render(request, "privacy_overview/overview.html", context, status=200 if valid else 422)
