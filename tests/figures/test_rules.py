"""What may be told: no sum and no difference of what is shown gives a group of one to four."""

from datetime import date
from itertools import product

import pytest

from compliance.figures.rules import (
    ROOT,
    before,
    countable_years,
    expected,
    is_unusual,
    last_quarter_end,
    period_to,
    protected,
    settled_on,
)


def test_no_difference_gives_a_small_group() -> None:
    for numbers in product(range(0, 9), repeat=4):
        counts = dict(zip("abcd", numbers, strict=True))
        shown = protected(counts, dict.fromkeys(counts, ROOT))
        assert all(number is None or number == 0 or number >= 5 for number in shown.values())
        hidden = sum(counts[key] for key in counts if shown[key] is None)
        assert shown[ROOT] is None or hidden == 0 or hidden >= 5
        assert (shown[ROOT] is None) == (0 < sum(numbers) < 5)


def test_a_single_small_group_takes_another_with_it() -> None:
    shown = protected({"a": 20, "b": 9, "c": 2}, dict.fromkeys("abc", ROOT))
    assert shown == {"a": 20, "b": None, "c": None, ROOT: 31}


def test_a_tree_is_protected_on_every_level() -> None:
    counts = {"undecided": 2, "declined": 7, "found": 6, "unclear": 9}
    parents = {
        "undecided": ROOT, "decided": ROOT, "declined": "decided", "concluded": "decided", "found": "concluded",
        "unclear": "concluded",
    }  # fmt: skip
    shown = protected(counts, parents)
    assert shown["undecided"] is None
    assert shown["decided"] is None
    assert shown[ROOT] == 24
    known = sum(shown[key] or 0 for key in ("declined", "concluded"))
    assert 24 - known >= 5
    assert shown["concluded"] == 15
    assert (shown["found"], shown["unclear"]) == (6, 9)


def test_nothing_is_nothing() -> None:
    assert protected({}, {}) == {ROOT: 0}
    assert protected({"a": 3}, {"a": ROOT}) == {"a": None, ROOT: None}


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 4, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), date(2026, 3, 31)),
        (date(2026, 7, 1), date(2026, 6, 30)),
        (date(2027, 1, 15), date(2026, 12, 31)),
    ],
)
def test_whole_quarters_only(day: date, end: date) -> None:
    assert last_quarter_end(day) == end


def test_a_running_year_is_compared_with_the_same_stretch() -> None:
    now = period_to(2026, date(2026, 11, 25))
    then = before(now, date(2026, 11, 25))
    assert (then.first, then.last, then.as_of) == (date(2025, 4, 1), date(2025, 11, 25), date(2025, 11, 25))
    ended = period_to(2024, date(2026, 11, 25))
    assert before(ended, date(2026, 11, 25)).last == date(2024, 3, 31)
    assert not period_to(2026, date(2026, 3, 31)).started


def test_a_year_is_counted_three_months_after_its_end() -> None:
    assert settled_on(2025) == date(2026, 6, 30)
    assert countable_years(date(2026, 6, 30), 2023) == [2024, 2023]
    assert countable_years(date(2026, 7, 1), 2023) == [2025, 2024, 2023]


def test_a_small_unit_is_never_unusually_silent() -> None:
    assert not is_unusual(expected(5, 200, 22_000))
    assert is_unusual(expected(400, 200, 22_000))
    assert expected(10, 3, 0) == 0
