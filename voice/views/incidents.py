"""Incidents: the first report, what follows it, the list with the minutes."""

from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.handover import leak_shown
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView, key_of_words
from voice import actions
from voice.access import FILERS, READERS, is_of_the_office
from voice.choices import IncidentState
from voice.forms import FirstReportForm, IncidentFilter, TextForm
from voice.leaks import SUBJECT
from voice.queries import incidents_for, receipts_of
from voice.views.shared import may_acknowledge


def minutes(distance: timedelta) -> int:
    """Return a distance in time in whole minutes."""
    return int(distance.total_seconds() // 60)


def minutes_until(seen_at: datetime | None, filed_at: datetime) -> int | str:
    """Return the minutes from the filing to the first reading, or that it was not read yet."""
    return minutes(seen_at - filed_at) if seen_at else _now("Not opened yet")


class IncidentListView(ScopedListView):
    """The incidents that the reader may see, with the minutes from event to entry to first reading (D6)."""

    requires = roles(*READERS)
    name = "voice.incidents"
    title = _("Incidents and accidents")
    template_name = "voice/incidents.html"
    filterset_class = IncidentFilter
    default_sort = "-filed"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("filed", _("Filed"), lambda r: r.filed_at, "filed_at"),
        Column("kind", _("Kind"), lambda r: r.get_kind_display(), ""),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("entry", _("Minutes until filed"), lambda r: minutes(r.until_filed), "", numeric=True),
        Column("headquarters", _("Minutes until headquarters read it"),
               lambda r: minutes_until(r.headquarters_seen, r.filed_at), "", numeric=True),
        Column("block", _("Minutes until the block read it"),
               lambda r: minutes_until(r.block_seen, r.filed_at) if r.block_id else "–", "", numeric=True),
    ]  # fmt: skip

    def rows(self, actor: Actor) -> Any:
        """Return the incidents the reader may see."""
        return incidents_for(actor)


class FileIncidentView(ActionView):
    """The first report: one screen, under a minute."""

    requires = roles(*FILERS)
    action: ClassVar[Action] = actions.file_incident
    form_class = FirstReportForm
    template_name = "voice/file_incident.html"
    done_message = _("The first report was filed. The receipts below show to whom it was delivered.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the report."""
        return {"report": form.report()}

    def key_for(self, form: Any) -> str:
        """Return the report: the same words about the same minute are one incident."""
        return key_of_words(form)

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the incident."""
        return reverse("voice:incident", args=[outcome.subject_id])


class IncidentView(View):
    """One incident with its receipts and follow-up reports."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it; the first look of a side is the time of its receipt."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        incident = get_object_or_404(incidents_for(actor).select_related("filed_by"), pk=pk)
        run(actions.open_incident, actor=actor, subject=incident.pk, key=clock.now().strftime("%Y%m%d%H"))
        receipts = receipts_of(incident)
        context = {
            "incident": incident, "receipts": receipts, "follow_ups": incident.follow_ups.select_related("author"),
            "may_acknowledge": may_acknowledge(actor, receipts), "until_filed": minutes(incident.until_filed),
            "may_report": is_of_the_office(actor, incident), "is_open": incident.state == IncidentState.OPEN,
            "leak": leak_shown.ask(actor, SUBJECT, incident.pk) if incident.data_concerned else None,
        }  # fmt: skip
        return render(request, "voice/incident.html", context)


class IncidentActionView(ActionView):
    """An action on an incident."""

    requires = roles(*READERS)


class AcknowledgeIncidentView(IncidentActionView):
    """Acknowledge for one's side."""

    action: ClassVar[Action] = actions.acknowledge_incident
    template_name = "voice/acknowledge_incident.html"
    done_message = _("Acknowledged.")


class FollowUpView(IncidentActionView):
    """Report how things stand."""

    action: ClassVar[Action] = actions.follow_up
    form_class = TextForm
    template_name = "voice/follow_up.html"
    done_message = _("The report was added. The receipts below show to whom it was delivered.")


class ReportEndView(IncidentActionView):
    """Report how it ended."""

    action: ClassVar[Action] = actions.report_end
    form_class = TextForm
    template_name = "voice/report_end.html"
    done_message = _("The last report was added. The receipts below show to whom it was delivered.")
