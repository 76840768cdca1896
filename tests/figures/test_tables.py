"""Tables side by side: what two of them tell together must not give a small group away; charts draw what may be shown."""

from collections.abc import Callable
from datetime import date
from itertools import product
from xml.etree import ElementTree

import pytest

from compliance.figures import tables
from compliance.figures.counting import Cohort
from compliance.figures.rules import ACCEPTED, ROOT, period_to
from governance.charts import Chart

PERIOD = period_to(2025, date(2026, 3, 31))


def cohort(undecided: int, declined: int, money: int, leak: int) -> Cohort:
    course = {"undecided": undecided, "declined": declined, "in_work:20": money + leak}
    category = {"": undecided + declined, "money": money, "leak": leak}
    return Cohort(PERIOD, {"course": course, "category": category}, None)


def test_categories_do_not_tell_how_many_are_undecided() -> None:
    for numbers in product((0, 2, 5, 7), repeat=4):
        told = cohort(*numbers)
        course, category = tables.course_of(told, hides=True), tables.shown(told, "category", hides=True)
        assert "" not in category
        assert all(number is None or number == 0 or number >= 5 for number in category.values())
        accepted = course[ACCEPTED]
        if accepted is None:
            assert set(category.values()) == {None}
        else:
            rest = accepted - sum(category[key] or 0 for key in ("money", "leak"))
            assert rest == 0 or rest >= 5


def test_who_sees_the_cases_sees_those_not_sorted_too() -> None:
    assert tables.shown(cohort(1, 1, 1, 1), "category", hides=False) == {"": 2, "money": 1, "leak": 1, ROOT: 4}


@pytest.mark.parametrize("drawn", [tables.compared, tables.by_month])
def test_a_hidden_number_keeps_its_place(drawn: Callable[..., Chart]) -> None:
    lines = [tables.Line("甲", 7, 5), tables.Line("乙", None, 0), tables.Line("丙", 0, None)]
    chart = drawn("件数", "種別", ("今年度", "前年度"), lines)
    words = [element.text for element in ElementTree.fromstring(str(chart.svg)).iter() if element.text]
    assert {"甲", "乙", "丙", "–"} <= set(words)
    assert chart.rows == [["甲", 7, 5], ["乙", None, 0], ["丙", 0, None]]


def test_nothing_is_drawn_of_nothing() -> None:
    lines = [tables.Line("甲", None, 0), tables.Line("乙", 0, None)]
    for drawn in (tables.compared, tables.by_month):
        chart = drawn("件数", "種別", ("今年度", "前年度"), lines)
        assert (str(chart.svg), chart.rows) == ("", [["甲", None, 0], ["乙", 0, None]])


def test_each_series_stands_in_the_legend_once() -> None:
    rows = [{"月": "4月", "受付": 3, "終結": 1}, {"月": "5月", "受付": 2, "終結": 4}]
    svg = str(tables.flow("流れ", "月", rows, ["受付", "終結"]).svg)
    assert svg.count(">終結<") == 1
