"""Funnel limits, months as people type them, sums of a table: pure."""

from datetime import date

import pytest

from voice.figures.choices import Line, Place
from voice.figures.rules.funnel import binomial_limits, poisson_limits
from voice.figures.rules.months import months_before, months_of_year, parse_month, quarter_of
from voice.figures.rules.receipts import TOTAL, differences


def interpolated(count: int, below: float, upto: float, probability: float) -> float:
    """Spiegelhalter's limit, from two neighbouring values of a printed table of a cumulative distribution."""
    return count - (upto - probability) / (upto - below)


def test_poisson_limits_are_those_of_the_printed_tables() -> None:
    """Cumulative Poisson distribution with mean 10, as printed: 3: .0103, 4: .0293; 16: .9730, 17: .9857; 1: .0005,
    2: .0028; 20: .9984, 21: .9993."""
    limits = poisson_limits(10)
    assert limits.low == pytest.approx(interpolated(4, 0.0103, 0.0293, 0.025), abs=0.01)
    assert limits.high == pytest.approx(interpolated(17, 0.9730, 0.9857, 0.975), abs=0.01)
    assert limits.far_low == pytest.approx(interpolated(2, 0.0005, 0.0028, 0.001), abs=0.03)
    assert limits.far_high == pytest.approx(interpolated(21, 0.9984, 0.9993, 0.999), abs=0.05)


def test_binomial_limits_are_those_of_the_printed_tables() -> None:
    """Cumulative binomial distribution, 20 trials at 0.5, as printed: 5: .0207, 6: .0577; 13: .9423, 14: .9793."""
    limits = binomial_limits(20, 0.5)
    assert limits.low == pytest.approx(interpolated(6, 0.0207, 0.0577, 0.025), abs=0.01)
    assert limits.high == pytest.approx(interpolated(14, 0.9423, 0.9793, 0.975), abs=0.01)


@pytest.mark.parametrize("mean", [40, 900, 20_000])
def test_limits_of_large_counts_come_near_the_normal_ones(mean: int) -> None:
    limits = poisson_limits(mean)
    assert limits.low == pytest.approx(mean - 1.96 * mean**0.5, abs=1.5)
    assert limits.far_high == pytest.approx(mean + 3.09 * mean**0.5, abs=3)
    share = binomial_limits(mean, 0.9)
    assert share.low == pytest.approx(0.9 * mean - 1.96 * (0.09 * mean) ** 0.5, abs=1.5)


def test_where_a_count_lies() -> None:
    limits = poisson_limits(30)
    counts = (5, 18, 30, 43, 60)
    assert [limits.place(count) for count in counts] == [
        Place.FAR_BELOW, Place.BELOW, Place.INSIDE, Place.ABOVE, Place.FAR_ABOVE,
    ]  # fmt: skip


def test_nothing_is_unusual_where_little_is_to_be_expected() -> None:
    assert poisson_limits(2).place(0) == Place.INSIDE
    assert poisson_limits(0).place(0) == Place.INSIDE
    assert binomial_limits(0, 0.5).place(0) == Place.INSIDE
    assert binomial_limits(7, 1.0).place(7) == Place.INSIDE


@pytest.mark.parametrize("typed", ["2026-04", "2026/4", "202604", "２０２６年４月", "令和8年4月", "R8.4", "2026-4"])
def test_months_as_people_type_them(typed: str) -> None:
    assert parse_month(typed) == date(2026, 4, 1)


@pytest.mark.parametrize("typed", ["", "4月", "2026-13", "令和8年", "abc", "2026-04-05"])
def test_what_is_no_month(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_month(typed)


def test_months_of_periods() -> None:
    assert months_before(date(2026, 1, 15), 2) == [date(2025, 11, 1), date(2025, 12, 1)]
    assert (months_of_year(2025)[0], months_of_year(2025)[-1]) == (date(2025, 4, 1), date(2026, 3, 1))
    assert quarter_of(date(2026, 6, 30)) == date(2026, 4, 1)


def test_a_sum_that_does_not_add_up_is_named() -> None:
    cells = dict.fromkeys([(line, year) for line in Line for year in (2004, TOTAL)], 0)
    cells[Line.HEADQUARTERS, 2004] = cells[Line.HEADQUARTERS, TOTAL] = 5
    cells[Line.ALL_FORMS, 2004] = cells[Line.ALL_FORMS, TOTAL] = 5
    cells[Line.FORMS_AT_HEADQUARTERS, 2004] = 5
    assert differences(cells, [2004]) == [(Line.FORMS_AT_HEADQUARTERS, TOTAL)] * 2
