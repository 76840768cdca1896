"""Quorum and outcome as pure rules."""

from uuid import uuid4

import pytest

from compliance.committee.rules import Count, carried, needed, quorum


@pytest.mark.parametrize(
    ("members", "percent", "more_than", "expected"),
    [(5, 50, True, 3), (4, 50, True, 3), (4, 50, False, 2), (6, 66, False, 4), (3, 66, False, 2), (1, 50, True, 1),
     (7, 100, False, 7), (0, 50, True, 1), (0, 50, False, 1)],
)  # fmt: skip
def test_how_many_are_needed(members: int, percent: int, more_than: bool, expected: int) -> None:
    assert needed(members, percent, more_than) == expected


def test_those_kept_out_count_neither_as_members_nor_as_present() -> None:
    people = [uuid4() for _ in range(5)]
    all_in = quorum(people, people[:3], [], 50, True)
    assert (all_in.members, all_in.present, all_in.needed, all_in.reached) == (5, 3, 3, True)
    one_out = quorum(people, people[:3], people[:1], 50, True)
    assert (one_out.members, one_out.present, one_out.needed, one_out.reached) == (4, 2, 3, False)
    absent_out = quorum(people, people[:3], people[4:], 50, True)
    assert (absent_out.members, absent_out.needed, absent_out.reached) == (4, 3, True)
    assert not quorum(people, people, people, 50, True).reached


@pytest.mark.parametrize(
    ("counted", "casting", "expected"),
    [(Count(3, 2, 0), "", True), (Count(2, 3, 0), "", False), (Count(2, 2, 1), "for", True),
     (Count(2, 2, 1), "against", False), (Count(2, 2, 0), "", False), (Count(1, 0, 4), "", True)],
)  # fmt: skip
def test_more_for_than_against_or_the_chair(counted: Count, casting: str, expected: bool) -> None:
    assert carried(counted, casting) is expected
