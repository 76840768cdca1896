"""Entries for those who received them."""

from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.access import visible_to
from compliance.information import actions
from compliance.information.access import READERS, decides, may_confirm, may_read, visible_information
from compliance.information.choices import POST_OF_AREA, Area, State
from compliance.information.content import files_of, heard_in, text_in
from compliance.information.forms import EntryFilter, JoinForm, PassOnForm, ReasonForm
from compliance.information.models import Information
from compliance.information.queries import course_of, deliveries_of, entries_for, with_names
from compliance.information.words import words_of
from governance import clock
from governance.access import SIGNED_IN, Actor, fetch, roles
from governance.attachments.downloads import as_download
from governance.attachments.downloads import with_names as with_file_names
from governance.attachments.models import Attachment
from governance.deadlines.queries import faces_of
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, run
from governance.web.views import ActionView

ENTRY = "information.information"
RECEIVERS = roles(*READERS)


def hours(delay: timedelta) -> str:
    """Return a distance in time as hours, with one decimal."""
    return f"{delay.total_seconds() / 3600:.1f}"


class ReceivedListView(ScopedListView):
    """What was delivered to one's posts, with the time from awareness to registration."""

    requires = RECEIVERS
    name = "information.received"
    title = _("Problem information received")
    template_name = "information/received.html"
    filterset_class = EntryFilter
    default_sort = "-registered"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("registered", _("Registered"), lambda r: r.registered_at, "registered_at"),
        Column("state", _("State"), lambda r: r.get_state_display(), "state"),
        Column("source", _("Where it came from"), lambda r: r.get_source_display(), "source"),
        Column("kinds", _("Kind"), lambda r: "、".join(r.kind_words), ""),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("aware", _("Became known"), lambda r: r.aware_at, "aware_at"),
        Column("delay", _("Hours until registered"), lambda r: hours(r.delay), "delay", numeric=True),
        Column("in_time", _("In time"), lambda r: _("In time") if r.in_time else _("Late"), "in_time"),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the entries that the reader may read."""
        return entries_for(actor)


class EntryView(View):
    """One entry: everything for those who received it, the progress alone for whoever registered it."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show the entry; reading the content is noted once an hour."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        information = get_object_or_404(with_names(visible_information(actor)), pk=pk)
        if not may_read(actor, information):
            return render(request, "information/progress.html", progress_context(information))
        run(actions.open_entry, actor=actor, subject=information.pk, key=clock.now().strftime("%Y%m%d%H"))
        return render(request, "information/entry.html", entry_context(information, actor))


def progress_context(information: Information) -> dict[str, Any]:
    """Return what whoever registered it is shown."""
    return {"entry": information, "deliveries": deliveries_of(information)}


def entry_context(information: Information, actor: Actor) -> dict[str, Any]:
    """Return what those who received it are shown."""
    case = (
        information.case if information.case_id and visible_to(actor).filter(pk=information.case_id).exists() else None
    )
    return {
        "entry": information,
        "heard": heard_in(information, actor),
        "reason": text_in(information, "reason", information.sealed_reason, actor),
        "returned": text_in(information, "return", information.sealed_return, actor),
        "files": with_file_names(files_of(information), actor.keys),
        "clocks": faces_of(ENTRY, [information.pk]).get(information.pk, []),
        "deliveries": deliveries_of(information),
        "delay": hours(information.registered_at - information.aware_at),
        "course": [(step, words_of(step.action)) for step in course_of(information)],
        "possible": possible_actions(information, actor),
        "case": case,
    }


def possible_actions(information: Information, actor: Actor) -> list[tuple[str, str]]:
    """Return label and address of what the actor may do with the entry now."""
    state, heads = information.state, decides(actor, information)
    second = state == State.ANSWER_PROPOSED and may_confirm(actor, information)
    own = [d for d in deliveries_of(information) if d.role in actor.roles and d.acknowledged_at is None]
    offers: list[tuple[str, Any, bool]] = [
        ("take-up", _("Take up"), heads and state == State.RECEIVED),
        ("acknowledge", _("Take notice"), bool(own) and not (heads and state == State.RECEIVED)),
        ("make-case", _("Make it a case"), heads and state == State.TAKEN_UP),
        ("join", _("Join to a case"), heads and state == State.TAKEN_UP),
        ("pass-on", _("Pass to another area"), heads and state == State.TAKEN_UP),
        ("propose-answer", _("Propose: no violation"), heads and state == State.TAKEN_UP),
        ("confirm-answer", _("Confirm: no violation"), second),
        ("return-answer", _("Do not confirm"), second),
    ]
    return [(str(label), reverse(f"information:{verb}", args=[information.pk])) for verb, label, on in offers if on]


class EntryActionView(ActionView):
    """An action on an entry."""

    requires = RECEIVERS


class TakeUpView(EntryActionView):
    """Take it up."""

    action: ClassVar[Action] = actions.take_up
    template_name = "information/take_up.html"
    done_message = _("You have taken it up. Decide now what becomes of it.")


class AcknowledgeView(EntryActionView):
    """Take notice of it."""

    action: ClassVar[Action] = actions.acknowledge
    template_name = "information/acknowledge.html"
    done_message = _("It was noted that you took notice.")
    checks_version = False

    def inputs(self, form: Any) -> dict[str, Any]:
        """Say whether it is the area to which it was passed that takes notice."""
        area = self.subject.area
        return {"for_the_area": bool(area) and self.actor.holds(POST_OF_AREA[Area(area)])}


class MakeCaseView(EntryActionView):
    """Make it a case."""

    action: ClassVar[Action] = actions.make_case
    template_name = "information/make_case.html"
    done_message = _("A case was made of it.")


class JoinView(EntryActionView):
    """Join it to a case."""

    action: ClassVar[Action] = actions.join
    form_class = JoinForm
    template_name = "information/join.html"
    done_message = _("It was joined to the case.")


class PassOnView(EntryActionView):
    """Pass it to another area."""

    action: ClassVar[Action] = actions.pass_on
    form_class = PassOnForm
    template_name = "information/pass_on.html"
    done_message = _("It was passed to the other area, which has one business day to take it up.")


class ProposeAnswerView(EntryActionView):
    """Propose to answer that there is no violation."""

    action: ClassVar[Action] = actions.propose_answer
    form_class = ReasonForm
    template_name = "information/propose_answer.html"
    done_message = _("It waits for a second person now.")


class ConfirmAnswerView(EntryActionView):
    """Confirm that there is no violation."""

    action: ClassVar[Action] = actions.confirm_answer
    template_name = "information/confirm_answer.html"
    done_message = _("It was confirmed.")

    def context(self) -> dict[str, Any]:
        """Show what was heard and the reasons."""
        return {
            "heard": heard_in(self.subject, self.actor),
            "reason": text_in(self.subject, "reason", self.subject.sealed_reason, self.actor),
        }


class ReturnAnswerView(EntryActionView):
    """Do not confirm."""

    action: ClassVar[Action] = actions.return_answer
    form_class = ReasonForm
    template_name = "information/return_answer.html"
    done_message = _("It went back, with your reason.")


class FileView(View):
    """A file of an entry, as the copy without metadata."""

    requires = RECEIVERS

    def get(self, request: HttpRequest, pk: UUID, attachment: UUID) -> HttpResponse:
        """Note the download, then hand out the copy; a foreign file is a 404."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        information = fetch(Information, actor, pk)
        if not may_read(actor, information):
            raise Http404
        found = get_object_or_404(Attachment, pk=attachment, box=information.box_id)
        run(actions.download, actor=actor, subject=information.pk, attachment=found)
        return as_download(found, actor.keys)
