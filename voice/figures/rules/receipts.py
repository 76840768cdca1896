"""The sums of the table of receipts. Pure."""

from collections.abc import Mapping

from voice.figures.choices import Line

SUMS: dict[Line, tuple[Line, Line]] = {
    Line.ALL_FORMS: (Line.HEADQUARTERS, Line.OFFICE),
    Line.FORMS_AT_HEADQUARTERS: (Line.HEADQUARTERS, Line.REPORTED),
}
"""Lines that are the sum of two others."""
TOTAL = 0
"""Stands for the column of all years."""

Cells = Mapping[tuple[Line, int], int]


def differences(cells: Cells, years: list[int]) -> list[tuple[Line, int]]:
    """Return where a printed sum is not the sum of what it adds up: (line, year), year TOTAL for the last column."""
    wrong = [
        (line, year)
        for line, parts in SUMS.items()
        for year in (*years, TOTAL)
        if cells[line, year] != sum(cells[part, year] for part in parts)
    ]
    return wrong + [(line, TOTAL) for line in Line if cells[line, TOTAL] != sum(cells[line, year] for year in years)]
