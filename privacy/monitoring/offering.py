"""What monitoring answers the other rooms of privacy: whose records were viewed without a purpose."""

from uuid import UUID

from privacy.contributed import Concerned, viewed_persons, views_by_person
from privacy.monitoring.models import Task
from privacy.monitoring.queries import SUBJECT, denied_flags, denied_views
from privacy.monitoring.sealing import opened_record


@viewed_persons.fill
def viewed(subject_type: str, subject_id: UUID) -> list[Concerned]:
    """Return the records viewed without a purpose in a task, each once; for a flag on a whole day all records of that day.

    Names and addresses are not known here: whoever tells the persons adds them.
    """
    if subject_type != SUBJECT:
        return []
    records = {opened_record(view.seal_context, view.sealed) for view in denied_views(subject_id)}
    if any(flag.measure is not None and not flag.views.exists() for flag in denied_flags(subject_id)):
        task = Task.objects.get(pk=subject_id)
        records |= {row["record_id"] for row in views_by_person.ask(task.staff_id, task.day, task.day)}
    return [Concerned("", record=record) for record in sorted(records)]
