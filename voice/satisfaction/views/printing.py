"""Sheets with questions and QR codes, or a file of codes for the printing company."""

from typing import Any, ClassVar

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from governance.documents import pdf_response, render_pdf
from governance.lists.exports import csv_response
from governance.runner import Action, Outcome
from voice.satisfaction import actions
from voice.satisfaction.choices import Channel, Rhythm
from voice.satisfaction.forms import PrintForm
from voice.satisfaction.printing import code_heads, code_rows, sheets_of
from voice.satisfaction.views.shared import OwnedWaveView


class PrintSheetsView(OwnedWaveView):
    """Make sheets or codes, once: what is lost is made anew and counted anew."""

    action: ClassVar[Action] = actions.print_sheets
    form_class = PrintForm
    template_name = "satisfaction/print_sheets.html"

    def form_kwargs(self) -> dict[str, Any]:
        """Propose what fits the rhythm of the survey."""
        schedule = getattr(self.subject.survey, "schedule", None)
        mailed = schedule is not None and schedule.rhythm == Rhythm.CONTINUOUS
        initial = {"channel": Channel.NOTICE if mailed else Channel.COUNTER, "format": "csv" if mailed else "pdf"}
        return {"initial": initial}

    def done(self, form: Any, outcome: Outcome) -> Any:
        """Hand out the file; a repeat of the page makes none."""
        wave, data = self.subject, form.cleaned_data
        if outcome.repeated:
            messages.warning(
                self.request, _("These codes were handed out already. Issue new ones if the file is lost.")
            )
            return redirect(reverse("satisfaction:wave", args=[wave.pk]))
        made = (wave, data["offices"], outcome.result, data["count"])
        response: Any
        if data["format"] == "pdf":
            title = f"{wave.survey.title} {wave.title}"
            response = pdf_response(title, render_pdf("satisfaction/sheets.typ", sheets_of(*made), title=title))
        else:
            response = csv_response("survey-codes", code_heads(), code_rows(*made))
        response["Cache-Control"] = "no-store"
        return response
