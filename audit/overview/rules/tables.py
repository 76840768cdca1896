"""A table of numbers: how a page shows it, and how it is frozen. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """A number, and where its rows stand ("": nowhere that the reader may open)."""

    number: int | None
    url: str = ""


@dataclass(frozen=True)
class Line:
    """Words and their numbers."""

    words: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A title, the words of the columns, the lines. `sums`: the line of totals, None where a sum says nothing."""

    code: str
    title: str
    head: str
    columns: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)
    sums: Line | None = None

    @property
    def rows(self) -> list[tuple[str, list[tuple[str, Cell]]]]:
        """Return the words of each line with (words of the column, number)."""
        return [(line.words, list(zip(self.columns, line.cells, strict=True))) for line in self.lines]

    @property
    def total(self) -> list[tuple[str, Cell]]:
        """Return (words of the column, number) of the sums."""
        return list(zip(self.columns, self.sums.cells, strict=True)) if self.sums else []


def summed(words: str, lines: Iterable[Line], urls: Sequence[str]) -> Line:
    """Return the sums of the lines. `urls`: where the rows of each column stand."""
    found = list(lines)
    numbers = [sum(line.cells[place].number or 0 for line in found) for place in range(len(urls))]
    return Line(words, tuple(Cell(number, url) for number, url in zip(numbers, urls, strict=True)))


def plain(tables: Iterable[Table]) -> list[dict[str, object]]:
    """Return the tables as plain values, without addresses."""
    return [
        {
            "title": table.title, "heads": [table.head, *table.columns],
            "rows": [
                [line.words, *("–" if cell.number is None else str(cell.number) for cell in line.cells)]
                for line in [*table.lines, *([table.sums] if table.sums and len(table.lines) > 1 else [])]
            ],
        }
        for table in tables
    ]  # fmt: skip
