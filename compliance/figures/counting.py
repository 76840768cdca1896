"""Counting of cases in PostgreSQL: one pass over the cases of a fiscal year, whatever the number of tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from compliance.access import visible_to
from compliance.choices import OPEN, State, Track
from compliance.figures.rules import Period
from compliance.models import Case
from compliance.rules import READERS_OF_TRACK
from governance.access import Actor
from governance.deadlines.models import Rule
from governance.organization.queries import in_force

COLUMNS = (
    "id", "received_at", "decided_at", "concluded_at", "state", "category", "severity", "channel", "reporter_kind", "finding",
    "unit_id",
)  # fmt: skip
DIMENSIONS = ("month", "course", "category", "severity", "channel", "reporter_kind", "unit", "notice")

# `asked` holds the cases of the reader's scope that came in within one of the periods; what happened after a period's day of
# counting is not known to it, so that the same period counted again for the same day gives the same figures.
_AGE = """CASE WHEN age <= 20 THEN '20' WHEN age <= 90 THEN '90' WHEN age <= 180 THEN '180' WHEN age <= 365 THEN '365'
    ELSE 'more' END"""
_COUNT = f"""
WITH period (year, since, upto, until, as_of, notice) AS (VALUES {{periods}}), asked AS ({{cases}}), known AS MATERIALIZED (
    SELECT
        year, notice, to_char(received_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM') AS month,
        (decided_at IS NOT NULL AND decided_at < until) AS decided, concluded_at < until AS concluded,
        state = 'declined' AS declined, category, severity, channel, reporter_kind, finding, unit_id,
        as_of - (received_at AT TIME ZONE 'Asia/Tokyo')::date AS age,
        (decided_at AT TIME ZONE 'Asia/Tokyo')::date - (received_at AT TIME ZONE 'Asia/Tokyo')::date AS days
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
)
SELECT year, grouping(month, course, category, severity, channel, reporter_kind, unit, notice) AS left_out,
    coalesce(month, course, category, severity, channel, reporter_kind, unit, notice), count(*), NULL AS median
FROM placed
GROUP BY year, GROUPING SETS ((month), (course), (category), (severity), (channel), (reporter_kind), (unit), (notice))
UNION ALL
SELECT year, NULL, NULL, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FROM known WHERE decided GROUP BY year
"""  # noqa: S608 - our own words only
_EVENTS = """
WITH asked AS ({cases})
SELECT to_char(happened AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM'), kind, count(*)
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
    SELECT %(as_of)s::date - (received_at AT TIME ZONE 'Asia/Tokyo')::date AS age FROM asked
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


def start_of(day: date) -> datetime:
    """Return the first moment of the day in Japan."""
    return timezone.make_aware(datetime.combine(day, time.min))


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
    for year, left_out, value, number, median in _counted(cases, started) if started else []:
        if left_out is None:
            medians[year] = _short(float(median))
        else:
            counts[year][_dimension(left_out)][value] = number
    return [Cohort(period, counts.get(period.year, {}), medians.get(period.year)) for period in periods]


def _counted(cases: QuerySet[Case], periods: list[Period]) -> list[tuple[Any, ...]]:
    """Return year, what is counted, its value, the number, the median days; one pass over the cases of all periods."""
    rows: list[str] = []
    inputs: dict[str, Any] = {}
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
    place = next(n for n in range(len(DIMENSIONS)) if not left_out >> (len(DIMENSIONS) - 1 - n) & 1)
    return DIMENSIONS[place]


def events_by_month(cases: QuerySet[Case], period: Period) -> dict[tuple[str, str], int]:
    """Return how often what happened in which month of the period: (2026-04, accepted) → number. One query."""
    since, until = start_of(period.first), end_of(period.last)
    within = (since, until)
    touched = Q(received_at__range=within) | Q(decided_at__range=within) | Q(concluded_at__range=within)
    found = _rows(_EVENTS, cases.filter(touched), {"since": since, "until": until})
    return {(month, kind): n for month, kind, n in found}


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
