"""Trends and sudden rises."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.charts import Chart, draw
from governance.web.fields import UnitField
from voice.database import statistics
from voice.database.access import TREND_READERS
from voice.database.choices import Tree
from voice.database.filters import OF_MANY_UNITS, UNCLASSIFIED, of_unit
from voice.database.indexing import month_of
from voice.database.taxonomy import code_choices, codes_from
from voice.database.trends import MONTHS_SHOWN, by_month, latest_run, rises_for, subject_names


class TrendForm(forms.Form):
    """Of which unit and which subject."""

    unit = UnitField(label=_("Office or block"), required=False, empty_label=_("All"))
    subject = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].choices = [  # type: ignore[attr-defined]
            ("", _("All")), (UNCLASSIFIED, _("Not classified yet.")), *code_choices(Tree.SUBJECT)
        ]  # fmt: skip
        if not actor.holds(*OF_MANY_UNITS):
            del self.fields["unit"]

    def conditions(self) -> Q:
        """Return the conditions; only for a valid form."""
        data, found = self.cleaned_data, Q()
        if data.get("unit"):
            found &= of_unit(data["unit"])
        if data.get("subject"):
            codes = {""} if data["subject"] == UNCLASSIFIED else codes_from(data["subject"])
            found &= Q(subject_code__in=codes)
        return found


class TrendsView(View):
    """Voices by month, and the sudden rises of the last search."""

    requires = roles(*TREND_READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show both within what the reader may see."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        form = TrendForm(request.GET, actor=actor)
        valid = form.is_valid()
        run = latest_run()
        names = subject_names()
        rises = list(rises_for(actor, run)) if run else []
        context = {
            "form": form, "page_has_errors": not valid, "run": run, "rule": statistics,
            "chart": chart(by_month(actor, form.conditions())) if valid else None,
            "rises": [(rise, names.get(rise.subject_code) or _now("Not classified yet.")) for rise in rises],
        }  # fmt: skip
        return render(request, "voice_database/trends.html", context, status=200 if valid else 422)


def chart(counts: dict[int, int]) -> Chart:
    """Return the voices of the last months, beside those of the same month a year before."""
    month, number, before = _now("Month"), _now("Voices"), _now("Year before")
    last = month_of(clock.today())
    rows: list[dict[str, Any]] = [
        {month: _month_name(n), number: counts.get(n, 0), before: counts.get(n - 12, 0)}
        for n in range(last - MONTHS_SHOWN + 1, last + 1)
    ]
    kind, value = _now("Year"), _now("Number")
    legend = {"field": kind, "type": "nominal", "title": None, "scale": {"domain": [number, before]},
              "legend": {"title": None, "orient": "bottom"}}  # fmt: skip
    spec = {
        "transform": [{"fold": [number, before], "as": [kind, value]}],
        "mark": {"type": "line", "point": {"size": 60}},
        "encoding": {
            "x": {"field": month, "type": "nominal", "sort": None, "title": None},
            "y": {"field": value, "type": "quantitative", "title": number},
            "color": legend, "strokeDash": legend, "shape": legend,
        },
    }  # fmt: skip
    words = _now("The last month: %(now)s, a year before: %(before)s.") % {
        "now": rows[-1][number], "before": rows[-1][before]
    }  # fmt: skip
    return draw(spec, rows, title=_now("Voices by month"), description=words)


def _month_name(number: int) -> str:
    """Return the month of a running number, as in 2026-11."""
    year, month = divmod(number - 1, 12)
    return f"{year}-{month + 1:02}"
