"""How long it took from awareness to registration, counted by unit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, F, Q, QuerySet

from compliance.choices import Track
from compliance.contributed import heard_from
from compliance.information.access import readable
from compliance.information.models import Information
from compliance.rules import READERS_OF_TRACK, SMALLEST
from governance import clock
from governance.access import Actor
from governance.calendar.eras import fiscal_year_days
from governance.organization.queries import periods_on
from governance.surveys.suppression import no_small_cell


class Median(Aggregate):
    """The median of durations, in PostgreSQL."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


@dataclass(frozen=True)
class UnitFigures:
    """What is counted for one unit; None where the group is too small to be shown."""

    name: str
    count: int | None
    late: int | None
    median_hours: float | None


def sees_rows(actor: Actor) -> bool:
    """Return whether the actor may see the entries of the division's track one by one, and so any number of them."""
    return actor.holds(*READERS_OF_TRACK[Track.DIVISION])


def figures_of(actor: Actor, year: int) -> list[UnitFigures]:
    """Return the figures of a fiscal year by unit, most entries first. Two queries.

    Those who see rows get every unit. For everyone else small groups are left empty, and no sum is given from which
    they could be worked out. Entries about the division or executives are never counted for others.
    """
    first, last = fiscal_year_days(year)
    whole = sees_rows(actor)
    entries = readable(actor) if whole else Information.objects.filter(track=Track.DIVISION)
    start, end = clock.start_of(first), clock.start_of(last + timedelta(days=1))
    counted = (
        entries.filter(registered_at__gte=start, registered_at__lt=end)
        .order_by()
        .values("unit_id")
        .annotate(
            count=Count("pk"),
            late=Count("pk", filter=Q(in_time=False)),
            median=Median(F("registered_at") - F("aware_at"), output_field=DurationField()),
        )
    )
    names = dict(periods_on(min(last, clock.today())).values_list("unit_id", "name"))
    found = [_figures(dict(row), names.get(row["unit_id"], ""), whole) for row in counted]
    return sorted(found, key=lambda row: (row.count is None, -(row.count or 0), row.name))


@heard_from
def entries_since(actor: Actor, moment: datetime) -> QuerySet[Information]:
    """Return the entries registered since the moment that the actor may read, for the search for silent units."""
    return readable(actor).filter(registered_at__gte=moment)


def _figures(row: dict[str, Any], name: str, whole: bool) -> UnitFigures:
    if not whole and row["count"] < SMALLEST:
        return UnitFigures(name, None, None, None)
    late = row["late"] if whole or _may_be_told(row["late"], row["count"]) else None
    return UnitFigures(name, row["count"], late, round(row["median"].total_seconds() / 3600, 1))


def _may_be_told(part: int, count: int) -> bool:
    """Return whether part and rest are each empty or large enough, so that neither points at one entry."""
    return no_small_cell(SMALLEST)((part, count - part))
