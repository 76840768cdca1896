"""Requests for the trail of one's own record."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, roles
from governance.documents import pdf_response
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView
from privacy.access import OFFICER, READERS
from privacy.monitoring import actions
from privacy.monitoring.access import FILERS, decides_trail, hands_out, may_export, may_file
from privacy.monitoring.choices import TrailState
from privacy.monitoring.document import report_of, rows_of
from privacy.monitoring.forms import NoteForm, ReasonForm, TrailFilter, TrailForm
from privacy.monitoring.queries import trails_for
from privacy.monitoring.sealing import opened_requester


class TrailsView(ScopedListView):
    """The requests in the reader's sight."""

    requires = roles(*READERS)
    name = "monitoring.trails"
    title = _("Requests for the trail of a record")
    template_name = "monitoring/trails.html"
    filterset_class = TrailFilter
    default_sort = "-filed"
    empty_text = _("Nobody has asked.")
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "", lambda r: r.get_absolute_url()),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("record", _("Record"), lambda r: r.masked, ""),
        Column("first", _("Views from"), lambda r: r.first, ""),
        Column("last", _("Views to"), lambda r: r.last, ""),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("filed", _("Filed"), lambda r: r.filed_at, "filed_at"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return the requests."""
        return trails_for(actor)

    def context(self) -> dict[str, Any]:
        """Say whether the reader may file one."""
        return {"files": may_file(self.actor, None)}


class TrailView(View):
    """One request."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        trail = get_object_or_404(trails_for(actor), pk=pk)
        context = {
            "trail": trail, "hands_out": hands_out(actor, trail), "may_export": may_export(actor, trail),
            "decides": trail.state == TrailState.ASKED and decides_trail(actor, trail),
        }  # fmt: skip
        return render(request, "monitoring/trail.html", context)


class FileTrailRequestView(ActionView):
    """Take a request in."""

    requires = roles(*FILERS)
    action: ClassVar[Action] = actions.file_trail_request
    form_class = TrailForm
    template_name = "monitoring/file_trail_request.html"
    done_message = _("Filed. The chief privacy officer decides.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return who asks, and for what."""
        return {"requester": form.requester(), "asked": form.asked()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the request."""
        return reverse("monitoring:trail", args=[outcome.subject_id])


class ApproveTrailView(ActionView):
    """Approve."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.approve_trail
    form_class = NoteForm
    template_name = "monitoring/approve_trail.html"
    done_message = _("Approved. The report can be made.")


class RefuseTrailView(ActionView):
    """Refuse."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.refuse_trail
    form_class = ReasonForm
    template_name = "monitoring/refuse_trail.html"
    done_message = _("Refused.")


class ShowRequesterView(ActionView):
    """Be shown who asks; each time stands in the ledger."""

    requires = roles(*FILERS)
    action: ClassVar[Action] = actions.show_requester
    template_name = "monitoring/show_requester.html"
    checks_version = False

    def done(self, form: forms.Form, outcome: Outcome) -> HttpResponse:
        """Show it. No redirect: the page cannot be fetched a second time without a further note."""
        requester = opened_requester(self.subject.pk, self.subject.sealed)
        response = render(self.request, "monitoring/requester.html", {"trail": self.subject, "requester": requester})
        response["Cache-Control"] = "no-store"
        return response


class ExportTrailView(ActionView):
    """Make the report; each time stands in the ledger."""

    requires = roles(*FILERS)
    action: ClassVar[Action] = actions.export_trail
    template_name = "monitoring/export_trail.html"
    checks_version = False

    def run(self, form: forms.Form) -> Outcome:
        """Ask the log first: the ledger says how many views the report holds. Raises TooMany."""
        self.found = rows_of(self.subject)
        told = {"views": len(self.found), "with_names": self.subject.with_names}
        return run(self.action, actor=self.actor, subject=self.subject.pk, **told)

    def done(self, form: forms.Form, outcome: Outcome) -> HttpResponse:
        """Hand it out."""
        return pdf_response(self.subject.reference, report_of(self.subject, self.found))
