"""The table of receipts: as it was printed for FY2004 to FY2008, and on with the years that the system counts itself."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from governance.calendar.eras import era_year, fiscal_year, fiscal_year_in_japanese
from voice.figures.choices import Line, Source
from voice.figures.models import HistoricalReceipt, UnitMonth
from voice.figures.rules.receipts import SUMS, TOTAL, differences

PARTIAL = 2004
"""Counting began in October of that year."""


@dataclass(frozen=True)
class Column:
    """One year, or the sum of all printed years."""

    label: str
    is_sum: bool = False


@dataclass(frozen=True)
class Row:
    """One line with its numbers, in the order of the columns."""

    label: str
    numbers: list[int]
    is_sum: bool
    columns: list[Column]

    @property
    def cells(self) -> list[tuple[Column, int]]:
        """Return each number with its column."""
        return list(zip(self.columns, self.numbers, strict=True))


@dataclass(frozen=True)
class Table:
    """The whole table; `wrong` names sums that do not add up."""

    columns: list[Column]
    rows: list[Row]
    wrong: list[str]
    printed: list[int]
    counted: list[int]
    numbers: dict[tuple[Line, int], int]


def table(today: date) -> Table:
    """Return the table up to the present year. Two queries."""
    cells = {(Line(line), year): n for line, year, n in HistoricalReceipt.objects.values_list(
        "line", "fiscal_year", "number"
    )}  # fmt: skip
    printed = sorted({year for _line, year in cells} - {TOTAL})
    live = _counted()
    years = sorted({year for _line, year in live})
    columns = [Column(_printed_year(year)) for year in printed]
    columns += [Column(_("Sum of these years"), is_sum=True)]
    columns += [Column(_counted_year(year, today)) for year in years]
    rows = [
        Row(
            str(line.label), [cells[line, year] for year in (*printed, TOTAL)] + [live[line, year] for year in years],
            line in SUMS, columns,
        )
        for line in Line
    ]  # fmt: skip
    wrong = [f"{line.label} {year or _('Sum of these years')}" for line, year in differences(cells, printed)]
    return Table(columns, rows, wrong, printed, years, {**cells, **live})


def _printed_year(year: int) -> str:
    label = fiscal_year_in_japanese(year)
    return _("%(year)s (October to March)") % {"year": label} if year == PARTIAL else label


def _counted_year(year: int, today: date) -> str:
    label = fiscal_year_in_japanese(year)
    return _("%(year)s (so far)") % {"year": label} if year == fiscal_year(today) else label


def _counted() -> dict[tuple[Line, int], int]:
    """Return the lines of the years with anything in them, counted by unit and month. One query."""
    rows = UnitMonth.objects.values("month", "source").annotate(
        here=Sum("filed", filter=Q(block__isnull=True)), there=Sum("filed", filter=Q(block__isnull=False)),
        reported=Sum("reported", filter=Q(block__isnull=False)),
    )  # fmt: skip
    cells: dict[tuple[Line, int], int] = defaultdict(int)
    for row in rows:
        year, here, there = fiscal_year(row["month"]), row["here"] or 0, row["there"] or 0
        if row["source"] == Source.FORM:
            cells[Line.HEADQUARTERS, year] += here
            cells[Line.OFFICE, year] += there
            cells[Line.REPORTED, year] += row["reported"] or 0
        else:
            cells[Line(row["source"]), year] += here + there
    for year in {year for _line, year in cells}:
        for line, parts in SUMS.items():
            cells[line, year] = sum(cells[part, year] for part in parts)
    return cells


def short_year(year: int) -> str:
    """Return the year as an axis shows it: 平成16."""
    return era_year(date(year, 5, 1)).removesuffix("年")
