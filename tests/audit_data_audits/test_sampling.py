"""Sizes and limits against published tables and worked examples.

AICPA, Audit Sampling (audit guide), appendix A: table A-1 (sample sizes, 5 percent risk of overreliance) and
A-3 (upper limits, same risk), e.g. https://pl.scribd.com/document/407003314/Statistical-Sampling-Table-Attribute-Sampling.
University of Florida, ACG 5637, lecture 12 (monetary-unit sampling: book value 2,500,000, tolerable
125,000, 93 items, interval 26,882), https://www.coursehero.com/file/6455579/L12-Notes-Part-8/.
J. Thomas's receivables, an exercise of Messier, Glover and Prawitt, Auditing & Assurance Services,
https://justaaa.com/accounting/331542-upper-limit-on-misstatements-calculation-monetary.
"""

from math import comb

import numpy
import pytest

from audit.data_audits.rules.chances import (
    binomial_upper,
    chi_square_tail,
    hypergeometric_up_to,
    hypergeometric_upper,
    poisson_factor,
)
from audit.data_audits.rules.drawing_lots import choose
from audit.data_audits.rules.evaluating import Misstated, attribute_limit, misstatement_limit, understated
from audit.data_audits.rules.monetary_sample import hits
from audit.data_audits.rules.sizes import TooMany, attribute_size, monetary_interval
from audit.data_audits.rules.stratified_sample import EQUAL, PROPORTIONAL, shares

TABLE_A_1 = {  # expected rate, tolerable rate (%) -> size, expected errors
    (0, 2): (149, 0), (0, 3): (99, 0), (0, 4): (74, 0), (0, 5): (59, 0), (0, 6): (49, 0), (0, 7): (42, 0), (0, 8): (36, 0),
    (0, 9): (32, 0), (0, 10): (29, 0), (0, 15): (19, 0), (0, 20): (14, 0),
    (0.25, 2): (236, 1), (0.25, 3): (157, 1), (0.25, 5): (93, 1), (0.25, 10): (46, 1), (1, 4): (156, 2), (1, 5): (93, 1),
    (1.25, 5): (124, 2), (1.25, 6): (78, 1), (2, 5): (181, 4), (2, 6): (127, 3), (2, 10): (46, 1),
}  # fmt: skip
TABLE_A_3 = {  # size, errors -> upper limit in %
    (65, 0): 4.6, (65, 1): 7.1, (70, 0): 4.2, (70, 1): 6.6, (80, 1): 5.8, (80, 2): 7.7, (90, 1): 5.2, (90, 3): 8.4,
    (100, 0): 3.0, (100, 1): 4.7, (100, 2): 6.2, (100, 3): 7.6, (125, 1): 3.8, (125, 3): 6.1,
}  # fmt: skip
FACTORS = {0.95: (3.00, 4.75, 6.30, 7.76, 9.16), 0.90: (2.31, 3.89, 5.33, 6.69, 8.00)}


@pytest.mark.parametrize(("rates", "expected"), TABLE_A_1.items())
def test_attribute_sizes_are_those_of_the_aicpa_table(rates: tuple[float, float], expected: tuple[int, int]) -> None:
    plan = attribute_size(0.95, rates[1] / 100, rates[0] / 100)
    assert (plan.size, plan.allowed) == expected


@pytest.mark.parametrize(("seen", "limit"), TABLE_A_3.items())
def test_upper_limits_are_those_of_the_aicpa_table(seen: tuple[int, int], limit: float) -> None:
    assert 100 * binomial_upper(seen[1], seen[0], 0.95) == pytest.approx(limit, abs=0.1)


@pytest.mark.parametrize("confidence", FACTORS)
def test_confidence_factors_of_monetary_units_are_the_published_ones(confidence: float) -> None:
    for errors, factor in enumerate(FACTORS[confidence]):
        assert poisson_factor(errors, confidence) == pytest.approx(factor, abs=0.0101)  # printed rounded up


def test_a_sample_cannot_show_what_is_expected_to_be_tolerable() -> None:
    with pytest.raises(TooMany):
        attribute_size(0.95, 0.05, 0.05)
    with pytest.raises(TooMany):
        monetary_interval(0.95, 1_000_000, 1_000_000)


def test_small_populations_need_fewer_items() -> None:
    assert attribute_size(0.95, 0.05, 0, 500).size < attribute_size(0.95, 0.05).size
    for population in (40, 100, 500, 3000):
        plan = attribute_size(0.95, 0.05, 0.01, population)
        bad = -(-population * 5 // 100)
        assert hypergeometric_up_to(plan.allowed, plan.size, population, bad) <= 0.05 or plan.size == population


def test_the_hypergeometric_chance_is_exact() -> None:
    assert hypergeometric_up_to(1, 10, 50, 5) == pytest.approx(
        (comb(45, 10) + 5 * comb(45, 9)) / comb(50, 10), rel=1e-12
    )
    assert hypergeometric_up_to(2, 60, 100_000, 2000) == pytest.approx(0.8810, abs=0.001)  # near the binomial one
    assert hypergeometric_upper(0, 59, 100_000, 0.95) == pytest.approx(4950, abs=15)
    assert attribute_limit(0, 100, 0.95, 100).upper == 0  # everything was looked at


def test_the_interval_of_the_worked_example() -> None:
    assert monetary_interval(0.95, 125_000) == pytest.approx(125_000 / 3.00, rel=0.002)
    assert 2_500_000 / monetary_interval(0.95, 125_000, 27_722) == pytest.approx(
        93, rel=0.15
    )  # there by an expansion factor
    assert misstatement_limit([], 26_882, 0.95).upper == pytest.approx(80_646, rel=0.002)


def test_the_misstatement_limit_of_the_worked_example() -> None:
    items = [Misstated(15_000, 12_500), Misstated(10_000, 4_000), Misstated(3_000, 2_000)]
    found = misstatement_limit(items, 12_300, 0.95)
    assert found.projected == pytest.approx(2_500 + 12_300 * (0.6 + 1 / 3))
    assert found.basic_precision == pytest.approx(36_900, rel=0.002)
    assert found.incremental == pytest.approx(12_300 * (0.75 * 0.6 + 0.55 / 3), rel=0.02)
    assert found.upper == pytest.approx(found.projected + found.basic_precision + found.incremental)


def test_understatements_are_not_set_off_but_have_a_limit_of_their_own() -> None:
    items = [Misstated(1_000, 1_500)]
    assert misstatement_limit(items, 10_000, 0.95).projected == 0
    assert misstatement_limit(understated(items), 10_000, 0.95).projected == 5_000


def test_chi_square_is_the_table_value() -> None:
    for value, freedom in ((15.507, 8), (16.919, 9), (112.022, 89)):  # any table, 5 percent
        assert chi_square_tail(value, freedom) == pytest.approx(0.05, abs=0.0001)


def test_lots_can_be_followed_and_are_fair() -> None:
    assert choose(5, 100, "00", "random") == choose(5, 100, "00", "random")
    assert choose(5, 100, "00", "random") != choose(5, 100, "01", "random")
    assert choose(9, 4, "00", "x") == [0, 1, 2, 3]
    often = numpy.bincount([row for seed in range(600) for row in choose(5, 20, str(seed), "random")], minlength=20)
    assert often.min() > 100 < 200 > often.max()  # 150 each


def test_yens_decide_in_monetary_samples_and_large_items_are_always_drawn() -> None:
    amounts = numpy.array([100, 100, 5_000, 100, 100], dtype=numpy.int64)
    for cells in (False, True):
        drawn = [hits(amounts, 1_000, str(seed), cells=cells) for seed in range(300)]
        assert all(2 in rows for rows in drawn)
        small = sum(0 in rows for rows in drawn)
        assert 10 < small < 60  # one yen in ten of the interval


def test_strata_get_their_share_and_at_least_one_item() -> None:
    assert shares(10, [90, 9, 1], PROPORTIONAL) == [9, 1, 1]
    assert shares(9, [90, 90, 2], EQUAL) == [4, 3, 2]
    assert sum(shares(59, [1000, 333, 21, 7], PROPORTIONAL)) == 59
