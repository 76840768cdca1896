"""Reads for pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.learning.access import overseen
from governance.learning.actions.testing import opens_at, tries_left
from governance.learning.models import Assignment, Attempt, Course, Edition, Page, Question, Record
from governance.learning.rules import is_right
from governance.organization.queries import name_on


def to_do(actor: Actor) -> QuerySet[Record]:
    """Return what the actor must or wants to take, soonest first; what has no due day comes last."""
    rows = Record.objects.filter(person_id=actor.own_id, state=Record.State.OPEN).select_related(
        "course__current", "edition"
    )
    return rows.annotate(pages=Count("course__current__pages")).order_by(
        F("due_on").asc(nulls_last=True), "assigned_on", "pk"
    )


def taken(actor: Actor) -> QuerySet[Record]:
    """Return what the actor has completed, newest first."""
    rows = Record.objects.filter(person_id=actor.own_id, state=Record.State.COMPLETED)
    return rows.select_related("course").order_by("-completed_on", "pk")


def catalogue(actor: Actor) -> QuerySet[Course]:
    """Return the courses that the actor may take of their own accord and does not have yet."""
    held = Exists(Record.objects.filter(course=OuterRef("pk"), person_id=actor.own_id, current=True))
    return Course.objects.filter(~held, current__isnull=False, open_to_all=True).order_by("title", "pk")


def _within_reach(actor: Actor) -> QuerySet[Record]:
    rows = Record.objects.filter(overseen(actor), current=True, person__is_active=True)
    return rows.filter(Q(assignment__isnull=False) | Q(state=Record.State.COMPLETED)).order_by()


def figures_of(courses: list[Course], actor: Actor) -> dict[UUID, Any]:
    """Return assigned, completed and overdue within the actor's reach, by course. One query for a page of courses."""
    overdue = Count("course", filter=Q(state=Record.State.OPEN, due_on__lt=clock.today()))
    grouped = _within_reach(actor).filter(course__in=courses).values("course_id").annotate(
        assigned=Count("course"), completed=Count("course", filter=Q(state=Record.State.COMPLETED)), overdue=overdue
    )  # fmt: skip
    return {row["course_id"]: row for row in grouped}


def people_of(actor: Actor) -> QuerySet[Record]:
    """Return the current records that the actor may follow, each with the name of the person's unit today."""
    return (
        _within_reach(actor)
        .select_related("person", "course")
        .annotate(unit_name=name_on("person__home_unit_id", clock.today()))
    )


def editions_of(course: Course) -> QuerySet[Edition]:
    """Return the versions with the numbers of their pages and questions."""
    return course.editions.annotate(
        size=Count("pages", distinct=True), asked=Count("questions", distinct=True)
    ).order_by("-number")


def assignments_of(course: Course) -> QuerySet[Assignment]:
    """Return the assignments, newest first, with how many records are open and completed."""
    return course.assignments.annotate(
        open_count=Count("records", filter=Q(records__state=Record.State.OPEN)),
        done_count=Count("records", filter=Q(records__state=Record.State.COMPLETED)),
    ).order_by("-starts_on", "pk")  # fmt: skip


@dataclass(frozen=True)
class Progress:
    """Where a learner stands: the pages, the test, what comes next."""

    edition: Edition
    pages: list[Page]
    read: int
    attempts: list[Attempt]
    left: int
    opens_at: datetime | None

    @property
    def all_read(self) -> bool:
        """Return whether every page was read."""
        return self.read >= len(self.pages)

    @property
    def under_way(self) -> Attempt | None:
        """Return the attempt that was begun and not yet sent."""
        return next((a for a in self.attempts if a.state == Attempt.State.OPEN), None)

    @property
    def may_begin(self) -> bool:
        """Return whether an attempt can begin now."""
        return bool(self.edition.drawn) and self.all_read and not self.under_way and self.left > 0 and not self.opens_at


def edition_of(record: Record) -> Edition | None:
    """Return the edition that the learner began, or the one they would begin."""
    return record.edition or record.course.current


def progress_of(record: Record) -> Progress | None:
    """Return where the learner stands, None for a classroom completion of a course that has no edition. Two queries."""
    edition = edition_of(record)
    if edition is None:
        return None
    attempts = list(record.attempts.order_by("number"))
    last = attempts[-1] if attempts else None
    pages = list(edition.pages.order_by("place"))
    return Progress(
        edition, pages, record.pages_read, attempts, tries_left(record, len(attempts)) if record.edition else edition.tries,
        opens_at(record, last),
    )  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One question of an attempt in the order shown: its options with their numbers, what was chosen, whether it was right."""

    question: Question
    options: list[tuple[int, str]]
    chosen: list[int]

    @property
    def right(self) -> bool:
        """Return whether the answer was right."""
        return is_right(self.question.options, self.chosen)

    @property
    def chosen_words(self) -> list[str]:
        """Return the texts that were chosen."""
        return [text for number, text in self.options if number in self.chosen]

    @property
    def right_words(self) -> list[str]:
        """Return the texts that would have been right."""
        return [text for number, text in self.options if self.question.options[number][1]]


def asked_in(attempt: Attempt) -> list[Asked]:
    """Return the questions of an attempt in the order drawn. One query."""
    questions = {str(q.pk): q for q in Question.objects.filter(pk__in=[pk for pk, _order in attempt.drawn])}
    return [
        Asked(questions[pk], [(n, questions[pk].options[n][0]) for n in order], attempt.answers.get(pk, []))
        for pk, order in attempt.drawn
    ]


def holder_of(number: str) -> Any:
    """Return the completed record with the certificate's number, None when there is none."""
    if not number:
        return None
    rows = Record.objects.filter(certificate=number, state=Record.State.COMPLETED)
    return (
        rows.select_related("person", "course").annotate(unit_name=name_on("unit_id", OuterRef("completed_on"))).first()
    )
