"""What this room counts for others."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import connection

from voice import contributed
from voice.contributed import Share

INSPECTED = """
    WITH item AS (
        SELECT v.office_id, bool_or(m.answer = 'yes') AS yes, bool_or(m.answer = 'no') AS no,
            EXISTS (SELECT FROM visits_contest c WHERE c.visit_id = v.id AND c.criterion_id = m.criterion_id
                AND c.state = 'overturned') AS granted
        FROM visits_visit v JOIN visits_sheet s ON s.visit_id = v.id JOIN visits_mark m ON m.sheet_id = s.id
        WHERE v.state IN ('sent', 'final') AND v.repeats_id IS NULL AND v.visited_on BETWEEN %s AND %s
        GROUP BY v.office_id, v.id, m.criterion_id
    )
    SELECT office_id, count(*) FILTER (WHERE yes OR granted), count(*) FROM item WHERE yes <> no GROUP BY office_id
"""
"""The rule of rating.Item.answer for a year of all offices at once: too many marks to read one by one."""


@contributed.inspections.fill
def inspected(first: date, last: date) -> Mapping[UUID, Share]:
    """Return by office what was met on its visits of the period; only those whose result was sent. One query.

    Repeated visits are left out: they look at nothing but what had failed.
    """
    with connection.cursor() as cursor:
        cursor.execute(INSPECTED, [first, last])
        return {office: Share(met, rated) for office, met, rated in cursor.fetchall()}
