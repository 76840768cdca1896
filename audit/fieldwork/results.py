"""The result of a data audit as the page of its paper shows it: figures, charts, tables. Words of tests are translated."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from audit.fieldwork.models import Paper
from audit.fieldwork.sealing import result_text
from governance.charts import Chart, bars_of

ROWS = 50
"""So many rows of a table are shown; the whole file holds all that were kept."""


@dataclass(frozen=True)
class ShownTable:
    """A table of a result: its first rows. `total`: how many there are."""

    title: str
    heads: list[str]
    rows: list[list[str]]
    total: int


@dataclass(frozen=True)
class ShownResult:
    """What was found."""

    figures: list[tuple[str, str]]
    charts: list[Chart]
    tables: list[ShownTable]


def shown_result(paper: Paper) -> ShownResult | None:
    """Return the result, None for a paper without."""
    text = result_text(paper)
    if text is None:
        return None
    result = json.loads(text)
    figures = [(_said(word), _said(value)) for word, value in result.get("figures", [])]
    return ShownResult(figures, _charts(result), [_table(table) for table in result.get("tables", [])])


def _said(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, str):
        return gettext(value)
    return f"{value:,}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _table(table: dict[str, Any]) -> ShownTable:
    """Return a table. What stands in the audited file is shown as it stands there."""
    heads = [*(_said(word) for word in table.get("heads", ())), *map(str, table.get("columns", ()))]
    rows = [["–" if value is None else str(value) for value in row] for row in table.get("rows", [])[:ROWS]]
    return ShownTable(_said(table.get("title")), heads, rows, max(table.get("total") or 0, len(table.get("rows", []))))


def _charts(result: dict[str, Any]) -> list[Chart]:
    drawn = []
    for drawing in result.get("drawings", []):
        heads = [_said(head) for head in drawing["heads"]]
        rows = [dict(zip(heads, [_said(str(row[0])), *row[1:]], strict=True)) for row in drawing["rows"]]
        if rows:
            drawn.append(bars_of(rows, title=_said(drawing["title"]), strokes=drawing["stroke"]))
    return drawn
