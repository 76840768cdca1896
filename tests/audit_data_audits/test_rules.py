"""Tests of data on small tables in which it is known what they must find."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from audit.data_audits.rules import TESTS, normal
from audit.data_audits.rules.benford import THRESHOLDS, deviation, expected, verdict
from audit.data_audits.rules.profile import profile
from audit.data_audits.rules.shapes import ROW, Result, Tables, Unfit

Made = Callable[..., Tables]


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    opened = duckdb.connect(config={"threads": 2})
    yield opened
    opened.close()


@pytest.fixture
def tables(con: duckdb.DuckDBPyConnection) -> Made:
    def make(rows: str, other: str = "", closed: Sequence[str] = ()) -> Tables:
        columns = []
        for name, query in (("data", rows), ("other", other or rows)):
            con.execute(f"CREATE OR REPLACE TABLE {name}_ AS {query}")
            con.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT rowid AS {ROW}, * FROM {name}_")
            columns.append([row[0] for row in con.execute(f"DESCRIBE {name}_").fetchall()])
        return Tables(con, columns[0], columns[1], closed)

    return make


def values(columns: str, *rows: Sequence[Any]) -> str:
    cells = ", ".join(
        "("
        + ", ".join("NULL" if cell is None else f"'{cell}'" if isinstance(cell, str) else str(cell) for cell in row)
        + ")"
        for row in rows
    )
    return f"SELECT * FROM (VALUES {cells}) t({columns})"


def ran(code: str, given: Tables, params: Mapping[str, Any], seed: str = "00") -> Result:
    found = TESTS[code].run(given, params, seed)
    assert TESTS[code].run(given, params, seed).as_json() == found.as_json()  # the same again
    return found


def figures(result: Result) -> dict[str, Any]:
    return dict(result.figures)


SIZING = {"confidence": 95, "tolerable": 5, "expected": 0, "size": None}


def test_a_random_sample_has_the_size_that_confidence_needs(tables: Made) -> None:
    given = tables("SELECT i AS no FROM range(100000) t(i)")
    found = ran("random_sample", given, SIZING)
    assert found.found == 59
    assert found.tables[0].rows[0][0] == found.tables[0].rows[0][1] + 1  # rows are counted from one
    assert ran("random_sample", given, SIZING, "01").tables != found.tables
    assert ran("random_sample", given, {**SIZING, "size": 7}).found == 7
    with pytest.raises(Unfit):
        ran("random_sample", given, {**SIZING, "expected": 6})


def test_each_stratum_is_drawn_from(tables: Made) -> None:
    given = tables(
        "SELECT CASE WHEN i % 50 = 0 THEN NULL WHEN i % 3 = 0 THEN 'a''b' ELSE 'c' END AS s, i FROM range(3000) t(i)"
    )
    found = ran("stratified_sample", given, {**SIZING, "stratum": "s", "way": "proportional"})
    drawn = [row[1] for row in found.tables[1].rows]
    assert [(row[0], drawn.count(None if row[0] == "–" else row[0])) for row in found.tables[0].rows] == [
        (row[0], row[2]) for row in found.tables[0].rows
    ]
    with pytest.raises(Unfit, match="500"):
        ran("stratified_sample", given, {**SIZING, "stratum": "i", "way": "equal"})


@pytest.mark.parametrize("code", ["monetary_sample", "cell_sample"])
def test_monetary_samples_take_large_items_and_tell_what_they_leave_out(tables: Made, code: str) -> None:
    given = tables(values("a", *[(1000,)] * 200, (90_000,), (-500,), (None,)))
    params = {"amount": "a", "confidence": 95, "tolerable": 90_000, "expected": 0, "interval": None}
    found = ran(code, given, params)
    assert 201 in [row[0] for row in found.tables[0].rows]
    assert list(figures(found).values())[-1] == 2
    assert ran(code, given, {**params, "interval": 10_000}).found == pytest.approx(21, abs=1)
    with pytest.raises(Unfit):
        ran(code, given, {**params, "expected": 90_000})
    with pytest.raises(Unfit):
        ran(code, tables(values("a", (-1,))), params)


def test_exact_duplicates_are_grouped(tables: Made) -> None:
    given = tables(values("a, b", (1, "x"), (1, "x"), (1, "y"), (None, None), (None, None), (1, "x")))
    found = ran("exact_duplicates", given, {"columns": ["a", "b"]})
    assert (found.found, found.tables[0].rows) == (1, [[3, "1、2、6", 1, "x"]])


NAMES = [("渡邉　一郎", "渡辺一郎"), ("ﾌｼﾞ ﾀﾛｳ", "ふじ・たろう"), ("髙﨑", "高崎"), ("齋藤", "斎藤"), ("Ａ社", "a社")]
ADDRESSES = [
    ("東京都千代田区霞が関一丁目２番３号", "千代田区霞ヶ関1-2-3"), ("大阪府堺市二十三番地の四", "堺市23-4"),
    ("京都府宇治市大字五ケ庄10番", "宇治市五ヶ庄１０"), ("神奈川県横濱市西區1−2", "横浜市西区1丁目2"),
    ("新宿区十丁目", "新宿区10"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two"), NAMES)
def test_names_have_one_spelling(con: duckdb.DuckDBPyConnection, one: str, two: str) -> None:
    normal.register(con)
    same = con.execute(f"SELECT {normal.name('?')} = {normal.name('?')}", [one, two]).fetchone()
    assert same == (True,)


@pytest.mark.parametrize(("one", "two"), ADDRESSES)
def test_addresses_have_one_spelling(con: duckdb.DuckDBPyConnection, one: str, two: str) -> None:
    normal.register(con)
    spelled = con.execute(f"SELECT {normal.address('?')}, {normal.address('?')}", [one, two]).fetchone()
    assert spelled is not None
    assert spelled[0] == spelled[1]


def test_near_duplicates_are_found_by_spelling_and_by_one_sign(tables: Made) -> None:
    given = tables(values(
        "n, a", ("髙橋　花子", "大阪府堺市一丁目2番"), ("高橋花子", "堺市1-2"), ("山田太郎", "堺市9-9"), ("山田太朗", "堺市9-9"),
        ("佐藤", "堺市9-9"), ("山田太郎", "岐阜市1-1"), (None, "堺市9-9"),
    ))  # fmt: skip
    found = ran("near_duplicates", given, {"name": "n", "address": "a", "same": [], "similar": 93})
    groups, pairs = found.tables
    assert [row[2] for row in groups.rows] == ["1、2"]
    assert [list(row[:2]) for row in pairs.rows] in ([[3, 4]], [[4, 3]])
    assert found.found == 2


def test_every_spelling_of_a_large_group_is_shown(tables: Made) -> None:
    given = tables(values("n, a", *[("高橋花子", "堺市1-2")] * 40, ("髙橋　花子", "堺市1-2")))
    found = ran("near_duplicates", given, {"name": "n", "address": "a", "same": [], "similar": 93})
    assert found.tables[0].rows[0][3].count("\n") == 1


def test_gaps_are_found_within_each_series(tables: Made) -> None:
    given = tables(
        values("no, s", ("A-001", "x"), ("A-002", "x"), ("A-005", "x"), ("B-001", "y"), ("B-001", "y"), ("?", "y"))
    )
    found = ran("gaps", given, {"number": "no", "series": ["s"]})
    assert [tuple(row) for row in found.tables[0].rows] == [(3, 4, 2, "x")]
    assert list(figures(found).values()) == [1, 2, 1]


def test_benfords_shares_and_nigrinis_words() -> None:
    for which, share in (("first", 0.30103), ("second", 0.11968), ("first_two", 0.04139)):
        assert next(iter(expected(which).values())) == pytest.approx(share, abs=0.00001)
        assert sum(expected(which).values()) == pytest.approx(1)
        exact = {digit: round(part * 10_000_000) for digit, part in expected(which).items()}
        assert deviation(exact, which) < 1e-6
    # M. J. Nigrini, Benford's Law (2012), table 7.1; also https://ar5iv.labs.arxiv.org/html/2202.05237
    assert THRESHOLDS == {
        "first": (0.006, 0.012, 0.015), "second": (0.008, 0.010, 0.012), "first_two": (0.0012, 0.0018, 0.0022),
    }  # fmt: skip
    assert [verdict(mad, "first") for mad in (0.006, 0.007, 0.013, 0.016)] == [
        "Close conformity", "Acceptable conformity", "Marginally acceptable conformity", "Nonconformity",
    ]  # fmt: skip


@pytest.mark.parametrize("which", ["first", "second", "first_two"])
def test_benford_conforms_for_powers_and_not_for_equal_amounts(tables: Made, which: str) -> None:
    params = {"amount": "a", "digits": which, "least": 10}
    powers = ran(
        "benford",
        tables("SELECT CAST(pow(10, 2 + 4 * i / 20000.0) AS DECIMAL(20, 2)) AS a FROM range(20000) t(i)"),
        params,
    )
    assert figures(powers)["By Nigrini's thresholds"] == "Close conformity"
    evenly = ran("benford", tables("SELECT 1500 + i % 100 AS a FROM range(9000) t(i)"), params)
    assert figures(evenly)["By Nigrini's thresholds"] == "Nonconformity"
    assert figures(evenly)["Probability of chance alone"] == 0
    with pytest.raises(Unfit):
        ran("benford", tables("SELECT 15 AS a FROM range(20) t(i)"), params)


def test_digits_at_powers_of_ten_are_right(tables: Made) -> None:
    given = tables("SELECT CAST(pow(10, i % 12 + 1) AS BIGINT) - i % 2 AS a FROM range(24000) t(i)")
    found = ran("benford", given, {"amount": "a", "digits": "first", "least": 10})
    counted = {row[0]: row[1] for row in found.tables[0].rows}
    assert counted["1"] + counted["9"] == sum(counted.values())


@pytest.mark.parametrize(("method", "factor"), [("iqr", 3), ("mad", 3.5)])
def test_outliers_are_found_within_their_group(tables: Made, method: str, factor: float) -> None:
    rows = "SELECT 100 + i % 7 AS a, 'small' AS g FROM range(50) t(i) UNION ALL SELECT 9000 + i % 7, 'large' FROM range(50) t(i)"
    given = tables(f"{rows} UNION ALL SELECT 9000, 'small'")
    params = {"amount": "a", "method": method, "factor": factor, "groups": ["g"]}
    found = ran("outliers", given, params)
    assert [row[3:] for row in found.tables[0].rows] == [[9000, "small"]]
    if method == "iqr":
        assert ran("outliers", given, {**params, "groups": []}).found == 0


def test_rows_on_closed_days_are_found(tables: Made) -> None:
    given = tables(values("d", ("2026-05-02",), ("2026-05-07",), ("x",)), closed=["2026-05-02", "2026-05-03"])
    found = ran("closed_days", given, {"day": "d"})
    assert [tuple(row) for row in found.tables[0].rows] == [(1, "2026-05-02")]
    assert list(figures(found).values()) == [1, 1]
    assert ["Saturday", 1] in found.drawings[0].rows


def test_amounts_split_below_a_limit_are_found(tables: Made) -> None:
    given = tables(values(
        "d, p, a", ("2026-05-01", "x", 900), ("2026-05-03", "x", 950), ("2026-06-20", "x", 990), ("2026-05-01", "y", 990),
        ("2026-05-02", "y", 10), ("2026-05-01", "z", 1000), ("2026-05-02", "z", 1000),
    ))  # fmt: skip
    found = ran(
        "split_amounts", given, {"amount": "a", "day": "d", "same": ["p"], "limit": 1000, "near": 20, "days": 7}
    )
    assert [row[2:] for row in found.tables[0].rows] == [[2, 1850, "1、2", "x"]]


def test_two_lists_are_matched(tables: Made) -> None:
    given = tables(
        values("k, v", ("1", 10), ("2", 20), ("3", 30), ("3", 31)), values("key, w", ("１", 10), ("2", 21), ("4", 40), ("3", 30)),
    )  # fmt: skip
    params = {"keys": ["k"], "other_keys": ["key"], "way": "exact", "compared": ["v"], "other_compared": ["w"]}
    found = ran("matching", given, params)
    differing, here, there = found.tables
    assert [row[:2] for row in map(tuple, differing.rows)] == [(2, 2), (4, 4)]
    assert ([row[1] for row in here.rows], [row[1] for row in there.rows]) == (["1"], ["１", "4"])
    near = ran("matching", given, {**params, "way": "names", "compared": [], "other_compared": []})
    assert [len(table.rows) for table in near.tables] == [0, 1]
    assert TESTS["matching"].check({**params, "compared": []})


def test_words_are_found_in_any_form(tables: Made) -> None:
    texts = [
        ("立て替え払いをした",),
        ("立替払の精算",),
        ("緊急に随意契約とした",),
        ("通常の購入",),
        (None,),
        ("緊急だが入札した",),
    ]
    found = ran("wording", tables(values("t", *texts)), {"text": "t", "rules": ["緊急 -入札", "随意契約"]})
    assert [tuple(row[:2]) for row in found.tables[1].rows] == [(3, "緊急 -入札")]
    assert found.tables[0].rows == [["緊急 -入札", 1], ["随意契約", 1]]
    with pytest.raises(Unfit):
        ran("wording", tables(values("t", *texts)), {"text": "t", "rules": ["-入札"]})


def test_columns_are_described(tables: Made) -> None:
    given = tables(values("a, t", (5, "い"), (7, "ろはに"), (None, "い")))
    described = profile(given.con, "data", (ROW,))
    amount, text = described["columns"]
    assert (described["rows"], amount["empty"], amount["least"], amount["most"], amount["sum"]) == (3, 1, 5, 7, 12)
    assert (text["kind"], text["shortest"], text["longest"], text["top"][0]) == ("text", 1, 3, ["い", 2])


def test_rules_know_nothing_of_django() -> None:
    for path in Path("audit/data_audits/rules").glob("*.py"):
        assert "django" not in path.read_text("utf-8")
