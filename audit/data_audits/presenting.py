"""Results as pages show them: words translated, figures set, charts drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from audit.data_audits.models import Evaluation, Run
from audit.data_audits.queries import SHOWN
from audit.data_audits.rules import TESTS
from governance.charts import Chart, bars_of


@dataclass(frozen=True)
class ShownTable:
    """A table of a result. `total`: rows found, of which `rows` are the first."""

    title: str
    heads: Sequence[str]
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    total: int
    kept: int

    @property
    def headings(self) -> list[str]:
        """Return the headings: words of ours translated (here, since a template's own tag misses those with a %)."""
        return [*(_(head) for head in self.heads), *self.columns]

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """Return the rows, each value with its heading: on a phone it stands beside the value."""
        return [list(zip(self.headings, row, strict=True)) for row in self.rows]


def said(value: Any) -> str:
    """Return a value as it is shown; a word of ours is translated."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return f"{value:,}"
    return _(value)


def asked_of(run: Run) -> list[tuple[str, str]]:
    """Return the parameters in words."""
    found = []
    for ask in TESTS[run.test].asks if run.test in TESTS else ():
        value = run.params.get(ask.name)
        choices = dict(ask.choices)
        if value in (None, "", []):
            continue
        shown = (
            "、".join(map(str, value))
            if isinstance(value, list)
            else _(choices[value])
            if value in choices
            else said(value)
        )
        found.append((_(ask.label), shown))
    return found


def figures_of(result: dict[str, Any] | None) -> list[tuple[str, str]]:
    """Return the figures in words."""
    return [(_(label), said(value)) for label, value in result["figures"]] if result else []


def tables_of(result: dict[str, Any] | None, shown: int | None = SHOWN) -> list[ShownTable]:
    """Return the tables, each with its first rows."""
    return [
        ShownTable(
            table["title"], table["heads"], table["columns"],
            [[_cell(value, place < len(table["heads"])) for place, value in enumerate(row)] for row in table["rows"][:shown]],
            max(table["total"], len(table["rows"])), len(table["rows"]),
        )
        for table in (result["tables"] if result else [])
    ]  # fmt: skip


def _cell(value: Any, ours: bool) -> str:
    """Return a cell: numbers of ours are set, what stands in the file is shown as it stands there."""
    if value is None:
        return "–"
    return f"{value:,}" if ours and isinstance(value, int | float) else str(value)


def charts_of(result: dict[str, Any] | None) -> list[Chart]:
    """Return the charts."""
    drawn = []
    for drawing in result["drawings"] if result else []:
        title, heads = drawing["title"], [_(head) for head in drawing["heads"]]
        rows = [dict(zip(heads, [_(str(row[0])), *row[1:]], strict=True)) for row in drawing["rows"]]
        if rows:
            drawn.append(bars_of(rows, title=_(title), strokes=drawing["stroke"]))
    return drawn


def evaluations_shown(rows: list[Evaluation]) -> list[Evaluation]:
    """Return the evaluations, each with `shown`: its figures in words."""
    for row in rows:
        row.shown = [(_(label), said(value)) for label, value in row.result]  # type: ignore[attr-defined]
    return rows
