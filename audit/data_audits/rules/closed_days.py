"""Rows dated on a day on which the organization does not work."""

from collections.abc import Mapping
from typing import Any

from audit.data_audits.rules.shapes import ROW, SHOWN, Ask, Drawing, Result, Table, Tables, Test, listed, named
from audit.data_audits.rules.shapes import word as _

WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


def run(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Find them, by weekday too."""
    day = f"TRY_CAST({named(params['day'])} AS DATE)"
    tables.con.execute(
        "CREATE OR REPLACE TEMP TABLE closed_ AS SELECT CAST(unnest(?::VARCHAR[]) AS DATE) AS d",
        [list(tables.closed_days)],
    )
    closed = f"FROM data WHERE {day} IN (SELECT d FROM closed_)"
    by_day = dict(tables.rows(f"SELECT isodow({day}) AS w, count(*) {closed} GROUP BY 1"))
    count = sum(by_day.values())
    (without,) = tables.one(f"SELECT count(*) FROM data WHERE {day} IS NULL")
    rows = tables.rows(f"SELECT {ROW} + 1, {listed(tables.columns)} {closed} ORDER BY {ROW} LIMIT {SHOWN}")
    weekdays = [[name, by_day.get(place, 0)] for place, name in enumerate(WEEKDAYS, start=1)]
    heads = [_("Weekday"), _("Rows")]
    return Result(
        [(_("Rows on closed days"), count), (_("Rows without a date"), without)],
        [Table(_("Rows on closed days"), [_("Row")], rows, tables.columns, count)],
        [Drawing(_("Rows on closed days by weekday"), heads, weekdays)], count,
    )  # fmt: skip


TEST = Test(
    "closed_days", _("Dates on closed days"), _("Rows dated on weekends, holidays or between 29 December and 3 January."),
    (Ask("day", _("Column of the date"), "column", of="date"),), run, needs_closed_days=True,
)  # fmt: skip
