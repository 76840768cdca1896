"""Charts of the tables in which a picture says more than a number."""

from django.utils.translation import gettext as _

from audit.overview.rules.tables import Table
from governance.charts import Chart, bars

DRAWN = ("ratings", "causes")


def charts_of(tables: list[Table]) -> list[Chart]:
    """Return the charts: the first column of each drawn table."""
    return [
        bars(table.title, table.head, table.columns[0], [(line.words, line.cells[0].number) for line in table.lines])
        for table in tables
        if table.code in DRAWN
    ] + [_open(table) for table in tables if table.code == "ages"]


def _open(table: Table) -> Chart:
    """Return how much is open in each band of age, of all ratings."""
    bands = list(zip(table.columns[:4], table.sums.cells[:4] if table.sums else (), strict=True))
    return bars(table.title, _("Open for"), _("Still open"), [(words, cell.number) for words, cell in bands])
