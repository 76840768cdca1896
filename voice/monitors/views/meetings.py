"""Meetings: the list, one meeting, what can be done with it."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.monitors import actions
from voice.monitors.access import HEAD, MEETING_READERS, OFFICE, PUBLISHER, RECRUITMENT_READERS, is_head
from voice.monitors.actions.minutes import TOOK_PLACE
from voice.monitors.forms import (
    AttendanceForm,
    MeetingFilter,
    MeetingForm,
    MinutesForm,
    OpinionForm,
    PlanMeetingForm,
    ReasonForm,
)
from voice.monitors.models import Meeting
from voice.monitors.offering import on_meeting
from voice.monitors.queries import (
    attendance_of,
    earlier_opinions,
    meetings_for,
    members_on,
    minutes_of,
    opinions_of,
    people_behind,
    publication_of,
)


class MeetingListView(ScopedListView):
    """The meetings that the reader may see."""

    requires = roles(*MEETING_READERS)
    name = "monitors.meetings"
    title = _("Monitor meetings")
    template_name = "monitors/meetings.html"
    filterset_class = MeetingFilter
    default_sort = "-held"
    empty_text = _("No meeting has been planned yet.")
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("held", _("Day"), lambda r: r.held_on, "held_on"),
        Column("office", _("Office"), lambda r: r.unit_name or "", ""),
        Column("number", _("Meeting no."), lambda r: r.number, "", numeric=True),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("opinions", _("Opinions"), lambda r: r.said, "", numeric=True),
    ]

    def rows(self, actor: Actor) -> QuerySet[Meeting]:
        """Return the meetings the reader may see."""
        return meetings_for(actor)

    def context(self) -> dict[str, Any]:
        """Say what the reader may do besides."""
        return {"plans": is_head(self.actor, None), "recruits": self.actor.holds(*RECRUITMENT_READERS)}


class MeetingView(View):
    """One meeting: agenda, who came, minutes, its opinions, and what came of earlier ones."""

    requires = roles(*MEETING_READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        meeting = get_object_or_404(meetings_for(actor), pk=pk)
        publication = publication_of(meeting)
        attendance, minutes = attendance_of(meeting), minutes_of(meeting)
        context = {
            "meeting": meeting, "agenda": list(meeting.agenda.all()), "attendance": attendance,
            "present": [row for row in attendance if row.present], "minutes": minutes,
            "newest": minutes[0] if minutes else None, "opinions": opinions_of(meeting),
            "earlier": earlier_opinions(meeting), "publication": publication,
            "publishes": actor.holds(PUBLISHER, "quality_management"),
            "offers": on_meeting(meeting, actor, begun=publication is not None),
        }  # fmt: skip
        return render(request, "monitors/meeting.html", context)


class HeadActionView(ActionView):
    """An action of the head of an office on a meeting."""

    requires = roles(HEAD)


class OfficeActionView(ActionView):
    """An action of the office on a meeting."""

    requires = roles(*OFFICE)


class PlanMeetingView(HeadActionView):
    """Plan a meeting."""

    action: ClassVar[Action] = actions.plan_meeting
    form_class = PlanMeetingForm
    template_name = "monitors/plan_meeting.html"
    done_message = _("The meeting is planned. Its day, place and agenda are public.")

    def form_kwargs(self) -> dict[str, Any]:
        """Return whose offices there are to choose from."""
        return {"actor": self.actor}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return office and plan."""
        return {"unit": form.cleaned_data["unit"], "invitation": form.invitation()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the meeting."""
        return reverse("monitors:meeting", args=[outcome.subject_id])


class ChangeMeetingView(HeadActionView):
    """Another day, place or agenda."""

    action: ClassVar[Action] = actions.change_meeting
    form_class = MeetingForm
    template_name = "monitors/change_meeting.html"
    done_message = _("Changed. The public page shows it too.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show the plan as it stands."""
        meeting: Meeting = self.subject
        agenda = "\n".join(meeting.agenda.values_list("text", flat=True))
        names = ("held_on", "starts_at", "place")
        return {"initial": {name: getattr(meeting, name) for name in names} | {"agenda": agenda}}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the plan."""
        return {"invitation": form.invitation()}


class CancelMeetingView(HeadActionView):
    """Cancel a meeting."""

    action: ClassVar[Action] = actions.cancel_meeting
    form_class = ReasonForm
    template_name = "monitors/cancel_meeting.html"
    done_message = _("The meeting was cancelled. The public page says so.")


class ShowMembersView(HeadActionView):
    """Be shown the monitors of the meeting with their names; each time stands in the ledger."""

    action: ClassVar[Action] = actions.show_members
    template_name = "monitors/show_members.html"
    checks_version = False

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Show them. No redirect: the page cannot be fetched a second time without a further note."""
        members = list(members_on(self.subject.unit_id, self.subject.held_on))
        people = people_behind([member.application_id for member in members])
        shown = [(member, people.get(member.application_id)) for member in members]
        response = render(self.request, "monitors/members_shown.html", {"meeting": self.subject, "members": shown})
        response["Cache-Control"] = "no-store"
        return response


class RecordAttendanceView(OfficeActionView):
    """Note who came."""

    action: ClassVar[Action] = actions.record_attendance
    template_name = "monitors/record_attendance.html"
    done_message = _("Noted. Now the minutes can be written and the opinions filed.")

    def make_form(self, *data: Any) -> AttendanceForm:
        """Return the form with the monitors of that day, ticked as noted before."""
        meeting: Meeting = self.subject
        before = [str(row.member_id) for row in meeting.attendance.all() if row.present]
        return AttendanceForm(
            *data[:1], members=list(members_on(meeting.unit_id, meeting.held_on)),
            initial={"present": before, "staff_present": meeting.staff_present},
        )  # fmt: skip


class WriteMinutesView(OfficeActionView):
    """Write the minutes."""

    action: ClassVar[Action] = actions.write_minutes
    form_class = MinutesForm
    template_name = "monitors/write_minutes.html"
    done_message = _("The minutes were saved. The head of the office decides on them.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with the newest wording."""
        newest = self.subject.minutes.first()
        return {"initial": {"text": newest.text if newest else ""}}

    def context(self) -> dict[str, Any]:
        """Show why another wording was asked for."""
        newest = self.subject.minutes.first()
        return {"returned_because": newest.returned_because if newest else ""}


class ReturnMinutesView(HeadActionView):
    """Ask for another wording."""

    action: ClassVar[Action] = actions.return_minutes
    form_class = ReasonForm
    template_name = "monitors/return_minutes.html"
    done_message = _("Another wording was asked for.")


class ApproveMinutesView(HeadActionView):
    """Approve the minutes."""

    action: ClassVar[Action] = actions.approve_minutes
    template_name = "monitors/approve_minutes.html"
    done_message = _("The minutes are approved. Service Promotion prepares their publication.")

    def context(self) -> dict[str, Any]:
        """Show what is approved."""
        return {"newest": self.subject.minutes.select_related("written_by").first()}


class FileOpinionView(OfficeActionView):
    """File an opinion of the meeting in the address as a voice."""

    action: ClassVar[Action] = actions.file_opinion
    template_name = "monitors/file_opinion.html"
    done_message = _("The opinion was filed as a voice. Headquarters and the block have received it.")
    meeting: Meeting

    def get_subject(self, pk: UUID | None) -> None:
        """Fetch the meeting; 404 for one that the reader may not see."""
        self.meeting = fetch(Meeting, self.actor, self.kwargs["pk"])

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form; before the meeting has taken place there is nothing to file."""
        if self.meeting.state not in TOOK_PLACE:
            return redirect(self.meeting.get_absolute_url())
        return super().get(request, **kwargs)

    def make_form(self, *data: Any) -> OpinionForm:
        """Return the form with the points of the agenda."""
        return OpinionForm(*data[:1], agenda=list(self.meeting.agenda.all()))

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the opinion with its meeting."""
        return {**form.cleaned_data, "meeting": self.meeting.pk}

    def context(self) -> dict[str, Any]:
        """Name the meeting."""
        return {"meeting": self.meeting}

    def next_page(self, outcome: Outcome) -> str:
        """Return the meeting."""
        return self.meeting.get_absolute_url()
