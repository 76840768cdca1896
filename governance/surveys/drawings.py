"""Charts of figures: distributions as stacked bars, lines over time with their intervals. Only what may be shown is drawn."""

from typing import Any

from django.utils.translation import gettext as _

from governance.charts import Chart, bars_of, draw
from governance.surveys.branching import options_of
from governance.surveys.models import Figure, Kind
from governance.surveys.queries import Block, Line
from governance.surveys.showing import group_name


def distribution(block: Block) -> Chart | None:
    """Return the shares of the whole's answers by choice, None where the counts are not shown."""
    whole = next((f for f in block.figures if f.level == Figure.Level.TOTAL), None)
    if whole is None or not whole.cells or not whole.people:
        return None
    choice, share, count = _("Choice"), _("Share (%)"), _("Answers")
    rows: list[dict[str, Any]] = [
        {choice: label, share: round(whole.cells[value] / whole.people * 100, 1), count: whole.cells[value]}
        for value, label in options_of(block.question)
    ]
    words = _("%(n)s people answered. Longest bar: %(longest)s.") % {
        "n": whole.people, "longest": max(rows, key=lambda row: float(row[share]))[choice],
    }  # fmt: skip
    title = _("%(question)s: answers of the whole") % {"question": block.question.text}
    return bars_of(rows, title=title, words=words, top=100)


def groups_compared(block: Block) -> Chart | None:
    """Return the scores of the groups with their intervals, None with fewer than two of them."""
    figures = [f for f in block.figures if f.score is not None and f.low is not None]
    if len(figures) < 2:
        return None
    unit, score, low, high = _("Unit"), _("Score"), _("Lower end"), _("Upper end")
    factor = 100 if block.question.kind == Kind.YES_NO else 1
    rows = [
        {
            unit: group_name(f),
            score: _rounded(f.score, factor),
            low: _rounded(f.low, factor),
            high: _rounded(f.high, factor),
        }
        for f in figures
    ]
    y = {"field": unit, "type": "nominal", "sort": None, "title": None}
    x = {"type": "quantitative", "scale": {"zero": False}, "title": score}
    spec = {
        "height": {"step": 26},
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 2},
                "encoding": {"y": y, "x": {"field": low, **x}, "x2": {"field": high}},
            },
            {"mark": {"type": "point", "filled": True, "size": 70}, "encoding": {"y": y, "x": {"field": score, **x}}},
        ],
    }
    words = _("Scores with their 95 percent intervals, one line for each of %(n)s groups.") % {"n": len(rows)}
    return draw(spec, rows, title=_("%(question)s: compared") % {"question": block.question.text}, description=words)


def over_time(line: Line) -> Chart | None:
    """Return a question's scores over the waves, broken where it was asked anew, None with a single wave."""
    if len(line.points) < 2:
        return None
    wave, score, low, high, segment = _("Wave"), _("Score"), _("Lower end"), _("Upper end"), _("Segment")
    factor = 100 if line.question.kind == Kind.YES_NO else 1
    rows = [
        {wave: p.wave.title, score: _rounded(p.figure.score, factor), low: _rounded(p.figure.low, factor),
         high: _rounded(p.figure.high, factor), segment: p.segment + 1}
        for p in line.points
    ]  # fmt: skip
    x = {"field": wave, "type": "ordinal", "sort": None, "title": None, "axis": {"labelAngle": 0}}
    y = {"type": "quantitative", "scale": {"zero": False}, "title": score}
    spec = {
        "height": 200,
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 2},
                "encoding": {"x": x, "y": {"field": low, **y}, "y2": {"field": high}},
            },
            {
                "mark": {"type": "line", "point": True},
                "encoding": {"x": x, "y": {"field": score, **y}, "detail": {"field": segment}},
            },
        ],
    }
    title = _("%(question)s: over time") % {"question": line.question.text}
    return draw(spec, rows, title=title, description=_("Scores of the whole with their 95 percent intervals."))


def _rounded(value: float | None, factor: int) -> float | None:
    return None if value is None else round(value * factor, 2)
