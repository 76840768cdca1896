"""Completions at classroom courses, handed in as a file."""

from collections.abc import Sequence
from typing import Any

from governance.access import Actor
from governance.learning.access import is_owner
from governance.learning.actions.completing import complete
from governance.learning.importing import Attendance
from governance.learning.models import Course, Record
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, action


@action(
    "learning.import_attendance", subject=Course, who=is_owner, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("passed", "failed"),
)  # fmt: skip
def import_attendance(course: Course, *, actor: Actor, rows: Sequence[Attendance], passed: int, failed: int) -> None:
    """Complete the course for those who passed, all or none. Those who did not pass keep what they owe."""
    done = {row.person_id: row for row in rows if row.passed}
    current = Record.objects.select_for_update(of=("self",)).filter(course=course, current=True, person_id__in=done)
    by_person: dict[Any, Record] = {record.person_id: record for record in current}
    replaced = [r.pk for r in by_person.values() if r.state == Record.State.COMPLETED]
    Record.objects.filter(pk__in=replaced).update(current=False)
    new, changed = [], []
    for person_id, row in done.items():
        held = by_person.get(person_id)
        if held is not None and held.state == Record.State.OPEN:
            record = held
            changed.append(record)
        else:
            record = Record(course=course, person_id=person_id, assigned_on=row.day)
            record.assignment_id = held.assignment_id if held else None
            new.append(record)
        record.course, record.person = course, row.person
        complete(record, on=row.day, source=Record.Source.CLASSROOM, score=None)
    Record.objects.bulk_create(new, batch_size=1000)
    fields = ["state", "completed_on", "valid_until", "source", "score", "certificate", "unit"]
    Record.objects.bulk_update(changed, fields, batch_size=1000)
