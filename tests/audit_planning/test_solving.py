"""The solver plans what fits, says of the rest what stands in the way, and says the same each time."""

from typing import Any
from uuid import UUID

from audit.planning.rules.solving import Auditor, Line, Solution, solve, travel_days


def who(number: int, **changes: Any) -> Auditor:
    return Auditor(**({"key": UUID(int=100 + number), "days": 200, "place": 3} | changes))


def line(number: int, **changes: Any) -> Line:
    return Line(**({"key": UUID(int=number), "days": 10, "team": 2, "first_week": 0, "last_week": 12} | changes))


def reasons(found: Solution) -> dict[int, tuple[str, ...]]:
    return {one.line.int: (one.why, *one.details) for one in found.unmet}


def test_everything_that_fits_is_placed_within_its_window_and_nobody_is_in_two_places() -> None:
    lines = [line(n, last_week=2) for n in range(1, 4)]
    found = solve(lines, [who(1), who(2)])
    assert found.best
    assert not found.unmet
    assert sorted(one.week for one in found.placed) == [0, 1, 2]
    assert all(len(one.team) == 2 for one in found.placed)


def test_the_same_input_in_another_order_gives_the_same_proposal() -> None:
    lines, people = [line(n, place=n % 5) for n in range(1, 7)], [who(n, place=n) for n in range(4)]
    assert solve(lines, people) == solve(lines[::-1], people[::-1])


def test_the_nearest_independent_auditor_goes() -> None:
    near, far, farther = who(1, place=0), who(2, place=3), who(3, place=8)
    found = solve([line(1, team=1, place=0)], [near, far, farther])
    assert found.placed[0].team == (near.key,)
    assert found.placed[0].travel == 0
    barred = line(1, team=1, place=0, barred={near.key: ("home_block",)})
    assert solve([barred], [near, far, farther]).placed[0].team == (far.key,)
    assert [travel_days(0, place) for place in (None, 0, 3, 4)] == [0, 0, 1, 2]


def test_the_team_has_the_skill_between_them() -> None:
    able = who(3, skills={"data": 3})
    found = solve([line(1, skills={"data": 3})], [who(1), who(2), able])
    assert able.key in found.placed[0].team


def test_what_cannot_fit_says_why() -> None:
    one, two = who(1, skills={"data": 3}), who(2, days=12)
    lines = [
        line(1, team=3),
        line(2, barred={one.key: ("home_block",), two.key: ("served", "relative")}),
        line(3, skills={"systems": 2}),
        line(4, team=1, skills={"data": 3}, barred={one.key: ("designed",)}),
        line(5, days=60, first_week=4, last_week=6),
        line(6, days=60, last_week=20),
    ]
    assert reasons(solve(lines, [one, two])) == {
        1: ("auditors", "3", "2"), 2: ("independence", "2", "0", "home_block", "relative", "served"),
        3: ("skill", "systems", "2"), 4: ("skill_barred", "data", "3"), 5: ("window", "6", "3"), 6: ("days", "30"),
    }  # fmt: skip


def test_what_others_leave_no_room_for_says_which_constraint_it_is() -> None:
    same_week = [line(n, last_week=0, matters=n) for n in (1, 2)]
    assert reasons(solve(same_week, [who(1), who(2)])) == {1: ("dates",)}
    few_days = [line(n, matters=n) for n in (1, 2)]
    assert reasons(solve(few_days, [who(1, days=7), who(2, days=7)])) == {1: ("days",)}
    one_expert = [line(n, team=1, last_week=0, skills={"data": 3}, days=5, matters=n) for n in (1, 2)]
    found = reasons(solve(one_expert, [who(1, skills={"data": 3}), who(2)]))
    assert found in ({1: ("dates",)}, {1: ("skill_busy",)})


def test_weeks_that_are_taken_stay_taken() -> None:
    found = solve([line(1, team=1, days=5, last_week=3)], [who(1, busy=((0, 2), (1, 2)))])
    assert found.placed[0].week == 3
