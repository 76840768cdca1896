"""Pages of those who handle cases."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance import actions
from compliance.access import CASE_ROLES, is_handler, is_head, may_assign
from compliance.choices import State
from compliance.content import content_of, text_of
from compliance.forms import (
    AcceptForm,
    AcknowledgeForm,
    AssignForm,
    CaseFilter,
    ConcludeForm,
    DeclineForm,
    RerouteForm,
    WriteForm,
)
from compliance.models import Case
from compliance.queries import (
    assigned_investigators,
    cases_for,
    conversation,
    course_of,
    files_of,
    investigators_to_assign,
    may_hand_out,
)
from compliance.words import words_of_action
from governance import clock
from governance.access import Actor, fetch, roles
from governance.attachments.downloads import as_download, with_names
from governance.deadlines.queries import faces_of
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.people.models import Person
from governance.runner import Action, run
from governance.web.views import ActionView

CASES = roles(*CASE_ROLES)


class CaseListView(ScopedListView):
    """The cases that the reader may see."""

    requires = CASES
    name = "compliance.cases"
    title = _("Cases")
    template_name = "compliance/cases.html"
    filterset_class = CaseFilter
    default_sort = "-received"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda c: c.reference, "reference", lambda c: c.get_absolute_url()),
        Column("received", _("Received"), lambda c: timezone.localdate(c.received_at), "received_at"),
        Column("state", _("State"), lambda c: c.get_state_display(), "state"),
        Column("severity", _("Severity"), lambda c: c.get_severity_display(), "severity"),
        Column("category", _("Category"), lambda c: c.get_category_display(), "category"),
        Column("unit", _("Unit"), lambda c: c.unit_name or "", ""),
        Column("channel", _("Channel"), lambda c: c.get_channel_display(), "channel"),
        Column("track", _("Handled by"), lambda c: c.get_track_display(), "track"),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the cases within the reader's scope."""
        return cases_for(actor)


class CaseView(View):
    """One case: content, clocks, conversation, course, and what the reader may do next."""

    requires = CASES

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the case and note in the ledger, once an hour, that it was opened."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        case = get_object_or_404(cases_for(actor), pk=pk)
        hour = clock.now().strftime("%Y%m%d%H")
        run(actions.open_case, actor=actor, subject=case.pk, key=hour)
        handles = is_handler(actor, case)
        messages = conversation(case, actor)
        if handles and any(m.side == "reporter" and m.read_at is None for m in messages):
            run(actions.mark_read, actor=actor, subject=case.pk)
        return render(request, "compliance/case.html", self.context(case, actor, messages, handles))

    def context(self, case: Case, actor: Actor, messages: Any, handles: bool) -> dict[str, Any]:
        """Return everything the page shows."""
        return {
            "case": case,
            "content": content_of(case, actor),
            "decision": text_of(case, "decision", case.sealed_decision, actor),
            "conclusion": text_of(case, "conclusion", case.sealed_conclusion, actor),
            "messages_shown": messages,
            "files": with_names(files_of(case), actor.keys),
            "clocks": faces_of("compliance.case", [case.pk]).get(case.pk, []),
            "course": [(step, words_of_action(step.action)) for step in course_of(case)],
            "investigators": assigned_investigators(case),
            "possible": possible_actions(case, actor, handles),
            "unassign_offered": may_assign(actor, case) and case.state in ("accepted", "investigating"),
        }


def possible_actions(case: Case, actor: Actor, handles: bool) -> list[tuple[str, str]]:
    """Return label and address of what the actor may do with the case now."""
    if not handles:
        return []
    offers: list[tuple[str, Any, bool]] = [
        ("accept", _("Accept"), is_head(actor, case) and case.state == State.RECEIVED),
        ("decline", _("Decline"), is_head(actor, case) and case.state == State.RECEIVED),
        ("assign", _("Assign investigators"), may_assign(actor, case) and case.state in ("accepted", "investigating")),
        ("write", _("Write to the reporter"), True),
        ("conclude", _("Conclude"), case.state in ("accepted", "investigating")),
        ("reroute", _("Pass on"), case.state in ("received", "accepted", "investigating")),
        ("acknowledge", _("Note that the reporter was told"), case.channel != "web" and not _told(case)),
    ]
    return [(str(label), reverse(f"compliance:{verb}", args=[case.pk])) for verb, label, offered in offers if offered]


def _told(case: Case) -> bool:
    clocks = faces_of("compliance.case", [case.pk]).get(case.pk, [])
    return all(face.tone == "met" for face in clocks if face.code == "D1")


class CaseActionView(ActionView):
    """An action on a case."""

    requires = CASES


class AcceptView(CaseActionView):
    """Take the report up."""

    action: ClassVar[Action] = actions.accept
    form_class = AcceptForm
    template_name = "compliance/accept.html"
    done_message = _("The report was accepted.")


class DeclineView(CaseActionView):
    """Do not take the report up."""

    action: ClassVar[Action] = actions.decline
    form_class = DeclineForm
    template_name = "compliance/decline.html"
    done_message = _("The report was declined. The reporter can read why.")


class AssignView(CaseActionView):
    """Give the case to investigators."""

    action: ClassVar[Action] = actions.assign
    form_class = AssignForm
    template_name = "compliance/assign.html"
    done_message = _("The investigators were assigned.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer those who may have the case."""
        return {"case": self.subject}

    def context(self) -> dict[str, Any]:
        """Show who has the case already."""
        return {
            "investigators": assigned_investigators(self.subject),
            "nobody_left": not investigators_to_assign(self.subject).exists(),
        }


class UnassignView(CaseActionView):
    """Take the case from an investigator."""

    action: ClassVar[Action] = actions.unassign
    template_name = "compliance/unassign.html"
    done_message = _("The investigator no longer has the case.")

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch the case and the investigator who has it; 404 for anyone else."""
        case = fetch(Case, self.actor, self.kwargs["pk"])
        self.investigator: Person = get_object_or_404(assigned_investigators(case), pk=self.kwargs["person"])
        return case

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the investigator."""
        return {"investigator": self.investigator}

    def context(self) -> dict[str, Any]:
        """Show whom it concerns."""
        return {"investigator": self.investigator}


class RerouteView(CaseActionView):
    """Pass the case to those who may handle it."""

    action: ClassVar[Action] = actions.reroute
    form_class = RerouteForm
    template_name = "compliance/reroute.html"
    done_message = _("The case was passed on.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the other tracks."""
        return {"case": self.subject}

    def next_page(self, outcome: Any) -> str:
        """Return the list: the case itself may no longer be the reader's to see."""
        return reverse("compliance:cases")


class AcknowledgeView(CaseActionView):
    """Note that the reporter was told."""

    action: ClassVar[Action] = actions.acknowledge
    form_class = AcknowledgeForm
    template_name = "compliance/acknowledge.html"
    done_message = _("It was noted that the reporter was told.")


class WriteView(CaseActionView):
    """Write to the reporter."""

    action: ClassVar[Action] = actions.write
    form_class = WriteForm
    template_name = "compliance/write.html"
    done_message = _("The message was sent. The reporter reads it with the receipt code.")
    checks_version = False


class ConcludeView(CaseActionView):
    """Conclude the case."""

    action: ClassVar[Action] = actions.conclude
    form_class = ConcludeForm
    template_name = "compliance/conclude.html"
    done_message = _("The case was concluded. The reporter can read the result.")


class FileView(View):
    """A file of a case, as the copy without metadata."""

    requires = CASES

    def get(self, request: HttpRequest, pk: UUID, attachment: UUID) -> HttpResponse:
        """Note the download, then hand out the copy; a foreign file is a 404."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        case = fetch(Case, actor, pk)
        found = may_hand_out(case, attachment)
        if found is None:
            raise Http404
        run(actions.download, actor=actor, subject=case.pk, attachment=found)
        return as_download(found, actor.keys)
