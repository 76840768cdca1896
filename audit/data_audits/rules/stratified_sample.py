"""A random sample of each stratum: as large as its share, or equally large."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy

from audit.data_audits.rules.drawing_lots import choose
from audit.data_audits.rules.random_sample import SIZING, planned
from audit.data_audits.rules.shapes import Ask, Drawing, Result, Table, Tables, Test, Unfit, named, picked
from audit.data_audits.rules.shapes import word as _

MOST_STRATA = 500
TOO_MANY_STRATA = _("The column has more than 500 different values.")
PROPORTIONAL, EQUAL = "proportional", "equal"


def shares(size: int, counts: Sequence[int], way: str) -> list[int]:
    """Return how many to draw from each stratum: at least one, never more than it holds; largest remainders round up."""
    whole = sum(counts)
    wanted = [size / len(counts)] * len(counts) if way == EQUAL else [size * count / whole for count in counts]
    given = [min(count, max(1, int(share))) for share, count in zip(wanted, counts, strict=True)]
    order = sorted(range(len(counts)), key=lambda place: (int(wanted[place]) - wanted[place], place))
    while sum(given) < min(size, whole):
        for place in order:
            if given[place] < counts[place] and sum(given) < min(size, whole):
                given[place] += 1
    return given


def run(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Draw from each stratum."""
    text = f"coalesce(CAST({named(params['stratum'])} AS VARCHAR), '')"
    strata = tables.rows(f"SELECT {text}, count(*) FROM data GROUP BY 1 ORDER BY 1 LIMIT {MOST_STRATA + 1}")
    if len(strata) > MOST_STRATA:
        raise Unfit(TOO_MANY_STRATA)
    plan = planned(params, sum(count for _name, count in strata))
    given = shares(plan.size, [count for _name, count in strata], params["way"])
    tables.con.execute("DROP TYPE IF EXISTS stratum_")
    quoted = ", ".join("'" + name.replace("'", "''") + "'" for name, _count in strata)
    tables.con.execute(f"CREATE TYPE stratum_ AS ENUM ({quoted})")
    codes = tables.con.execute(
        f"SELECT CAST(enum_code(CAST({text} AS stratum_)) AS SMALLINT) AS c FROM data"
    ).fetchnumpy()["c"]
    order = numpy.argsort(codes, kind="stable")
    numbers, first = [], 0
    for (name, count), size in zip(strata, given, strict=True):
        numbers += [int(order[first + rank]) for rank in choose(size, count, seed, f"stratum {name}")]
        first += count
    rows = [[name or "–", count, size] for (name, count), size in zip(strata, given, strict=True)]
    heads = [_("Stratum"), _("Rows"), _("Items drawn")]
    figures = [(_("Population"), first), (_("Strata"), len(strata)), (_("Size of the sample"), sum(given))]
    return Result(
        figures, [Table(_("Strata"), heads, rows), picked(tables, numbers, _("Items drawn"))],
        [Drawing(_("Items drawn"), [_("Stratum"), _("Items drawn")], [[row[0], row[2]] for row in rows[:30]])], len(numbers),
    )  # fmt: skip


TEST = Test(
    "stratified_sample", _("Stratified sample"), _("A random sample of each value of a column, such as offices or kinds."),
    (Ask("stratum", _("Strata by column"), "column"),
     Ask("way", _("Size of each stratum's sample"), "choice", default=PROPORTIONAL,
         choices=((PROPORTIONAL, _("By its share of the rows")), (EQUAL, _("Equally large")))),
     *SIZING),
    run, draws="items",
)  # fmt: skip
