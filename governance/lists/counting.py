"""Numbers beside the rows of a list."""

from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery
from django.db.models.functions import Coalesce


def number_of(rows: QuerySet[Any], by: str) -> Coalesce:
    """Return an annotation: how many of the rows there are. `by`: the column that the rows compare with an OuterRef.

    A subquery counts for the rows of the page alone; a join with Count would count for the whole list first.
    """
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
