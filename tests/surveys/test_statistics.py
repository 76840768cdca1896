"""Formulas against published tables."""

import pytest

from governance.surveys.statistics import (
    Moments,
    differ,
    level_for,
    mean_interval,
    moments,
    t_quantile,
    wilson,
)


@pytest.mark.parametrize(
    ("level", "freedom", "table"),
    [(0.95, 1, 12.7062), (0.95, 2, 4.3027), (0.95, 4, 2.7764), (0.95, 9, 2.2622), (0.95, 30, 2.0423),
     (0.99, 4, 4.6041), (0.999, 10, 4.5869), (0.95, 1000, 1.9623), (0.5, 7, 0.7111)],
)  # fmt: skip
def test_quantiles_of_t(level: float, freedom: int, table: float) -> None:
    assert t_quantile(level, freedom) == pytest.approx(table, abs=2e-3 if freedom < 5 else 2e-4)


def test_wilson_as_newcombe_gives_it() -> None:
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 20)[0] == pytest.approx(0)
    assert round(wilson(0, 20)[1], 4) == 0.1611
    with pytest.raises(ValueError):
        wilson(0, 0)


def test_mean_and_interval() -> None:
    found = moments({1.0: 2, 3.0: 4, 5.0: 2})
    assert found is not None
    assert found.deviation is not None
    assert (found.n, found.mean, round(found.deviation, 4)) == (8, 3.0, 1.5119)
    low, high = mean_interval(found.mean, found.deviation, found.n)
    assert (round(low, 3), round(high, 3)) == (1.736, 4.264)
    assert moments({}) is None


def test_a_difference_within_noise_is_none() -> None:
    assert differ(Moments(10, 3.2, 1.0), Moments(400, 3.0, 1.0)) == 0
    assert differ(Moments(100, 3.6, 1.0), Moments(400, 3.0, 1.0)) == 1
    assert differ(Moments(100, 2.4, 1.0), Moments(400, 3.0, 1.0)) == -1
    assert differ(Moments(1, 5.0, None), Moments(400, 3.0, 1.0)) == 0


def test_many_comparisons_are_each_made_more_strictly() -> None:
    close = Moments(40, 3.4, 1.0), Moments(4000, 3.0, 1.0)
    assert differ(*close) == 1
    assert differ(*close, level_for(300)) == 0
