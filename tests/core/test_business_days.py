"""Open and closed days of the organization."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.calendar.business_days import add_business_days, add_months, is_open, next_open


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 21),  # a Saturday
        date(2026, 11, 23),  # 勤労感謝の日
        date(2026, 5, 6),  # 振替休日
        date(2026, 9, 22),  # 国民の休日, between two holidays
        date(2026, 12, 29),
        date(2027, 1, 1),
        date(2027, 1, 3),
    ],
)
def test_closed_days(day: date) -> None:
    assert not is_open(day)


@pytest.mark.parametrize("day", [date(2026, 12, 28), date(2027, 1, 4), date(2026, 11, 24)])
def test_open_days(day: date) -> None:
    assert is_open(day)


def test_over_the_turn_of_the_year() -> None:
    assert add_business_days(date(2026, 12, 28), 1) == date(2027, 1, 4)
    assert next_open(date(2026, 12, 29)) == date(2027, 1, 4)


def test_day_zero_counts_as_nothing() -> None:
    assert add_business_days(date(2026, 11, 24), 0) == date(2026, 11, 24)
    with pytest.raises(ValueError):
        add_business_days(date(2026, 11, 24), -1)


@given(st.dates(min_value=date(2010, 1, 1), max_value=date(2035, 1, 1)), st.integers(min_value=1, max_value=30))
def test_exactly_that_many_open_days_lie_between(day: date, count: int) -> None:
    end = add_business_days(day, count)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert is_open(end)
    assert sum(is_open(d) for d in between) == count


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result
