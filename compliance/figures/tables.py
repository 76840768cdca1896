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
from governance.charts import Chart, draw

Shown = Mapping[str, int | None]
LABELS: dict[str, type[TextChoices]] = {
    "category": Category, "severity": Severity, "channel": Channel, "reporter_kind": ReporterKind,
}  # fmt: skip
HIDDEN = "–"


def _table(hides: bool) -> Callable[[Mapping[str, int], Mapping[str, str]], Shown]:
    return protected if hides else whole


def shown(cohort: Cohort, dimension: str, *, hides: bool) -> Shown:
    """Return the counts along a flat dimension and of all cases; small groups hidden when asked for."""
    counts = dict(cohort.of(dimension))
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
    order = [(str(value), str(label)) for value, label in LABELS[dimension].choices] + [("", _("Not decided yet"))]
    return [
        Line(label, now.get(value, 0), then.get(value, 0)) for value, label in order if value in now or value in then
    ]


def ages(found: Mapping[str, int | None], prefix: str = "") -> list[tuple[str, int | None]]:
    """Return each age with its number, all of them, youngest first."""
    return [(str(label), found.get(prefix + value, 0)) for value, label in Age.choices]


def findings(course: Shown) -> list[tuple[str, int | None]]:
    """Return each finding of concluded cases with its number."""
    return [(str(label), course.get(f"{Outcome.CONCLUDED}:{value}", 0)) for value, label in Finding.choices]


def compared(title: str, head: str, years: tuple[str, str], lines: Iterable[Line], *, upright: bool = False) -> Chart:
    """Return the chart of a comparison: bars for this year, a stroke across for the year before."""
    rows = [{head: line.label, years[0]: line.now, years[1]: line.then} for line in lines]
    words = "、".join(f"{line[head]} {line[years[0]] if line[years[0]] is not None else HIDDEN}" for line in rows)
    kept = [row for row in rows if row[years[0]] is not None or row[years[1]] is not None]
    spec = _comparison(head, years, upright, len(rows))
    chart = draw(spec, rows if kept else [], title=title, description=f"{years[0]}: {words}")
    return chart if kept else Chart(chart.svg, title, "", [head, *years], [list(row.values()) for row in rows])


def _comparison(head: str, years: tuple[str, str], upright: bool, rows: int) -> dict[str, Any]:
    place, length = ("x", "y") if upright else ("y", "x")
    across = {"type": "tick", "thickness": 4, "color": "#c74700", "orient": "horizontal" if upright else "vertical"}
    size: dict[str, Any] = {"height": 220} if upright else {"height": max(rows, 2) * 30}

    def layer(year: str, mark: Any) -> dict[str, Any]:
        return {"mark": mark, "encoding": {place: _places(head), length: _numbers(year)}}

    return {**size, "layer": [layer(years[0], {"type": "bar"}), layer(years[1], across)]}


def bars(title: str, head: str, number: str, lines: Iterable[tuple[str, int | None]]) -> Chart:
    """Return a chart of one row of bars."""
    rows = [{head: label, number: value} for label, value in lines]
    words = "、".join(f"{row[head]} {row[number] if row[number] is not None else HIDDEN}" for row in rows)
    encoding = {"y": _places(head), "x": _numbers(number)}
    return draw(
        {"height": max(len(rows), 2) * 30, "mark": "bar", "encoding": encoding}, rows, title=title, description=words
    )


def flow(title: str, head: str, rows: list[dict[str, Any]], series: list[str]) -> Chart:
    """Return a chart of lines, one per series, each with its own dash and sign."""
    kind, number = _("What happened"), _("Number")
    last = rows[-1] if rows else {}
    words = f"{last.get(head, '')}: " + "、".join(f"{name} {last.get(name, 0)}" for name in series)
    by_series = {"field": kind, "type": "nominal", "sort": series, "title": None}
    spec = {
        "transform": [{"fold": series, "as": [kind, number]}],
        "mark": {"type": "line", "point": {"size": 60}},
        "encoding": {
            "x": _places(head), "y": _numbers(number), "color": by_series, "strokeDash": by_series, "shape": by_series,
        },
    }  # fmt: skip
    return draw(spec, rows, title=title, description=words)


def _places(head: str) -> dict[str, Any]:
    return {"field": head, "type": "nominal", "sort": None, "title": None, "axis": {"labelAngle": 0},
            "scale": {"paddingInner": 0.35}}  # fmt: skip


def _numbers(name: str) -> dict[str, Any]:
    return {"field": name, "type": "quantitative", "title": None, "axis": {"format": "d", "tickMinStep": 1}}
