"""The same person or place, spelled in several ways: equal in one spelling, or names that differ little at an equal address."""

from collections.abc import Mapping
from typing import Any

from audit.data_audits.rules import normal
from audit.data_audits.rules.exact_duplicates import LISTED
from audit.data_audits.rules.shapes import ROW, SHOWN, Ask, Result, Table, Tables, Test, named
from audit.data_audits.rules.shapes import word as _

CROWD = 50
"""Different names at one address: where there are more (a home, a firm) similar names say nothing."""


def run(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Find groups in one spelling, then pairs of similar names in what the rows share besides the name."""
    normal.register(tables.con)
    raw = [params["name"], *([params["address"]] if params.get("address") else []), *(params.get("same") or ())]
    name = normal.name(f"CAST({named(params['name'])} AS VARCHAR)")
    shared = [normal.address(f"CAST({named(params['address'])} AS VARCHAR)")] if params.get("address") else []
    shared += [f"CAST({named(column)} AS VARCHAR)" for column in params.get("same") or ()]
    rest = f"concat_ws('|', {', '.join(shared)})" if shared else "''"
    tables.con.execute(
        f"CREATE OR REPLACE TEMP TABLE spelled_ AS SELECT {ROW}, {name} AS name_, {rest} AS rest_ FROM data "
        f"WHERE {named(params['name'])} IS NOT NULL"
    )
    groups, group_count, rows_in, differing = _groups(tables, raw)
    figures = [
        (_("Groups equal in one spelling"), group_count), (_("Rows in these groups"), rows_in),
        (_("Groups that are spelled differently"), differing),
    ]  # fmt: skip
    found, shown = differing, [groups]
    if shared:
        pairs, pair_count = _pairs(tables, raw, params["similar"])
        figures.append((_("Pairs of similar names"), pair_count))
        found, shown = found + pair_count, [*shown, pairs]
    return Result(figures, shown, found=found)


def _groups(tables: Tables, raw: list[str]) -> tuple[Table, int, int, int]:
    """Return groups in one spelling, those spelled differently first; how many, with how many rows, how many spelled differently."""
    tables.con.execute(
        "CREATE OR REPLACE TEMP TABLE often_ AS SELECT h FROM (SELECT hash(name_, rest_) AS h FROM spelled_) GROUP BY h HAVING count(*) > 1"
    )
    written = ", ".join(f"coalesce(CAST(d.{named(column)} AS VARCHAR), '')" for column in raw)
    tables.con.execute(
        f"CREATE OR REPLACE TEMP TABLE groups_ AS SELECT count(*) AS n, count(DISTINCT concat_ws('|', {written})) AS ways, "
        f"list_sort(min(s.{ROW} + 1, {LISTED})) AS numbers, min(s.{ROW}) AS f, "
        f"list_sort(min(DISTINCT concat_ws(' / ', {written}), {LISTED})) AS spellings "
        f"FROM spelled_ s JOIN data d ON d.{ROW} = s.{ROW} WHERE hash(s.name_, s.rest_) IN (SELECT h FROM often_) "
        "GROUP BY s.name_, s.rest_ HAVING count(*) > 1"
    )
    count, rows_in, differing = tables.one(
        "SELECT count(*), coalesce(sum(n), 0), count(*) FILTER (ways > 1) FROM groups_"
    )
    rows = tables.rows(
        f"SELECT n, ways, numbers, spellings FROM groups_ ORDER BY ways > 1 DESC, ways DESC, n DESC, f LIMIT {SHOWN}"
    )
    shown = [[row[0], row[1], "、".join(map(str, row[2])), "\n".join(row[3])] for row in rows]
    heads = [_("Rows"), _("Spellings"), _("Numbers of the rows"), _("As written")]
    return Table(_("Groups equal in one spelling"), heads, shown, (), count), count, int(rows_in), differing


def _pairs(tables: Tables, raw: list[str], percent: int) -> tuple[Table, int]:
    """Return pairs of names that differ in one sign, or are as similar as asked (Jaro and Winkler), where the rest is equal."""
    tables.con.execute(
        f"CREATE OR REPLACE TEMP TABLE names_ AS SELECT name_, rest_, min({ROW}) AS f FROM spelled_ "
        "WHERE rest_ <> '' AND hash(rest_) IN (SELECT h FROM (SELECT hash(rest_) AS h FROM spelled_) GROUP BY h "
        "HAVING count(*) > 1) GROUP BY name_, rest_"
    )
    tables.con.execute(
        f"CREATE OR REPLACE TEMP TABLE pairs_ AS SELECT a.f AS one, b.f AS two, jaro_winkler_similarity(a.name_, b.name_) AS s "
        f"FROM names_ a JOIN names_ b ON a.rest_ = b.rest_ AND a.name_ < b.name_ "
        f"JOIN (SELECT rest_ FROM names_ GROUP BY rest_ HAVING count(*) BETWEEN 2 AND {CROWD}) c ON c.rest_ = a.rest_ "
        f"WHERE s >= {percent / 100} OR (length(a.name_) > 3 AND damerau_levenshtein(a.name_, b.name_) = 1)"
    )
    (count,) = tables.one("SELECT count(*) FROM pairs_")
    columns = ", ".join(f"{side}.{named(column)}" for side in ("x", "y") for column in raw)
    rows = tables.rows(
        f"SELECT p.one + 1, p.two + 1, round(100 * p.s, 1), {columns} FROM (SELECT * FROM pairs_ ORDER BY s DESC, one, two "
        f"LIMIT {SHOWN}) p JOIN data x ON x.{ROW} = p.one JOIN data y ON y.{ROW} = p.two ORDER BY p.s DESC, p.one, p.two"
    )
    return Table(
        _("Pairs of similar names"), [_("Row"), _("Other row"), _("Similar (%)")], rows, [*raw, *raw], count
    ), count


TEST = Test(
    "near_duplicates", _("Near duplicates"),
    _("The same person or place spelled in several ways: width, kana, old characters, 丁目 and 番地, one sign more or less."),
    (Ask("name", _("Column of the name"), "column"), Ask("address", _("Column of the address"), "column", needed=False),
     Ask("same", _("Equal in these columns besides, such as the date of birth"), "columns", needed=False),
     Ask("similar", _("Similar names from (%)"), "whole", default=93, least=80, most=100)),
    run,
)  # fmt: skip
