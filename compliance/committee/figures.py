"""What the committee's page shows of improvement: resolutions by state, measures, causes that recur. With charts."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from compliance.choices import Category, Finding, Track
from compliance.committee.choices import ResolutionState
from compliance.committee.queries import resolutions_for, share
from compliance.improvement import Figure, figures
from compliance.models import Case
from compliance.rules import SMALLEST
from governance import clock
from governance.access import Actor
from governance.charts import Chart, bars

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class StateLine:
    """Resolutions in one state: how many, for how many units, how many of those have reported."""

    state: str
    label: str
    count: int
    units: int
    reported: int
    percent: int | None
    overdue: int


def by_state(actor: Actor) -> list[StateLine]:
    """Return a line per state of the resolutions that the actor sees. One query."""
    rows = list(resolutions_for(actor))
    return [_line(state, [row for row in rows if row.state == state]) for state in ResolutionState]


def _line(state: ResolutionState, rows: list[Any]) -> StateLine:
    owing, reported = sum(r.owing for r in rows), sum(r.reported for r in rows)
    late = [r for r in rows if state == ResolutionState.IN_PROGRESS and r.due_on < clock.today()]
    percent = 100 * reported // (reported + owing) if reported + owing else None
    units = sum(r.units for r in rows)
    return StateLine(str(state.value), str(state.label), len(rows), units, reported, percent, len(late))


def chart_of_states(lines: list[StateLine]) -> Chart | None:
    """Return the chart of resolutions by state, None without any."""
    if not any(line.count for line in lines):
        return None
    words = _("%(n)s resolutions in all.") % {"n": sum(line.count for line in lines)}
    counts = [(line.label, line.count) for line in lines]
    return bars(_("Resolutions by state"), _("State"), _("Resolutions"), counts, words=words)


def chart_of_reports(actor: Actor) -> Chart | None:
    """Return the chart of the share of units that have reported on each resolution under way, None without any."""
    under_way = resolutions_for(actor).filter(state="in_progress").order_by("due_on")[:12]
    shares = [(f"{r.number} {r.title}", share(r)) for r in under_way]
    if not shares:
        return None
    title, percent = _("Share of units that have reported, by resolution"), _("Units that have reported (%)")
    words = _("Lowest: %(least)s percent.") % {"least": min(percent for _resolution, percent in shares)}
    return bars(title, _("Resolution"), percent, shares, words=words, top=100)


def chart_of_figure(figure: Figure) -> Chart | None:
    """Return the chart of a figure that a room gives, None when everything in it is zero."""
    if not any(line.count for line in figure.lines):
        return None
    words = _("%(n)s in all.") % {"n": sum(line.count for line in figure.lines)}
    counts = [(line.label, line.count) for line in figure.lines]
    return bars(figure.title, _("State"), _("Number"), counts, words=words)


def rooms() -> list[tuple[Figure, Chart | None]]:
    """Return each figure that a room gives, with its chart."""
    return [(figure, chart_of_figure(figure)) for figure in figures()]


def causes() -> list[tuple[str, int]]:
    """Return in which fields violations were found in the last year: those with five cases or more, the others together when
    they are five or more. Cases of the statutory track stay out. One query."""
    found = Case.objects.filter(finding__in=[Finding.FOUND, Finding.PARTLY], concluded_at__gte=clock.now() - YEAR)
    counted = dict(
        found.exclude(track=Track.STATUTORY).values_list("category").annotate(n=Count("pk")).order_by("category")
    )
    lines = [(str(Category(code).label), n) for code, n in counted.items() if n >= SMALLEST]
    rest = sum(n for n in counted.values() if n < SMALLEST)
    if rest >= SMALLEST and sum(1 for n in counted.values() if n < SMALLEST) > 1:
        lines.append((_("Other fields together"), rest))
    return sorted(lines, key=lambda line: -line[1])
