"""Two lists against each other: by equal or nearly equal keys; what stands in one alone, and what differs in both."""

from collections.abc import Mapping
from typing import Any

from audit.data_audits.rules import normal
from audit.data_audits.rules.shapes import ROW, SHOWN, Ask, Result, Table, Tables, Test, named
from audit.data_audits.rules.shapes import word as _

EXACT, NAMES, ADDRESSES = "exact", "names", "addresses"
UNEVEN = _("Choose as many columns here as there.")


def _text(column: str) -> str:
    return f"coalesce(CAST({named(column)} AS VARCHAR), '')"


def _key(columns: list[str], way: str) -> str:
    if way == EXACT and len(columns) == 1:  # most lists have one key
        return f"CAST({named(columns[0])} AS VARCHAR)"
    spelled = {NAMES: normal.name, ADDRESSES: normal.address}.get(way, str)
    return "concat_ws('|', " + ", ".join(spelled(_text(column)) for column in columns) + ")"


def run(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Compare. Keys that stand several times in a list are told; every pair of equal keys is compared."""
    normal.register(tables.con)
    sides = (("data", "", tables.columns), ("other", "other_", tables.other_columns))
    for relation, prefix, _columns in sides:
        compared = [_text(column) for column in params.get(f"{prefix}compared") or ()]
        values = f"concat_ws('|', {', '.join(compared)})" if compared else "''"
        key = _key(list(params[f"{prefix}keys"]), params["way"])
        tables.con.execute(
            f"CREATE OR REPLACE TEMP TABLE {relation}_keys AS SELECT {ROW} AS r, {key} AS k, {values} AS v FROM {relation}"
        )
    shown, figures = [], []
    for here, there, title, columns in (
        ("data", "other", _("Only in this list"), tables.columns), ("other", "data", _("Only in the other list"), tables.other_columns),
    ):  # fmt: skip
        tables.con.execute(
            f"CREATE OR REPLACE TEMP TABLE {here}_only AS SELECT h.r FROM {here}_keys h ANTI JOIN {there}_keys t ON h.k = t.k"
        )
        (count,) = tables.one(f"SELECT count(*) FROM {here}_only")
        rows = tables.rows(
            f"SELECT d.{ROW} + 1, {', '.join('d.' + named(c) for c in columns)} FROM (SELECT r FROM {here}_only ORDER BY r LIMIT {SHOWN}) o "
            f"JOIN {here} d ON d.{ROW} = o.r ORDER BY o.r"
        )
        figures.append((title, count))
        shown.append(Table(title, [_("Row")], rows, columns, count))
    (both,) = tables.one("SELECT (SELECT count(*) FROM data_keys) - (SELECT count(*) FROM data_only)")
    figures += [(_("In both lists"), both)]
    for relation, title in (
        ("data", _("Keys that stand here several times")),
        ("other", _("Keys that stand there several times")),
    ):
        (often,) = tables.one(f"SELECT count(*) FROM (SELECT k FROM {relation}_keys GROUP BY k HAVING count(*) > 1)")
        figures.append((title, often))
    found = sum(table.total for table in shown)
    if params.get("compared"):
        table = _differing(tables, params)
        figures.append((table.title, table.total))
        shown, found = [table, *shown], found + table.total
    return Result(figures, shown, found=found)


def _differing(tables: Tables, params: Mapping[str, Any]) -> Table:
    """Return the pairs of equal keys whose compared columns differ."""
    tables.con.execute(
        "CREATE OR REPLACE TEMP TABLE differ_ AS SELECT h.r AS one, t.r AS two FROM data_keys h JOIN other_keys t ON h.k = t.k WHERE h.v <> t.v"
    )
    (count,) = tables.one("SELECT count(*) FROM differ_")
    here, there = [*params["keys"], *params["compared"]], list(params["other_compared"])
    columns = ", ".join([*(f"x.{named(c)}" for c in here), *(f"y.{named(c)}" for c in there)])
    rows = tables.rows(
        f"SELECT p.one + 1, p.two + 1, {columns} FROM (SELECT * FROM differ_ ORDER BY one, two LIMIT {SHOWN}) p "
        f"JOIN data x ON x.{ROW} = p.one JOIN other y ON y.{ROW} = p.two ORDER BY p.one, p.two"
    )
    return Table(
        _("In both lists, but differing"), [_("Row"), _("Row of the other list")], rows, [*here, *there], count
    )


def check(params: Mapping[str, Any]) -> str:
    """Say that the columns of both sides must be as many."""
    pairs = ((params["keys"], params["other_keys"]), (params.get("compared") or (), params.get("other_compared") or ()))
    return "" if all(len(one) == len(two) for one, two in pairs) else UNEVEN


TEST = Test(
    "matching", _("Match of two lists"), _("What stands in one list alone, and what differs where both have it."),
    (Ask("keys", _("Key: columns of this list"), "columns"), Ask("other_keys", _("Key: columns of the other list"), "other_columns"),
     Ask("way", _("Keys are the same when"), "choice", default=EXACT,
         choices=((EXACT, _("equal")), (NAMES, _("equal as names in one spelling")), (ADDRESSES, _("equal as addresses in one spelling")))),
     Ask("compared", _("Compared: columns of this list"), "columns", needed=False),
     Ask("other_compared", _("Compared: columns of the other list"), "other_columns", needed=False)),
    run, needs_other=True, check=check,
)  # fmt: skip
