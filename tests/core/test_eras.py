"""Dates as people in Japan write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.calendar import eras


@pytest.mark.parametrize(
    "typed",
    [
        "令和8年4月1日",
        "R8.4.1",
        "r8/4/1",
        "2026-04-01",
        "2026/4/1",
        "2026年4月1日",
        "Ｒ８．４．１",
        " 令和 8 年 4 月 1 日 ",
    ],
)
def test_many_ways_to_write_one_day(typed: str) -> None:
    assert eras.parse(typed) == date(2026, 4, 1)


@pytest.mark.parametrize(
    "typed",
    ["", "きのう", "令和8年2月30日", "平成35年1月1日", "令和0年5月1日", "2026-13-01", "R8.4", "😀", "平成31年5月1日"],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        eras.parse(typed)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2019, 4, 30), "平成31年4月30日（2019年）"),
        (date(2019, 5, 1), "令和元年5月1日（2019年）"),
        (date(1989, 1, 7), "昭和64年1月7日（1989年）"),
        (date(1989, 1, 8), "平成元年1月8日（1989年）"),
    ],
)
def test_first_years_and_last_days_of_eras(day: date, shown: str) -> None:
    assert eras.in_japanese(day) == shown


@given(st.dates(min_value=date(1868, 1, 25), max_value=date(2100, 12, 31)))
def test_what_is_shown_can_be_typed_again(day: date) -> None:
    assert eras.parse(eras.in_japanese(day).split("（")[0]) == day


def test_days_before_meiji_have_no_era() -> None:
    with pytest.raises(ValueError):
        eras.era_of(date(1868, 1, 24))


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_fiscal_years_start_in_april(day: date, year: int) -> None:
    assert eras.fiscal_year(day) == year
    first, last = eras.fiscal_year_days(year)
    assert first <= day <= last


def test_fiscal_year_in_japanese() -> None:
    assert eras.fiscal_year_in_japanese(2026) == "令和8年度（2026年度）"
    assert eras.fiscal_year_in_japanese(2019) == "令和元年度（2019年度）"


@pytest.mark.parametrize(("month", "quarter"), [(4, 1), (6, 1), (7, 2), (9, 2), (10, 3), (12, 3), (1, 4), (3, 4)])
def test_quarters_count_from_april(month: int, quarter: int) -> None:
    day = date(2027, month, 28)
    assert eras.fiscal_quarter(day) == quarter
    assert eras.quarter_start(eras.fiscal_year(day), quarter) <= day
