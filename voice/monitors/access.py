"""Who sees monitor meetings, and who may do what (shared/brief/roles.md: as voices).

The head of the office recruits and approves; the staff of the office help with the meeting and write the minutes. The block
and headquarters read. Who the monitors are sees the head of the office alone.
"""

from typing import Any

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from voice.access import ALL, RECEIVERS_AT_BLOCK
from voice.monitors.choices import MeetingState
from voice.monitors.models import Application, Meeting, Member, Recruitment

HEAD = "office_head"
OFFICE = (HEAD, "staff")
PUBLISHER = "service_promotion"
RECRUITMENT_READERS = (HEAD, *RECEIVERS_AT_BLOCK, *ALL)
MEETING_READERS = (*OFFICE, *RECEIVERS_AT_BLOCK, *ALL)


def _in_scope(rows: QuerySet[Any], actor: Actor, office_roles: tuple[str, ...]) -> QuerySet[Any]:
    if actor.kind != "person":
        return rows.none()
    if actor.holds(*ALL):
        return rows
    blocks = actor.unit_ids(*RECEIVERS_AT_BLOCK)
    return rows.filter(Q(unit_id__in=actor.unit_ids(*office_roles)) | Q(block_id__in=blocks))


@scope(Recruitment)
def visible_recruitments(actor: Actor) -> QuerySet[Recruitment]:
    """Return those of the office to its head, of the block to those in charge, all to headquarters."""
    return _in_scope(Recruitment.objects.all(), actor, (HEAD,))


@scope(Application)
def visible_applications(actor: Actor) -> QuerySet[Application]:
    """Return the applications of visible recruitments, all to the system, which erases."""
    if actor.kind == "system":
        return Application.objects.all()
    return Application.objects.filter(recruitment__in=visible_recruitments(actor))


@scope(Member)
def visible_members(actor: Actor) -> QuerySet[Member]:
    """Return the monitors, by number, to the same readers as recruitments."""
    return _in_scope(Member.objects.all(), actor, (HEAD,))


@scope(Meeting)
def visible_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Return those of the office to its staff, of the block to those in charge, all to headquarters."""
    return _in_scope(Meeting.objects.all(), actor, OFFICE)


def is_public(actor: Actor, _: Any) -> bool:
    """Return whether somebody acts of whom nothing is known."""
    return actor.kind == "public"


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the system itself acts."""
    return actor.kind == "system"


def is_head(actor: Actor, _: Any) -> bool:
    """Return whether the actor heads an office."""
    return actor.kind == "person" and actor.holds(HEAD)


def heads(actor: Actor, row: Recruitment | Meeting | Member) -> bool:
    """Return whether the actor heads the office."""
    return row.unit_id in actor.unit_ids(HEAD)


def heads_recruiting(actor: Actor, application: Application) -> bool:
    """Return whether the actor heads the office to which somebody applied."""
    return heads(actor, application.recruitment)


def is_of_an_office(actor: Actor, _: Any) -> bool:
    """Return whether the actor works at an office."""
    return actor.kind == "person" and actor.holds(*OFFICE)


def is_of_the_office(actor: Actor, meeting: Meeting) -> bool:
    """Return whether the actor works at the office of the meeting."""
    return meeting.unit_id in actor.unit_ids(*OFFICE)


def may_approve(actor: Actor, meeting: Meeting) -> bool:
    """Return whether the actor decides on the newest minutes: the head of the office, never who wrote them."""
    writer = meeting.minutes.values_list("written_by_id", flat=True).first()
    return heads(actor, meeting) and writer != actor.person_id


def may_publish(actor: Actor, meeting: Meeting) -> bool:
    """Return whether the actor may begin the text for the public about the meeting."""
    return actor.holds(PUBLISHER) and meeting.state == MeetingState.APPROVED
