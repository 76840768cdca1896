"""From an assignment to records: everyone in the audience who has none, or whose completion no longer counts.

Set-based, five statements however many people. Runs when an assignment is made, and hourly where something is missing: so
newcomers, changes of role or unit, leavers and expiring completions are caught.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.learning.access import is_system
from governance.learning.audience import audience_of
from governance.learning.models import Assignment, Record, Round
from governance.people.models import Person
from governance.runner import NO_CLOCKS, STAYS, WrongState, action

INSERT = """
INSERT INTO learning_record (
    id, course_id, person_id, assignment_id, state, current, assigned_on, due_on, pages_read, more_tries, step, round_id, source
)
SELECT gen_random_uuid(), %s, p.id, %s, 'open', true, %s,
       CASE WHEN %s THEN %s ELSE GREATEST(last.valid_until, %s) END, 0, 0, 0, %s, ''
FROM people_person p
LEFT JOIN LATERAL (
    SELECT max(r.valid_until) AS valid_until FROM learning_record r
    WHERE r.course_id = %s AND r.person_id = p.id AND r.state = 'completed'
) last ON true
WHERE p.id IN ({audience})
AND NOT EXISTS (SELECT 1 FROM learning_record r WHERE r.course_id = %s AND r.person_id = p.id AND r.current)
ON CONFLICT DO NOTHING
"""


@action(
    "learning.open_round", subject=Round, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=("learning.round_opened",), ledger=("assignment",),
)  # fmt: skip
def open_round(*, actor: Actor, assignment: Assignment, person_ids: Collection[UUID] | None = None) -> Round:
    """Give a record to everyone who should have one, and take it from those who left the audience.

    `person_ids`: only these people, whether the audience holds them or not: an occasion came for them. Raises WrongState for
    an assignment that has ended meanwhile.
    """
    locked = Assignment.objects.select_for_update(of=("self",)).select_related("course").get(pk=assignment.pk)
    if locked.state != Assignment.State.ACTIVE:
        raise WrongState
    made = Round.objects.create(kind=Round.Kind.ASSIGNED, course=locked.course, assignment=locked, day=clock.today())
    people = Person.objects.filter(pk__in=person_ids, is_active=True).order_by() if person_ids else audience_of(locked)
    made.count = _Filling(locked, people, made).fill(release=person_ids is None)
    made.save()
    locked.filled_at = clock.now()
    locked.save()
    return made


def no_longer_counts(assignment: Assignment, today: date) -> Q:
    """Return the condition for completions that do not release anyone from the assignment: too old, or soon expired."""
    too_old = Q(completed_on__lt=assignment.counts_from)
    if not assignment.repeats:
        return too_old
    return too_old | Q(valid_until__lte=today + timedelta(days=assignment.grace_days))


def leavers(assignment: Assignment) -> QuerySet[Record]:
    """Return the open records of people who no longer belong to the audience."""
    rows = Record.objects.filter(assignment=assignment, state=Record.State.OPEN)
    return rows.exclude(person_id__in=audience_of(assignment).values("pk"))


def needs_filling(assignment: Assignment) -> bool:
    """Return whether the hourly chore has anything to do for the assignment."""
    today = clock.today()
    people = audience_of(assignment)
    current = Record.objects.filter(course_id=assignment.course_id, current=True)
    missing = people.exclude(Exists(current.filter(person=OuterRef("pk"))))
    expired = current.filter(no_longer_counts(assignment, today), state="completed", person_id__in=people.values("pk"))
    return assignment.filled_at is None or missing.exists() or expired.exists() or leavers(assignment).exists()


class _Filling:
    """The statements, in order."""

    def __init__(self, assignment: Assignment, people: QuerySet[Person], made: Round) -> None:
        self.assignment, self.round, self.people = assignment, made, people
        self.today = clock.today()
        self.first = assignment.filled_at is None and assignment.audience != Assignment.Audience.OCCASION
        self.later = self.today + timedelta(days=assignment.grace_days)
        theirs = Record.objects.filter(course_id=assignment.course_id, current=True)
        self.theirs = theirs.filter(person_id__in=people.values("pk"))

    def fill(self, *, release: bool) -> int:
        """Do it all; return how many people were given a record."""
        if release:
            leavers(self.assignment).update(state=Record.State.RELEASED, current=False)
        self.theirs.filter(no_longer_counts(self.assignment, self.today), state="completed").update(current=False)
        self._adopt()
        return self._insert()

    def _adopt(self) -> None:
        """Take over what people began or completed of their own accord; an earlier due day of a first round counts."""
        due = self.assignment.due_on if self.first else self.later
        self.theirs.filter(assignment__isnull=True).update(assignment=self.assignment, due_on=due)
        if self.first:
            self.theirs.filter(state="open", due_on__gt=due).update(due_on=due)

    def _insert(self) -> int:
        a = self.assignment
        audience, of_audience = self.people.values("pk").query.sql_with_params()
        values: list[Any] = [
            a.course_id, a.pk, self.today, self.first, max(a.due_on, self.today), self.later, self.round.pk, a.course_id,
            *of_audience, a.course_id,
        ]  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(INSERT.format(audience=audience), values)
            return int(cursor.rowcount)
