"""The table of receipts, then and now."""

from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from governance import clock
from governance.access import Requirement, roles
from governance.lists.actions import export
from governance.lists.exports import excel_response
from governance.runner import run
from voice.figures.access import READERS
from voice.figures.charts import receipts_over_the_years
from voice.figures.history import table
from voice.figures.queries import latest_run


class HistoryView(View):
    """The table as printed in the annex of the basic plan, continued in the same form."""

    requires: ClassVar[Requirement] = roles(*READERS)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        found = table(clock.today())
        context = {"table": found, "chart": receipts_over_the_years(found), "run": latest_run()}
        return render(request, "voice_figures/history.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Hand it out as Excel, and note it in the ledger."""
        found = table(clock.today())
        run(export, actor=request.actor, list_name="voice_figures.history", format="xlsx", rows=len(found.rows))  # type: ignore[attr-defined]
        head = [_("Kind"), *(column.label for column in found.columns)]
        rows: list[list[str | float]] = [[row.label, *row.numbers] for row in found.rows]
        return excel_response("receipts", head, rows)
