"""Running numbers of rows that an action makes."""

from typing import Any

from django.db import connection
from django.db.models import Max, QuerySet

SERIES = 5160
"""Any fixed number, the first key of the advisory locks of all series."""


def next_number(rows: QuerySet[Any], field: str = "number") -> int:
    """Return the next number among the rows. Called in an action: until it ends, whoever numbers rows of this table waits.

    Without the lock two at once would take the same number, and the second would fail at the unique constraint.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [SERIES, rows.model._meta.db_table])
    return int(rows.aggregate(last=Max(field))["last"] or 0) + 1
