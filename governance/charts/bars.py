"""Bars that a telephone shows whole: one below the other, each beneath its words with its number."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from governance.charts.drawing import COLOURS, NARROW, Chart, draw

HIDDEN = "–"
PITCH = 42
ROOM = 60
"""What the number takes of the line of the words."""
STROKE = {"type": "tick", "thickness": 4, "height": 20, "yOffset": 8, "color": COLOURS[-1], "orient": "vertical"}
TEXT = {"type": "text", "baseline": "middle", "dy": -10, "fontSize": 13, "color": "#1a1a1c"}


def bars(title: str, head: str, number: str, lines: Iterable[tuple[str, float | None]], **drawn: Any) -> Chart:
    """Return a chart of one row of bars. `drawn`: see `bars_of`."""
    return bars_of([{head: label, number: value} for label, value in lines], title=title, **drawn)


def bars_of(
    rows: list[dict[str, Any]], *, title: str, words: str = "", top: float | None = None, strokes: bool = False
) -> Chart:
    """Return the chart of the rows: the first column are the words, the second the bars; the others stand in the table only.

    A number that is None is hidden: a dash in its place. `words`: what is said before the numbers to those who do not see
    the drawing. `top`: the end of the scale, where it is fixed. `strokes`: the third column is a stroke across each bar.
    """
    head, number, *others = list(rows[0]) if rows else ("", "")
    drawn = [number, *others[:1]] if strokes else [number]
    words += "、".join(f"{row[head]} {_said(row[number])}" for row in rows)
    highest = max((row[name] or 0 for row in rows for name in drawn), default=0)
    if not highest:
        return without_drawing(title, words, rows)
    at = {"y": {"field": head, "type": "nominal", "sort": None, "axis": None, "scale": {"padding": 0}}}
    scale = {"domain": [0, top or highest], "nice": False}
    x = {"type": "quantitative", "axis": None, "scale": scale}
    layers: list[dict[str, Any]] = [
        {"mark": {**TEXT, "align": "left", "limit": NARROW - ROOM},
         "encoding": at | {"x": {"value": 0}, "text": {"field": head}}},
        {"mark": {**TEXT, "align": "right", "fontWeight": "bold"},
         "transform": [{"calculate": f"isValid(datum[{number!r}]) ? format(datum[{number!r}], ',') : {HIDDEN!r}", "as": "said"}],
         "encoding": at | {"x": {"value": NARROW}, "text": {"field": "said"}}},
        {"mark": {"type": "bar", "height": 14, "yOffset": 8}, "encoding": at | {"x": {"field": number, **x}}},
    ]  # fmt: skip
    for name in drawn[1:]:
        layers.append({"mark": STROKE, "encoding": at | {"x": {"field": name, **x}}})
    return draw({"height": {"step": PITCH}, "layer": layers}, rows, title=title, description=words, narrow=True)


def without_drawing(title: str, words: str, rows: list[dict[str, Any]]) -> Chart:
    """Return a chart that has its table alone: nothing is drawn of nothing."""
    return Chart(SafeString(""), title, words, list(rows[0]) if rows else [], [list(row.values()) for row in rows])


def _said(value: float | None) -> str:
    return HIDDEN if value is None else f"{value:,}"
