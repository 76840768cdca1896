"""Counting of cases in PostgreSQL: one pass over the cases of a fiscal year, whatever the number of tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from compliance.access import visible_to
from compliance.choices import OPEN, State, Track
from compliance.figures.rules import Period
from compliance.models import Case
from compliance.rules import READERS_OF_TRACK
from governance.access import Actor
from governance.calendar.business_days import add_months
from governance.calendar.eras import fiscal_year_days
from governance.clock import start_of
from governance.deadlines.models import Rule
from governance.organization.queries import in_force

COLUMNS = (
    "id", "received_at", "decided_at", "concluded_at", "state", "category", "severity", "channel", "reporter_kind", "finding",
    "unit_id",
)  # fmt: skip
SETS = ("month", "course", "category", "severity", "channel", "reporter_kind", "notice")
DIMENSIONS = (*SETS, "unit")

# `asked` holds the cases of the reader's scope that came in within one of the periods; what happened after a period's day of
# counting is not known to it, so that the same period counted again for the same day gives the same figures.
_DAY = "((({}) AT TIME ZONE 'UTC') + interval '9 hours')::date"
"""The day in Japan, which has had no summer time since 1951; looking up the zone for each row takes twice as long."""
_RECEIVED_ON = _DAY.format("received_at")
_UNIT = 0
"""Units are counted beside the sets: with them hardly two cases would be alike."""
_AGE = """CASE WHEN age <= 20 THEN '20' WHEN age <= 90 THEN '90' WHEN age <= 180 THEN '180' WHEN age <= 365 THEN '365'
    ELSE 'more' END"""
_COUNT = f"""
WITH period (year, since, upto, until, as_of, notice) AS (VALUES {{periods}}), asked AS ({{cases}}), known AS MATERIALIZED (
    SELECT
        year, notice, width_bucket(received_at, %(months)s::timestamptz[]) AS month,
        (decided_at IS NOT NULL AND decided_at < until) AS decided, concluded_at < until AS concluded,
        state = 'declined' AS declined, category, severity, channel, reporter_kind, finding, unit_id,
        as_of - {_RECEIVED_ON} AS age, {_DAY.format("decided_at")} - {_RECEIVED_ON} AS days
    FROM period JOIN asked ON received_at >= since AND received_at < upto
), placed AS (
    SELECT
        year, month,
        CASE WHEN NOT decided THEN 'undecided' WHEN declined THEN 'declined'
            WHEN concluded THEN 'concluded:' || finding ELSE 'in_work:' || {_AGE} END AS course,
        CASE WHEN decided AND NOT declined THEN category ELSE '' END AS category,
        CASE WHEN decided AND NOT declined THEN severity ELSE '' END AS severity,
        channel, reporter_kind, coalesce(unit_id::text, '') AS unit,
        CASE WHEN NOT decided THEN 'undecided' WHEN days <= notice THEN 'within' ELSE 'late' END AS notice
    FROM known
), alike AS (
    SELECT year, month, course, category, severity, channel, reporter_kind, notice, count(*) AS number
    FROM placed GROUP BY year, month, course, category, severity, channel, reporter_kind, notice
)
SELECT year, grouping(month, course, category, severity, channel, reporter_kind, notice) AS left_out,
    coalesce(month::text, course, category, severity, channel, reporter_kind, notice), sum(number)::bigint, NULL::float AS median
FROM alike
GROUP BY year, GROUPING SETS ((month), (course), (category), (severity), (channel), (reporter_kind), (notice))
UNION ALL
SELECT year, {_UNIT}, unit, count(*), NULL::float FROM placed GROUP BY year, unit
UNION ALL
SELECT year, NULL, NULL, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FROM known WHERE decided GROUP BY year
"""  # noqa: S608 - our own words only
_EVENTS = """
WITH asked AS ({cases})
SELECT width_bucket(happened, %(months)s::timestamptz[]), kind, count(*)
FROM asked CROSS JOIN LATERAL (VALUES
    ('received', received_at),
    ('accepted', CASE WHEN state <> 'declined' THEN decided_at END),
    ('declined', CASE WHEN state = 'declined' THEN decided_at END),
    ('concluded', concluded_at)
) AS event(kind, happened)
WHERE happened >= %(since)s AND happened < %(until)s
GROUP BY 1, 2
"""
_AGES = f"""
WITH asked AS ({{cases}}), aged AS (
    SELECT %(as_of)s::date - {_RECEIVED_ON} AS age FROM asked
)
SELECT {_AGE}, count(*) FROM aged GROUP BY 1
"""  # noqa: S608 - our own words only


@dataclass(frozen=True)
class Cohort:
    """The cases that came in within a period, counted along each dimension; `median`: days until the decision."""

    period: Period
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    median: float | None = None

    @property
    def size(self) -> int:
        """Return the number of cases."""
        return sum(self.counts.get("channel", {}).values())

    def of(self, dimension: str) -> Mapping[str, int]:
        """Return the counts along one dimension."""
        return self.counts.get(dimension, {})


def sees_cases(actor: Actor) -> bool:
    """Return whether the actor may see the division's cases themselves, and so any number of them."""
    return actor.kind == "person" and actor.holds(*READERS_OF_TRACK[Track.DIVISION])


def counted_for(actor: Actor) -> QuerySet[Case]:
    """Return the cases behind an actor's figures: those they may see, or the division's for those who get numbers only.

    What the others handle (about executives, the division or its head) is in nobody's numbers: a difference would tell that
    there is such a case.
    """
    return visible_to(actor) if sees_cases(actor) else divisions_cases()


def divisions_cases() -> QuerySet[Case]:
    """Return the cases of the division's own track."""
    return Case.objects.filter(track=Track.DIVISION)


def end_of(day: date) -> datetime:
    """Return the first moment after the day in Japan."""
    return start_of(day + timedelta(days=1))


def notice_days(period: Period) -> int:
    """Return the days within which reporters are to be told (D2), by the rule in force when the period began.

    A period before the first rule is measured by the first one.
    """
    rules = Rule.objects.filter(code="D2").order_by("valid_from")
    found = rules.filter(in_force(period.first)).first() or rules.first()
    return found.amount if found else 0


def count(cases: QuerySet[Case], *periods: Period) -> list[Cohort]:
    """Return for each period the cases that came in within it, as they stood on its day of counting.

    The periods are of different fiscal years. One query, and one or two for each period's rule.
    """
    started = [period for period in periods if period.started]
    counts: dict[int, dict[str, dict[str, int]]] = {
        period.year: {name: {} for name in DIMENSIONS} for period in started
    }
    medians: dict[int, float] = {}
    months = _months(started)
    for year, left_out, value, number, median in _counted(cases, started, months) if started else []:
        if left_out is None:
            medians[year] = _short(float(median))
        elif (dimension := _dimension(left_out)) == "month":
            counts[year][dimension][f"{months[int(value) - 1]:%Y-%m}"] = number
        else:
            counts[year][dimension][value] = number
    return [Cohort(period, counts.get(period.year, {}), medians.get(period.year)) for period in periods]


def _months(periods: Iterable[Period]) -> list[date]:
    """Return the first days of the months of the periods' fiscal years, oldest first."""
    return sorted(add_months(fiscal_year_days(period.year)[0], n) for period in periods for n in range(12))


def _counted(cases: QuerySet[Case], periods: list[Period], months: list[date]) -> list[tuple[Any, ...]]:
    """Return year, what is counted, its value, the number, the median days; one pass over the cases of all periods."""
    rows: list[str] = []
    inputs: dict[str, Any] = {"months": [start_of(month) for month in months]}
    for n, period in enumerate(periods):
        values = (start_of(period.first), end_of(period.last), end_of(period.as_of), period.as_of, notice_days(period))
        inputs |= {f"p{n}_{place}": value for place, value in enumerate((period.year, *values))}
        rows.append(f"(%(p{n}_0)s, %(p{n}_1)s, %(p{n}_2)s, %(p{n}_3)s, %(p{n}_4)s::date, %(p{n}_5)s)")
    first, last = min(p.first for p in periods), max(p.last for p in periods)
    asked = cases.filter(received_at__gte=start_of(first), received_at__lt=end_of(last))
    return _rows(_COUNT.replace("{periods}", ", ".join(rows)), asked, inputs)


def _short(days: float) -> float:
    """Return the days to one decimal, without it when there is none."""
    return int(days) if days.is_integer() else round(days, 1)


def _dimension(left_out: int) -> str:
    """Return which dimension a row is about: the only one whose bit is not set in PostgreSQL's GROUPING()."""
    if left_out == _UNIT:
        return "unit"
    place = next(n for n in range(len(SETS)) if not left_out >> (len(SETS) - 1 - n) & 1)
    return SETS[place]


def events_by_month(cases: QuerySet[Case], period: Period) -> dict[tuple[str, str], int]:
    """Return how often what happened in which month of the period: (2026-04, accepted) → number. One query."""
    since, until = start_of(period.first), end_of(period.last)
    within = (since, until)
    touched = Q(received_at__range=within) | Q(decided_at__range=within) | Q(concluded_at__range=within)
    months = _months([period])
    inputs = {"since": since, "until": until, "months": [start_of(month) for month in months]}
    found = _rows(_EVENTS, cases.filter(touched), inputs)
    return {(f"{months[month - 1]:%Y-%m}", kind): n for month, kind, n in found}


def ages_of_open(cases: QuerySet[Case], today: date) -> dict[str, int]:
    """Return how long the cases that are open today have been open. One query."""
    open_now = cases.filter(state__in=[*OPEN, State.IN_REVIEW.value])  # named, so that the index on the state serves
    return dict(_rows(_AGES, open_now, {"as_of": today}))


def _rows(sql: str, cases: QuerySet[Case], inputs: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Run a query over the cases of a queryset; its own conditions (scope, exclusion) stay part of it."""
    inner, values = cases.order_by().values(*COLUMNS).query.sql_with_params()
    named = {f"case_{n}": value for n, value in enumerate(values)}
    text = inner % tuple(f"%({name})s" for name in named)
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("{cases}", text), {**inputs, **named})
        return list(cursor.fetchall())
