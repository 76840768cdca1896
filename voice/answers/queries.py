"""Reads of answers, important voices and public voices."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from governance import clock
from governance.access import Actor
from governance.deadlines.models import Deadline
from governance.lists.counting import number_of
from governance.organization.queries import in_force, name_on
from governance.publishing.choices import State
from governance.publishing.models import Publication
from governance.publishing.queries import PublicText, public_texts
from voice.access import visible_voices
from voice.answers.access import visible_matters
from voice.answers.choices import MONTHS, MeasureState, ToldBy
from voice.answers.models import (
    Criterion,
    Figure,
    Instruction,
    Matter,
    MatterVoice,
    Measure,
    OfficeCheck,
    PublicVoice,
    Reply,
)
from voice.answers.rules import Period, comparable, pairs_of, periods_of
from voice.choices import VoiceState
from voice.database.models import Classification, Term
from voice.database.queries import current_classification
from voice.database.taxonomy import codes_from
from voice.models import Voice

SUBJECT = "voice.voice"
"""What is published: a voice, with its reply."""


def criteria_on(day: date) -> QuerySet[Criterion]:
    """Return the criteria in force on the day."""
    return Criterion.objects.filter(in_force(day)).order_by("code")


def unanswered_for(actor: Actor) -> QuerySet[Any]:
    """Return the voices of the actor's scope that are not closed, each with `unit_name` and whether it is `is_important`."""
    rows = visible_voices(actor).exclude(state=VoiceState.CLOSED)
    important = Exists(MatterVoice.objects.filter(voice=OuterRef("pk")))
    named: QuerySet[Any] = rows.annotate(
        unit_name=name_on("unit_id", OuterRef("filed_at__date")), is_important=important
    )
    return named


def was_told(voice: Voice) -> bool:
    """Return whether the customer has the answer, or will read it in public. One query for a voice that counts as answered."""
    if voice.state != VoiceState.TOLD:
        return False
    newest = voice.replies.latest("number")
    return newest.told_by != ToldBy.PUBLICATION or not newest.unpublished_because


def replies_of(voice: Voice) -> list[Reply]:
    """Return all wordings of the answer, the newest first. One query."""
    return list(voice.replies.select_related("written_by", "decided_by", "told_by_whom", "unpublished_by"))


def publication_of(voice: Voice) -> Publication | None:
    """Return the text for the public about the voice that is not withdrawn."""
    rows = Publication.objects.filter(subject_type=SUBJECT, subject_id=voice.pk)
    return rows.exclude(state=State.WITHDRAWN).first()


def matters_for(actor: Actor) -> QuerySet[Any]:
    """Return the records of the actor's scope with the number of their voices and of what is still owed."""
    voices = MatterVoice.objects.filter(matter=OuterRef("pk"))
    owed = Instruction.objects.filter(matter=OuterRef("pk"), state__in=["given", "answered"])
    late = owed.filter(due_on__lt=clock.today())
    counts = {name: number_of(rows, "matter") for name, rows in (("voices", voices), ("owed", owed), ("late", late))}
    counted: QuerySet[Any] = visible_matters(actor).select_related("criterion", "theme").annotate(**counts)
    return counted


def instructions_of(matter: Matter) -> list[Instruction]:
    """Return the instructions with units and people. One query."""
    people = ("given_by", "answered_by", "reported_by", "reviewed_by", "matter")
    rows = matter.instructions.select_related(*people)
    return list(rows.annotate(unit_name=name_on("unit_id", OuterRef("given_at__date"))))


def named_checks() -> QuerySet[OfficeCheck]:
    """Return the checks with who made them, each with `unit_name`."""
    rows = OfficeCheck.objects.select_related("checked_by")
    return rows.annotate(unit_name=name_on("unit_id", OuterRef("checked_on")))


def measures_of(matter: Matter) -> list[Measure]:
    """Return the measures with their checks and figures. Three queries."""
    people = ("proposed_by", "decided_by", "given_up_by", "done_by", "concluded_by", "matter")
    rows = matter.measures.select_related(*people).prefetch_related("figures", Prefetch("checks", named_checks()))
    return list(rows.annotate(unit_name=name_on("unit_id", OuterRef("proposed_at__date"))))


def members_of(matter: Matter) -> list[MatterVoice]:
    """Return the voices of the record. One query."""
    rows = matter.members.select_related("voice", "added_by")
    return list(rows.annotate(unit_name=name_on("voice__unit_id", OuterRef("voice__filed_at__date"))))


def voices_on(codes: Collection[str], period: Period) -> int:
    """Return how many voices came in within the period that count as one of these subjects."""
    rows = Classification.objects.filter(superseded_at__isnull=True, subject__code__in=codes)
    return rows.filter(voice__received_on__gte=period[0], voice__received_on__lt=period[1]).count()


def to_publish() -> QuerySet[Voice]:
    """Return the answered voices whose publication is owed and not begun, the soonest due first."""
    running = Deadline.objects.filter(subject_type=SUBJECT, rule__code="D8", state=Deadline.State.RUNNING)
    begun = Publication.objects.filter(subject_type=SUBJECT, subject_id=OuterRef("pk")).exclude(state=State.WITHDRAWN)
    rows = Voice.objects.filter(pk__in=running.values("subject_id"))
    return rows.exclude(Exists(begun)).order_by("received_on", "pk")


def subject_of(voice_id: UUID) -> Term | None:
    """Return the subject that counts for the voice, None while it has none."""
    found = current_classification(Voice.objects.get(pk=voice_id))
    return found.subject if found else None


def words_of(text: PublicText) -> str:
    """Return what the public reads as one comparable text."""
    return comparable("\n".join([text.title, *(part["text"] for part in text.content)]))


def public_voices() -> QuerySet[PublicVoice]:
    """Return what is public now, the newest first. The publication decides: a withdrawn one is gone at once."""
    return PublicVoice.objects.filter(publication__state=State.PUBLISHED).select_related("subject")


def found_in_public(query: str, subject: str) -> QuerySet[PublicVoice]:
    """Return the public voices that hold all words of the query, on a subject (its code) or one below it when given."""
    rows = public_voices()
    if subject:
        rows = rows.filter(subject__code__in=codes_from(subject))
    for word in filter(None, map(comparable, query.split())):
        rows = rows.filter(pairs__contains=pairs_of(word), words__contains=word)
    return rows


def with_texts(rows: Collection[PublicVoice]) -> list[tuple[PublicVoice, PublicText]]:
    """Return the rows, each with what the public reads of it. Two queries."""
    texts = public_texts(SUBJECT, [row.voice_id for row in rows])
    return [(row, texts[row.voice_id]) for row in rows if row.voice_id in texts]


def figures_owed() -> list[tuple[Measure, int]]:
    """Return each measure that is done and has a theme with the number of months whose figure can be counted now."""
    rows = Measure.objects.filter(state=MeasureState.DONE, matter__theme__isnull=False, changed_on__isnull=False)
    return [
        (measure, months)
        for measure in rows.prefetch_related("figures")
        for months in MONTHS
        if measure.changed_on
        and periods_of(measure.changed_on, months).after[1] <= clock.today()
        and months not in {figure.months for figure in measure.figures.all()}
    ]


def to_conclude() -> QuerySet[Measure]:
    """Return the measures that are done and have a figure: it can be said whether they worked."""
    counted = Exists(Figure.objects.filter(measure=OuterRef("pk")))
    return Measure.objects.filter(counted, state=MeasureState.DONE)
