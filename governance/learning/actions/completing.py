"""What a completion writes into a record."""

from datetime import date

from governance.learning.models import Record
from governance.learning.rules import new_certificate, valid_until


def complete(record: Record, *, on: date, source: str, score: int | None) -> None:
    """Fill in a completion; the caller saves. The unit is the one the person belongs to now and stays so."""
    record.state = Record.State.COMPLETED
    record.completed_on, record.source, record.score = on, source, score
    record.valid_until = valid_until(on, record.course.valid_months)
    record.certificate = new_certificate()
    record.unit_id = record.person.home_unit_id
