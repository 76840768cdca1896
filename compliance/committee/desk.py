"""What waits about the committee. Items are named by the number of their meeting, never by their words."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.committee.access import MEMBERS, SECRETARIAT, UNIT_HEADS, in_term, visible_items
from compliance.committee.choices import OWING, ItemState
from compliance.committee.models import (
    Approval,
    Attendance,
    Meeting,
    MinutesEdition,
    Resolution,
    UnitReport,
)
from compliance.committee.queries import has_voted
from governance import clock
from governance.access import Actor
from governance.deadlines.queries import ClockFace, faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits


@waits
def for_members(actor: Actor) -> list[DeskItem]:
    """Return the next meetings, votes to cast and minutes to approve. Three queries."""
    if not actor.holds(*MEMBERS):
        return []
    return [*_next_meetings(actor), *_votes(actor), *_minutes(actor)]


def _next_meetings(actor: Actor) -> Iterator[DeskItem]:
    coming = Meeting.objects.filter(in_term(actor), state="convened").order_by("starts_at")[:PER_AREA]
    for meeting in coming:
        since = timezone.localdate(meeting.convened_at)
        yield DeskItem(_("Read the agenda of the next meeting"), str(meeting), meeting.get_absolute_url(), since, None)


def _here(actor: Actor, meeting: str) -> Exists:
    return Exists(Attendance.objects.filter(meeting=OuterRef(meeting), person_id=actor.own_id, present=True))


def _votes(actor: Actor) -> Iterator[DeskItem]:
    open_ones = visible_items(actor).filter(_here(actor, "meeting"), ~has_voted(actor), meeting__state="held")
    for item in open_ones.filter(state=ItemState.LISTED).select_related("meeting")[:PER_AREA]:
        since = timezone.localdate(item.meeting.held_at)
        yield DeskItem(_("Vote on an item"), str(item.meeting), item.get_absolute_url(), since, None)


def _minutes(actor: Actor) -> Iterator[DeskItem]:
    newer = MinutesEdition.objects.filter(meeting=OuterRef("meeting"), number__gt=OuterRef("number"))
    mine = Approval.objects.filter(edition=OuterRef("pk"), person_id=actor.own_id)
    waiting = MinutesEdition.objects.filter(~Exists(newer), ~Exists(mine), _here(actor, "meeting"), in_term(actor))
    for edition in waiting.filter(meeting__state="held").select_related("meeting")[:PER_AREA]:
        meeting = edition.meeting
        since = timezone.localdate(edition.written_at)
        yield DeskItem(_("Approve the minutes"), str(meeting), meeting.get_absolute_url(), since, None)


@waits
def for_the_secretariat(actor: Actor) -> list[DeskItem]:
    """Return meetings to convene, hold, write down and close, and resolutions to go on with. Six queries."""
    if not actor.holds(*SECRETARIAT):
        return []
    return [*_meetings(), *_resolutions()]


def _meetings() -> Iterator[DeskItem]:
    missing = Attendance.objects.filter(meeting=OuterRef("meeting"), present=True).exclude(
        person__in=Approval.objects.filter(edition=OuterRef(OuterRef("pk"))).values("person")
    )
    newer = MinutesEdition.objects.filter(meeting=OuterRef("meeting"), number__gt=OuterRef("number"))
    approved = MinutesEdition.objects.filter(~Exists(newer), ~Exists(missing), meeting=OuterRef("pk"))
    rows = Meeting.objects.filter(state__in=["planned", "convened", "held"]).annotate(
        written=Exists(MinutesEdition.objects.filter(meeting=OuterRef("pk"))), approved=Exists(approved)
    )
    found = [row for row in rows.order_by("starts_at")[:PER_AREA] if _task_of(row)]
    clocks = faces_of("committee.meeting", [row.pk for row in found])
    for row in found:
        since = timezone.localdate(row.held_at or row.convened_at or row.starts_at)
        since = min(since, clock.today())
        yield DeskItem(_task_of(row), str(row), row.get_absolute_url(), since, soonest(clocks.get(row.pk, [])))


def _task_of(meeting: Meeting) -> str:
    """Return what is to be done with the meeting (annotated `written`, `approved`), "" for nothing now."""
    if meeting.state == "planned":
        return _("Prepare the agenda and convene the meeting")
    if meeting.state == "convened":
        return _("Note who is present") if meeting.starts_at <= clock.now() else ""
    if not meeting.written:  # type: ignore[attr-defined] # annotated
        return _("Write the minutes")
    return _("Close the meeting") if meeting.approved else ""  # type: ignore[attr-defined] # annotated


def _resolutions() -> Iterator[DeskItem]:
    owing = Exists(UnitReport.objects.filter(resolution=OuterRef("pk"), state__in=OWING))
    ready = Q(state="adopted") | (Q(state="in_progress") & ~owing) | Q(state="carried_out", test_on__lte=clock.today())
    rows = list(Resolution.objects.filter(ready).order_by("due_on", "pk")[:PER_AREA])
    clocks = faces_of("committee.resolution", [row.pk for row in rows])
    tasks = {
        "adopted": _("Give a resolution to the units"),
        "in_progress": _("Every unit has reported: confirm"),
        "carried_out": _("Test the effect of a resolution"),
    }
    for row in rows:
        since = timezone.localdate(row.started_at or row.adopted_at)
        face = soonest(clocks.get(row.pk, []))
        yield DeskItem(tasks[row.state], row.title, row.get_absolute_url(), since, face)


@waits
def for_units(actor: Actor) -> list[DeskItem]:
    """Return the resolutions on which the actor's units owe a report. Three queries."""
    units = actor.unit_ids(*UNIT_HEADS)
    if not units:
        return []
    owed = UnitReport.objects.filter(unit_id__in=units, state__in=OWING, resolution__state="in_progress")
    rows = list(owed.select_related("resolution").order_by("resolution__due_on", "pk")[:PER_AREA])
    clocks = faces_of("committee.resolution", [row.resolution_id for row in rows])
    return [_owed(row, soonest(clocks.get(row.resolution_id, []))) for row in rows]


def _owed(row: UnitReport, face: ClockFace | None) -> DeskItem:
    since = timezone.localdate(row.resolution.started_at)
    return DeskItem(_("Carry out a resolution and report"), row.resolution.title, row.get_absolute_url(), since, face)
