"""The yearly figures as they are stored and shown: protected, with a hash, the same whenever they are counted."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from compliance.choices import Track
from compliance.contributed import count_measures
from compliance.figures import counting, tables
from compliance.figures.choices import Notice, Outcome
from compliance.figures.dashboard import months_of
from compliance.figures.models import YearlyFigures
from compliance.figures.rules import ACCEPTED, DECIDED, ROOT, Period, alone, settled_on
from compliance.figures.tables import Line
from compliance.models import Case
from compliance.rules import SMALLEST
from governance.calendar.eras import fiscal_year_days, fiscal_year_in_japanese
from governance.charts import Chart, bars
from governance.clock import start_of


def year_period(year: int) -> Period:
    """Return the whole fiscal year as it stands three months after its end."""
    first, last = fiscal_year_days(year)
    return Period(year, first, last, settled_on(year))


def counted(year: int) -> tuple[dict[str, Any], int]:
    """Return the protected figures of a fiscal year and the number of rows behind them. Six queries at most.

    The division's cases. Those of the other tracks are given as two numbers beside, and only from five on: whoever knows
    one side of the wall must not find out about the other by subtracting.
    """
    period = year_period(year)
    (cohort,) = counting.count(counting.divisions_cases(), period)
    course = tables.course_of(cohort, hides=True)
    flat = {name: tables.shown(cohort, name, hides=True) for name in ("month", "category", "channel", "reporter_kind")}
    snapshot: dict[str, Any] = {
        "fiscal_year": year, "as_of": period.as_of.isoformat(), "notice_days": counting.notice_days(period),
        "course": course, "notice": tables.notice_of(cohort, hides=True),
        "median_days": cohort.median if course.get(DECIDED) is not None else None,
        "elsewhere": {track: _elsewhere(track, period) for track in (Track.VICE_PRESIDENT, Track.STATUTORY)},
        "measures": _measures(period), **flat,
    }  # fmt: skip
    return snapshot, cohort.size


def _elsewhere(track: str, period: Period) -> int | None:
    since, until = start_of(period.first), counting.end_of(period.last)
    return alone(Case.objects.filter(track=track, received_at__gte=since, received_at__lt=until).count())


def _measures(period: Period) -> dict[str, int | None] | None:
    found = count_measures(counting.divisions_cases(), period.first, period.last, period.as_of)
    if found is None:
        return None
    shown = all(part == 0 or part >= SMALLEST for part in (found.done, found.decided - found.done))
    return {"decided": alone(found.decided), "done": found.done if shown else None}


def hash_of(snapshot: dict[str, Any]) -> str:
    """Return the SHA-256 of the figures in one fixed way of writing them."""
    return hashlib.sha256(json.dumps(snapshot, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def is_whole(figures: YearlyFigures) -> bool:
    """Return whether the stored figures are the ones that were hashed when they were counted."""
    return hash_of(figures.snapshot) == figures.snapshot_hash


@dataclass(frozen=True)
class ShownYear:
    """An edition in words: facts (label, value) and charts."""

    figures: YearlyFigures
    facts: list[tuple[str, str]]
    charts: list[Chart]


def in_words(figures: YearlyFigures) -> ShownYear:
    """Return the stored figures as a page and a document show them. No query."""
    return ShownYear(figures, facts_of(figures.snapshot), charts_of(figures.snapshot))


def facts_of(snapshot: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the main figures with their words."""
    course, notice = snapshot["course"], snapshot["notice"]
    median = snapshot["median_days"]
    facts = [
        (_("Reports received"), _cases(course.get(ROOT, 0))),
        (_("Accepted for investigation"), _cases(course.get(ACCEPTED, 0))),
        (_("Not taken up"), _cases(course.get(Outcome.DECLINED, 0))),
        (_("Median days until the reporter was told"), _("Not shown") if median is None else _("%(n)s days") % {"n": median}),
        (_("Told within %(days)s days") % {"days": snapshot["notice_days"]}, _cases(notice.get(Notice.WITHIN, 0))),
        (_("Investigations concluded"), _cases(course.get(Outcome.CONCLUDED, 0))),
    ]  # fmt: skip
    facts += [(str(label), _cases(number)) for label, number in tables.findings(course)]
    if snapshot["measures"] is not None:
        facts += [(_("Measures decided"), _cases(snapshot["measures"]["decided"]))]
        facts += [(_("Measures carried out"), _cases(snapshot["measures"]["done"]))]
    elsewhere = {
        Track.VICE_PRESIDENT: _("Besides: reports handled by the vice-president"),
        Track.STATUTORY: _("Besides: reports handled by the inspector of the board and the external counsel"),
    }
    return facts + [(words, _few(snapshot["elsewhere"].get(track))) for track, words in elsewhere.items()]


def _cases(number: int | None) -> str:
    return _("Not shown") if number is None else str(number)


def _few(number: int | None) -> str:
    return _("0 to 4") if number is None else str(number)


def charts_of(snapshot: dict[str, Any]) -> list[Chart]:
    """Return the charts of one year."""
    number = _("Reports")
    months = [(label, snapshot["month"].get(month, 0)) for month, label in months_of(snapshot["fiscal_year"])]
    charts = [bars(_("Reports by month"), _("Month"), number, months)]
    words = {"category": _("Category"), "channel": _("Channel"), "reporter_kind": _("Reporter")}
    for name, label in words.items():
        lines = tables.lines_of(name, snapshot[name], {})
        charts.append(bars(label, label, number, [(line.label, line.now) for line in lines]))
    return charts


def over_the_years(rows: list[YearlyFigures]) -> Chart:
    """Return the chart of reports received and accepted by fiscal year, oldest first."""
    lines = []
    for row in sorted(rows, key=lambda row: row.fiscal_year):
        course = row.snapshot["course"]
        lines.append(Line(fiscal_year_in_japanese(row.fiscal_year), course.get(ROOT, 0), course.get(ACCEPTED, 0)))
    names = (_("Reports received"), _("Accepted for investigation"))
    return tables.compared(_("Reports over the years"), _("Fiscal year"), names, lines)
