"""Tables and what rose between two assessments: pure rules."""

from audit.overview.rules.rising import Assessed, by_factor, risen
from audit.overview.rules.tables import Cell, Line, Table, plain, summed


def assessed(key: str, score: float, **points: float) -> Assessed:
    lines = [[factor, None, 0, 1, round(100 * number), "known"] for factor, number in points.items()]
    return Assessed(key, "office", key, score, lines)


def test_what_rose_is_told_factor_by_factor_the_most_first() -> None:
    before = [assessed("a", 40, leaks=10, time=30), assessed("b", 50, leaks=50), assessed("c", 20, time=20)]
    after = [
        assessed("a", 48, leaks=9, time=33, voices=6), assessed("b", 50.5, leaks=50.5), assessed("c", 60, time=60),
        assessed("new", 90, leaks=90),
    ]  # fmt: skip
    found = risen({one.key: one for one in before}, after)
    assert [(one.item.key, one.by, one.factors) for one in found] == [
        ("c", 40.0, [("time", 40.0)]), ("a", 8.0, [("voices", 6.0), ("time", 3.0)]),
    ]  # fmt: skip
    assert by_factor(found) == [("time", 2), ("voices", 1)]


def test_a_table_adds_up_and_is_frozen_without_addresses() -> None:
    lines = [Line("高", (Cell(3, "/a/"), Cell(None))), Line("低", (Cell(1, "/b/"), Cell(2)))]
    table = Table("t", "表", "評価", ("件数", "割合"), lines, summed("計", lines, ("/all/", "")))
    assert [(words, cell.number, cell.url) for words, cell in table.total] == [("件数", 4, "/all/"), ("割合", 2, "")]
    assert plain([table]) == [
        {
            "title": "表",
            "heads": ["評価", "件数", "割合"],
            "rows": [["高", "3", "–"], ["低", "1", "2"], ["計", "4", "2"]],
        }
    ]
