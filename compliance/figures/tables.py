"""From counts to tables and charts. A table knows what may be shown to its reader; a chart draws only what the table shows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from compliance.choices import Category, Channel, Finding, ReporterKind, Severity
from compliance.figures.choices import Age, Notice, Outcome
from compliance.figures.counting import Cohort
from compliance.figures.rules import ACCEPTED, DECIDED, ROOT, protected, whole
from governance.charts import Chart, bars_of, draw
from governance.charts.bars import HIDDEN, without_drawing

Shown = Mapping[str, int | None]
LABELS: dict[str, type[TextChoices]] = {
    "category": Category, "severity": Severity, "channel": Channel, "reporter_kind": ReporterKind,
}  # fmt: skip
SIZE = {"autosize": {"type": "fit-x", "contains": "padding"}}
"""The numbers beside the drawing are part of its width, so that all charts come out alike."""
BY_ACCEPTANCE = ("category", "severity")
"""What is known of accepted reports only."""


def _table(hides: bool) -> Callable[[Mapping[str, int], Mapping[str, str]], Shown]:
    return protected if hides else whole


def shown(cohort: Cohort, dimension: str, *, hides: bool) -> Shown:
    """Return the counts along a flat dimension and of all cases; small groups hidden when asked for.

    What is known of accepted reports only adds up to their number, and says nothing where that must not be told: together
    with the reports that were not taken up it would give away how many are undecided.
    """
    counts = dict(cohort.of(dimension))
    if hides and dimension in BY_ACCEPTANCE:
        counts.pop("", None)
        if course_of(cohort, hides=True).get(ACCEPTED) is None:
            return dict.fromkeys(counts)
    return _table(hides)(counts, dict.fromkeys(counts, ROOT))


def course_of(cohort: Cohort, *, hides: bool) -> Shown:
    """Return how far the cases have come, as a tree: all → undecided, decided → declined, accepted → in work, concluded.

    Cases under investigation are split by age, concluded ones by finding: keys in_work:20, concluded:found.
    """
    counts = dict(cohort.of("course"))
    parents = {key: key.split(":")[0] for key in counts if ":" in key}
    parents |= {
        Outcome.UNDECIDED: ROOT, DECIDED: ROOT, Outcome.DECLINED: DECIDED, ACCEPTED: DECIDED, Outcome.IN_WORK: ACCEPTED,
        Outcome.CONCLUDED: ACCEPTED,
    }  # fmt: skip
    return _table(hides)(counts, {str(k): str(v) for k, v in parents.items()})


def notice_of(cohort: Cohort, *, hides: bool) -> Shown:
    """Return who was told in time: all → undecided, decided → within, late. The same groups above as in `course_of`."""
    counts = dict(cohort.of("notice"))
    parents = {Notice.UNDECIDED: ROOT, DECIDED: ROOT, Notice.WITHIN: DECIDED, Notice.LATE: DECIDED}
    return _table(hides)(counts, {str(k): str(v) for k, v in parents.items()})


@dataclass(frozen=True)
class Line:
    """One line of a comparison: its words, this year's number, the number before; None is hidden."""

    label: str
    now: int | None
    then: int | None


def lines_of(dimension: str, now: Shown, then: Shown) -> list[Line]:
    """Return the lines of a dimension in the order of its choices, empty ones left out; cases without a value come last."""
    order = [(str(value), str(label)) for value, label in LABELS[dimension].choices] + [
        ("", _("Not sorted: not decided yet, or not taken up"))
    ]
    return [
        Line(label, now.get(value, 0), then.get(value, 0)) for value, label in order if value in now or value in then
    ]


def ages(found: Mapping[str, int | None], prefix: str = "") -> list[tuple[str, int | None]]:
    """Return each age with its number, all of them, youngest first."""
    return [(str(label), found.get(prefix + value, 0)) for value, label in Age.choices]


def findings(course: Shown) -> list[tuple[str, int | None]]:
    """Return each finding of concluded cases with its number."""
    return [(str(label), course.get(f"{Outcome.CONCLUDED}:{value}", 0)) for value, label in Finding.choices]


def compared(title: str, head: str, years: tuple[str, str], lines: Iterable[Line]) -> Chart:
    """Return the chart of a comparison: bars for this year, a stroke across for the year before."""
    return bars_of(_rows(head, years, lines), title=title, words=f"{years[0]}: ", strokes=True)


def by_month(title: str, head: str, years: tuple[str, str], lines: Iterable[Line]) -> Chart:
    """Return the same comparison with the bars upright, side by side as the months follow each other."""
    rows = _rows(head, years, lines)
    words = f"{years[0]}: " + "、".join(
        f"{row[head]} {HIDDEN if row[years[0]] is None else row[years[0]]}" for row in rows
    )
    if not any(row[year] for row in rows for year in years):
        return without_drawing(title, words, rows)
    places = {"x": _places(head, [row[head] for row in rows])}
    across = {"type": "tick", "thickness": 4, "color": "#c74700", "orient": "horizontal"}
    layers: list[dict[str, Any]] = [
        {"mark": mark, "encoding": {**places, "y": _numbers(year)}}
        for year, mark in zip(years, ({"type": "bar"}, across), strict=True)
    ]
    if any(row[years[0]] is None for row in rows):
        layers.append({
            "transform": [{"filter": {"field": years[0], "valid": False}}],
            "mark": {"type": "text", "text": HIDDEN, "color": "#4c4c4c"},
            "encoding": {**places, "y": {"value": {"expr": "height - 8"}}},
        })  # fmt: skip
    return draw({**SIZE, "height": 220, "layer": layers}, rows, title=title, description=words, narrow=True)


def _rows(head: str, years: tuple[str, str], lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [{head: line.label, years[0]: line.now, years[1]: line.then} for line in lines]


def flow(title: str, head: str, rows: list[dict[str, Any]], series: list[str]) -> Chart:
    """Return a chart of lines, one per series, each with its own dash and sign."""
    kind, number = _("What happened"), _("Number")
    last = rows[-1] if rows else {}
    words = f"{last.get(head, '')}: " + "、".join(f"{name} {last.get(name, 0)}" for name in series)
    legend = {"title": None, "orient": "bottom", "columns": 2}
    by_series = {"field": kind, "type": "nominal", "scale": {"domain": series}, "legend": legend}
    spec = {
        **SIZE,
        "transform": [{"fold": series, "as": [kind, number]}],
        "mark": {"type": "line", "point": {"size": 60}},
        "encoding": {
            "x": _places(head, [row[head] for row in rows]), "y": _numbers(number), "color": by_series,
            "strokeDash": by_series, "shape": by_series,
        },
    }  # fmt: skip
    return draw(spec, rows, title=title, description=words, narrow=True)


def _places(head: str, order: list[str]) -> dict[str, Any]:
    """Return the axis of the words: all of them, in their order, also those without a number."""
    return {"field": head, "type": "nominal", "sort": None, "title": None, "axis": {"labelAngle": 0, "labelFontSize": 11},
            "scale": {"domain": order, "paddingInner": 0.35}}  # fmt: skip


def _numbers(name: str) -> dict[str, Any]:
    return {"field": name, "type": "quantitative", "title": None, "axis": {"format": "d", "tickMinStep": 1}}
