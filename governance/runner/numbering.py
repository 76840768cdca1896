"""Running numbers of rows that an action makes."""

from typing import Any

from django.db import connection
from django.db.models import Max, Model, QuerySet

SERIES = 5160
"""Any fixed number, the first key of the advisory locks of all series."""


def wait_in_line(model: type[Model]) -> None:
    """Let one transaction at a time work on the whole of this table; called in an action, and held until it ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [SERIES, model._meta.db_table])


def next_number(rows: QuerySet[Any], field: str = "number") -> int:
    """Return the next number among the rows. Called in an action: until it ends, whoever numbers rows of this table waits.

    Without the lock two at once would take the same number, and the second would fail at the unique constraint.
    """
    wait_in_line(rows.model)
    return int(rows.aggregate(last=Max(field))["last"] or 0) + 1
