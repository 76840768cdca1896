"""The calendar and the meetings."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.assigning import without_key
from compliance.committee import actions
from compliance.committee.access import ROOM, is_secretariat, leads, was_present
from compliance.committee.choices import ItemState
from compliance.committee.forms import AddendumForm, MeetingFilter, MeetingForm, MinutesForm, PresentForm
from compliance.committee.models import Approval, Attendance, Meeting
from compliance.committee.pack import pack_of
from compliance.committee.queries import (
    any_vote_closed,
    latest_edition,
    meetings_for,
    members_on,
    not_approved_by,
    present_ids,
    quorum_of,
    quorum_rule,
    shown_items,
)
from compliance.committee.shown import addenda_of, minutes_of, recusals_of
from compliance.committee.views.main import SecretariatView, links
from compliance.guard.checking import ChecksWording, Watched
from governance import clock
from governance.access import Actor, roles
from governance.deadlines.queries import faces_of
from governance.documents import pdf_response
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView

SITTING = roles(*ROOM)


class MeetingListView(ScopedListView):
    """The calendar."""

    requires = SITTING
    name = "committee.meetings"
    title = _("Meetings of the compliance committee")
    template_name = "committee/meetings.html"
    filterset_class = MeetingFilter
    default_sort = "-starts"
    columns: ClassVar[list[Column]] = [
        Column("number", _("Meeting"), str, "number", lambda m: m.get_absolute_url()),
        Column("starts", _("Begins"), lambda m: m.starts_at, "starts_at"),
        Column("place", _("Place"), lambda m: m.place, "place"),
        Column("state", _("State"), lambda m: m.get_state_display(), "state"),
        Column("items", _("Items"), lambda m: m.item_count, "", numeric=True),
    ]

    def rows(self, actor: Actor) -> Any:
        """Return the meetings that the reader may see."""
        return meetings_for(actor)

    def context(self) -> dict[str, Any]:
        """Offer a new meeting to the secretariat."""
        return {"secretariat": is_secretariat(self.actor)}


class MeetingView(View):
    """One meeting: agenda, attendance, minutes, as far as the reader may see them."""

    requires = SITTING

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it. A constant number of queries, however many items there are."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        meeting = get_object_or_404(meetings_for(actor).select_related("box"), pk=pk)
        items = shown_items(meeting, actor)
        held = meeting.state in ("held", "closed")
        context = {
            "meeting": meeting,
            "items": items,
            "possible": possible_actions(meeting, actor),
            "clocks": faces_of("committee.meeting", [pk]).get(pk, []),
            "secretariat": is_secretariat(actor),
            "rule": quorum_rule(meeting.day),
            **(held_context(meeting, actor, items) if held else coming_context(meeting, actor)),
        }
        return render(request, "committee/meeting.html", context)


def coming_context(meeting: Meeting, actor: Actor) -> dict[str, Any]:
    """Return who is invited to a meeting that was not held yet; to the secretariat also who has no key."""
    members = list(members_on(meeting.day))
    missing = without_key(m.person for m in members) if is_secretariat(actor) else []
    return {"members": members, "without_key": missing}


def held_context(meeting: Meeting, actor: Actor, items: list[Any]) -> dict[str, Any]:
    """Return attendance, quorum and minutes of a meeting that was held."""
    rows = Attendance.objects.filter(meeting=meeting).select_related("person").order_by("-present", "person__name")
    edition = latest_edition(meeting)
    return {
        "attendances": rows,
        "quorum": quorum_of(meeting),
        "minutes": minutes_of(meeting, edition, items, actor) if edition else None,
        "recusals": recusals_of(items),
        "waiting": not_approved_by(edition) if edition else [],
        "approvals": Approval.objects.filter(edition=edition).select_related("person") if edition else [],
        "addenda": addenda_of(meeting, items, actor),
    }


def possible_actions(meeting: Meeting, actor: Actor) -> list[tuple[str, str]]:
    """Return label and address of what the actor may do with the meeting now."""
    state, secretariat, leading = meeting.state, is_secretariat(actor), leads(actor)
    before, edition = state in ("planned", "convened"), latest_edition(meeting) if state == "held" else None
    present = state == "held" and actor.kind == "person" and was_present(actor, meeting)
    mine = edition and edition.approvals.filter(person_id=actor.own_id).exists()
    offers: list[tuple[str, Any, bool]] = [
        ("add-theme", _("Add a theme"), secretariat and before),
        ("convene", _("Convene"), secretariat and state == "planned"),
        ("change-meeting", _("Change day or place"), secretariat and before),
        ("admit-members", _("Admit members who came later"), leading and state in ("convened", "held")),
        ("hold", _("Note who is present"), leading and state == "convened" and meeting.starts_at <= clock.now()),
        (
            "correct-attendance",
            _("Correct the attendance"),
            leading and state == "held" and not any_vote_closed(meeting),
        ),
        ("cancel", _("Cancel the meeting"), secretariat and before),
        (
            "write-minutes",
            _("Write the minutes anew") if edition else _("Write the minutes"),
            leading and state == "held",
        ),
        ("approve-minutes", _("Approve the minutes"), bool(present and edition and not mine)),
        ("close", _("Close the meeting"), leading and edition is not None and not not_approved_by(edition)),
        ("add-to-minutes", _("Add to the minutes"), secretariat and state == "closed"),
        (
            "take-pack",
            _("Take out the pack as PDF"),
            state in ("convened", "held", "closed") or (secretariat and before),
        ),
    ]
    return links(offers, meeting.pk)


class PlanMeetingView(SecretariatView):
    """Put a meeting into the calendar."""

    action: ClassVar[Action] = actions.plan_meeting
    form_class = MeetingForm
    template_name = "committee/plan_meeting.html"
    done_message = _("The meeting stands in the calendar.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the moment and the place."""
        return {"starts_at": form.starts_at(), "place": form.cleaned_data["place"]}

    def next_page(self, outcome: Outcome) -> str:
        """Return the meeting."""
        return reverse("committee:meeting", args=[outcome.subject_id])


class ChangeMeetingView(SecretariatView):
    """Another day or place."""

    action: ClassVar[Action] = actions.change_meeting
    form_class = MeetingForm
    template_name = "committee/change_meeting.html"
    done_message = _("The meeting was changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there now."""
        starts = timezone.localtime(self.subject.starts_at)
        return {"initial": {"day": starts.date(), "hour": starts.time(), "place": self.subject.place}}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the moment and the place."""
        return {"starts_at": form.starts_at(), "place": form.cleaned_data["place"]}


class ConveneView(SecretariatView):
    """Convene it."""

    action: ClassVar[Action] = actions.convene
    template_name = "committee/convene.html"
    done_message = _("The meeting was convened. The members were told.")

    def context(self) -> dict[str, Any]:
        """Say who is invited and who cannot read yet."""
        return coming_context(self.subject, self.actor)


class AdmitMembersView(ActionView):
    """Admit members who came later."""

    requires = SITTING
    action: ClassVar[Action] = actions.admit_members
    template_name = "committee/admit_members.html"
    done_message = _("Every member who has a key can read the agenda now.")


class CancelView(SecretariatView):
    """Cancel it."""

    action: ClassVar[Action] = actions.cancel
    template_name = "committee/cancel.html"
    done_message = _("The meeting was cancelled.")


class HoldView(ActionView):
    """Note who is present."""

    requires = SITTING
    action: ClassVar[Action] = actions.hold
    form_class = PresentForm
    template_name = "committee/hold.html"
    done_message = _("The attendance was noted. Votes can be cast now.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the members of the day."""
        return {"meeting": self.subject}


class CorrectAttendanceView(HoldView):
    """Note anew who is present."""

    action: ClassVar[Action] = actions.correct_attendance
    template_name = "committee/correct_attendance.html"
    done_message = _("The attendance was corrected.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show who stands there now."""
        return {**super().form_kwargs(), "initial": {"present": present_ids(self.subject)}}


class WriteMinutesView(ChecksWording, ActionView):
    """Write an edition of the minutes."""

    requires = SITTING
    action: ClassVar[Action] = actions.write_minutes
    form_class = MinutesForm
    template_name = "committee/write_minutes.html"
    done_message = _("The minutes were put before those who were present.")

    def form_kwargs(self) -> dict[str, Any]:
        """Give a field for each item, with what the edition before says."""
        self.items = shown_items(self.subject, self.actor)
        edition = latest_edition(self.subject)
        initial = {}
        if edition:
            said = minutes_of(self.subject, edition, self.items, self.actor)
            initial = {"general": said.general, **{f"part_{part.item.row.pk}": part.text for part in said.parts}}
        return {"items": self.items, "initial": initial}

    def watched(self) -> Watched:
        """Check what is said of an item against its case, and the general part, which all members read, against every case."""
        abouts = {f"part_{i.row.pk}": self.surroundings(i.row.case) for i in self.items if i.readable}
        everywhere = list(abouts.values()) or [self.surroundings(None)]
        return {"general": everywhere, **{name: [about] for name, about in abouts.items()}}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the general part and the parts by item."""
        return {"general": form.cleaned_data["general"], "parts": form.parts()}


class ApproveMinutesView(ActionView):
    """Approve the edition that the page shows."""

    requires = SITTING
    action: ClassVar[Action] = actions.approve_minutes
    template_name = "committee/approve_minutes.html"
    done_message = _("You have approved the minutes.")
    checks_version = False  # the edition binds the approval, not the row

    def context(self) -> dict[str, Any]:
        """Show the edition."""
        items, edition = shown_items(self.subject, self.actor), latest_edition(self.subject)
        said = minutes_of(self.subject, edition, items, self.actor) if edition else None
        return {"minutes": said, "edition": edition, "recusals": recusals_of(items)}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the number of the edition that the page showed."""
        typed = self.request.POST.get("edition", "")
        return {"edition": int(typed) if typed.isdigit() else 0}


class CloseView(ActionView):
    """Close the meeting."""

    requires = SITTING
    action: ClassVar[Action] = actions.close
    template_name = "committee/close.html"
    done_message = _("The meeting is closed. Its minutes can only be added to.")

    def context(self) -> dict[str, Any]:
        """Name the items, of those that the reader sees, that would end without a decision."""
        return {"undecided": [i for i in shown_items(self.subject, self.actor) if i.row.state == ItemState.LISTED]}


class AddToMinutesView(ChecksWording, SecretariatView):
    """Add to closed minutes."""

    action: ClassVar[Action] = actions.add_to_minutes
    form_class = AddendumForm
    template_name = "committee/add_to_minutes.html"
    done_message = _("The minutes were added to.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the items."""
        self.items = shown_items(self.subject, self.actor)
        return {"items": self.items}

    def watched(self) -> Watched:
        """Check the addition against every case of the meeting: one about the meeting as a whole is read by all members."""
        return {"text": [self.surroundings(i.row.case) for i in self.items if i.readable] or [self.surroundings(None)]}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the words with the item."""
        chosen = form.cleaned_data["item"]
        item = next((i.row for i in self.items if str(i.row.pk) == chosen), None)
        return {"text": form.cleaned_data["text"], "item": item}


class TakePackView(ActionView):
    """Take the pack out as PDF."""

    requires = SITTING
    action: ClassVar[Action] = actions.take_pack
    template_name = "committee/take_pack.html"

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Hand out the PDF with the items that the reader sees."""
        return pdf_response(f"committee-{self.subject.number}", pack_of(self.subject, self.actor))
