"""Reads of monitor meetings for pages, for staff and for the public."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from governance import clock
from governance.access import Actor
from governance.lists.counting import number_of
from governance.organization.queries import name_on
from governance.publishing.choices import State
from governance.publishing.models import Publication
from governance.publishing.queries import PublicText, public_texts
from voice.choices import VoiceState
from voice.monitors.access import visible_meetings, visible_members, visible_recruitments
from voice.monitors.choices import ApplicationState, MeetingState, RecruitmentState, Stage
from voice.monitors.models import ApplicantData, Application, Attendance, Meeting, Member, Minutes, Opinion, Recruitment
from voice.monitors.sealing import Applicant, opened
from voice.outcomes import Outcome, outcomes_of

SUBJECT = "monitors.meeting"
"""What is published: the minutes of a meeting."""
VOICE = "voice.voice"
ANSWERED = (VoiceState.TOLD, VoiceState.CLOSED)
MOST_EARLIER = 100


@dataclass(frozen=True)
class ShownOpinion:
    """An opinion with what came of it."""

    row: Opinion
    outcome: Outcome


def _named(rows: QuerySet[Any], day: str) -> QuerySet[Any]:
    named: QuerySet[Any] = rows.annotate(unit_name=name_on("unit_id", OuterRef(day)))
    return named


def recruitments_for(actor: Actor) -> QuerySet[Any]:
    """Return the recruitments the actor may see, with names and how many applied and were chosen."""
    applied = Application.objects.filter(recruitment=OuterRef("pk"))
    chosen = applied.filter(state=ApplicationState.CHOSEN)
    counted: QuerySet[Any] = _named(visible_recruitments(actor), "closes_on").annotate(
        applied=number_of(applied, "recruitment"), chosen=number_of(chosen, "recruitment")
    )
    return counted


def at_stage(stage: Stage) -> Q:
    """Return the condition for recruitments that stand there today."""
    today, ended = clock.today(), Q(state=RecruitmentState.ENDED)
    return {
        Stage.COMING: ~ended & Q(opens_on__gt=today),
        Stage.TAKING: ~ended & Q(opens_on__lte=today, closes_on__gte=today),
        Stage.CLOSED: ~ended & Q(closes_on__lt=today),
        Stage.ENDED: ended,
    }[stage]


def taken_places(recruitment: Recruitment) -> int:
    """Return how many chosen monitors have not left again."""
    return Member.objects.filter(application__recruitment=recruitment, left_on__isnull=True).count()


def members_for(actor: Actor) -> QuerySet[Any]:
    """Return the monitors the actor may see, with names of offices, and how many meetings each was asked to and came to."""
    rows = _named(visible_members(actor), "term_from").select_related("application__recruitment")
    asked = Attendance.objects.filter(member=OuterRef("pk"))
    came = asked.filter(present=True)
    counted: QuerySet[Any] = rows.annotate(asked=number_of(asked, "member"), came=number_of(came, "member"))
    return counted


def members_on(unit_id: UUID, day: date) -> QuerySet[Member]:
    """Return the monitors of the office whose term covers the day."""
    rows = Member.objects.annotate(ends_on=Coalesce(F("left_on"), F("term_to")))
    return rows.filter(unit_id=unit_id, term_from__lte=day, ends_on__gte=day).order_by("number")


def people_behind(applications: Collection[UUID]) -> dict[UUID, Applicant]:
    """Return who is behind these applications, as far as the data were not erased. Only after a note in the ledger."""
    rows = ApplicantData.objects.filter(application__in=applications)
    return {row.application_id: opened(row.application_id, row.sealed) for row in rows}


def meetings_for(actor: Actor) -> QuerySet[Any]:
    """Return the meetings the actor may see, with names and how many opinions were filed."""
    said = number_of(Opinion.objects.filter(meeting=OuterRef("pk")), "meeting")
    counted: QuerySet[Any] = _named(visible_meetings(actor), "held_on").annotate(said=said)
    return counted


def attendance_of(meeting: Meeting) -> list[Attendance]:
    """Return who of the monitors came. One query."""
    return list(meeting.attendance.select_related("member"))


def minutes_of(meeting: Meeting) -> list[Minutes]:
    """Return all wordings, the newest first. One query."""
    return list(meeting.minutes.select_related("written_by", "approved_by"))


def opinions_of(meeting: Meeting) -> list[ShownOpinion]:
    """Return the opinions of the meeting with what came of them. Constant queries."""
    return _with_outcomes(meeting.opinions.all())


def earlier_opinions(meeting: Meeting) -> list[ShownOpinion]:
    """Return what was said at the meeting before this one, and what was said earlier and is not answered yet."""
    earlier = Meeting.objects.filter(unit_id=meeting.unit_id, held_on__lt=meeting.held_on, opinions__isnull=False)
    last = earlier.order_by("-held_on", "-id").values("pk")[:1]
    rows = Opinion.objects.filter(meeting__unit_id=meeting.unit_id, meeting__held_on__lt=meeting.held_on)
    rows = rows.filter(Q(meeting__in=last) | ~Q(voice__state__in=ANSWERED))
    return _with_outcomes(rows.order_by("-meeting__held_on", "number")[:MOST_EARLIER])


def _with_outcomes(rows: QuerySet[Opinion]) -> list[ShownOpinion]:
    opinions = list(rows.select_related("voice", "item", "meeting"))
    outcomes = outcomes_of([opinion.voice_id for opinion in opinions])
    return [ShownOpinion(opinion, outcomes[opinion.voice_id]) for opinion in opinions]


def publication_of(meeting: Meeting) -> Publication | None:
    """Return the text for the public about the meeting that is not withdrawn."""
    rows = Publication.objects.filter(subject_type=SUBJECT, subject_id=meeting.pk)
    return rows.exclude(state=State.WITHDRAWN).first()


def to_publish() -> QuerySet[Meeting]:
    """Return the meetings with approved minutes for which no text for the public was begun, the oldest first."""
    begun = Publication.objects.filter(subject_type=SUBJECT, subject_id=OuterRef("pk")).exclude(state=State.WITHDRAWN)
    return Meeting.objects.filter(~Exists(begun), state=MeetingState.APPROVED).order_by("held_on", "pk")


def to_erase() -> QuerySet[Application]:
    """Return the applications whose data are kept longer than stated."""
    return Application.objects.filter(erased_at__isnull=True, erase_on__lt=clock.today()).order_by("erase_on")


def announced() -> QuerySet[Any]:
    """Return the recruitments to which everyone may apply today, with names; the soonest to close first."""
    today = clock.today()
    rows = Recruitment.objects.filter(state=RecruitmentState.OPEN, opens_on__lte=today, closes_on__gte=today)
    return _named(rows, "closes_on").order_by("closes_on", "pk")


def public_meetings() -> QuerySet[Any]:
    """Return all meetings with the names of their offices, the latest first: days and agenda are public."""
    return _named(Meeting.objects.all(), "held_on").order_by("-held_on", "-pk")


def public_answers(meeting: Meeting) -> tuple[list[PublicText], int]:
    """Return the opinions that were published together with their answers, and how many were said. Four queries."""
    voices = list(meeting.opinions.values_list("voice_id", flat=True))
    texts = public_texts(VOICE, voices)
    return [texts[voice] for voice in voices if voice in texts], len(voices)


def recruitment_named(pk: UUID | None) -> Any:
    """Return a recruitment whose first day has come, with the name of its office; raises Http404."""
    rows = _named(Recruitment.objects.filter(opens_on__lte=clock.today()), "closes_on")
    return get_object_or_404(rows, pk=pk)
