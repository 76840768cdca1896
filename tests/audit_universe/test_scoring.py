"""The score is what anyone reckons by hand; other weights are drawn the same way each time."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.universe.rules.scoring import SMALL, UNKNOWN, scaled, scores, silent, stays_at_the_top, steps

A, B, C, D, E, F = (UUID(int=n) for n in range(1, 7))
OFFICES = dict.fromkeys((A, B, C, D, E), "office")


def test_the_scale_is_the_share_of_peers_that_lie_lower() -> None:
    values = {A: 0.0, B: 0.0, C: 3.0, D: 7.0, E: 100.0}
    assert scaled(values, OFFICES) == {A: 0.0, B: 0.0, C: 0.5, D: 0.75, E: 1.0}


def test_a_kind_with_few_of_its_own_is_compared_with_everything() -> None:
    assert scaled({A: 1.0, B: 2.0, C: 3.0, D: 4.0, E: 5.0, F: 3.5}, {**OFFICES, F: "block"})[F] == 3 / 5


def test_points_are_share_times_weight_over_the_weights_that_are_known() -> None:
    leaks = {A: 0.0, B: 1.0, C: 2.0, D: 3.0, E: 4.0}
    late = {E: 10.0, D: 20.0, C: 30.0, B: 40.0}
    found = scores({"leaks": leaks, "late": late}, {"leaks": 3, "late": 1, "unweighted": 0}, OFFICES)
    assert found[E].total == pytest.approx(100 * (3 * 1.0 + 1 * 0.0) / 4)
    assert found[A].total == 0.0
    assert found[A].known == 0.75
    assert found[A].lines[1].ground == UNKNOWN
    assert sum(line.points for line in found[D].lines) == pytest.approx(found[D].total)


def test_too_few_to_be_told_counts_as_least_and_shows_no_value() -> None:
    found = scores({"cases": {A: None, B: 5.0, C: 9.0, D: None, E: 6.0}}, {"cases": 10}, OFFICES)
    line = found[A].lines[0]
    assert (line.ground, line.value, line.points, found[A].known) == (SMALL, None, 0.0, 1.0)


@given(st.lists(st.floats(0, 1000), min_size=5, max_size=5), st.integers(1, 100), st.integers(0, 100))
def test_a_score_lies_between_nought_and_a_hundred(numbers: list[float], one: int, other: int) -> None:
    values = dict(zip(OFFICES, numbers, strict=True))
    found = scores({"x": values, "y": {A: 1.0}}, {"x": one, "y": other}, OFFICES)
    assert all(0 <= score.total <= 100.0001 for score in found.values())


def test_who_leads_in_everything_stays_at_the_top_whatever_the_weights_are() -> None:
    up = {A: 5.0, B: 4.0, C: 3.0, D: 2.0, E: 1.0}
    down = {A: 5.0, B: 1.0, C: 2.0, D: 3.0, E: 4.0}
    found = scores({"up": up, "down": down}, {"up": 1, "down": 1}, OFFICES)
    shares = stays_at_the_top(found, {}, 2, seed=7)
    assert shares[A] == 1.0
    assert 0 < shares[B] < 1
    assert sum(shares.values()) == pytest.approx(2.0)
    assert shares == stays_at_the_top(found, {}, 2, seed=7)
    assert stays_at_the_top(found, {D: 100.0}, 2, seed=7)[D] == 1.0


def test_silence_is_to_report_nothing_while_others_do() -> None:
    assert silent([{A: 1.0, B: 0.0}, {A: 0.0, B: 0.0, C: 2.0}], [A, B, C, D]) == {B, D}
    assert silent([{A: 0.0}, {}], [A, B]) == set()


def test_a_draw_weighs_equal_parts_of_the_ranking() -> None:
    assert list(steps(list(range(10)), 5).values()) == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1]  # type: ignore[arg-type]
