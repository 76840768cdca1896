"""The written rules, without a database: ranking, signs of stamping, who judges, what a late file changes."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from privacy.monitoring.choices import Level, Mark, Source
from privacy.monitoring.rules.levels import Posts, level_of
from privacy.monitoring.rules.merging import Finding, Known, Seen, added, changes, lapses
from privacy.monitoring.rules.parameters import PARAMETERS, given
from privacy.monitoring.rules.ranking import ESTIMATES, TRUST, Outcome, found_among, ranked, score_of, weight_of
from privacy.monitoring.rules.stamping import Habit, marks_of

AT = datetime(2026, 11, 26, 1, tzinfo=UTC)


def test_a_rule_without_outcomes_weighs_its_estimate_and_outcomes_move_it() -> None:
    assert weight_of("own_record", Outcome()) == ESTIMATES["own_record"]
    all_confirmed, none_confirmed = Outcome(TRUST, 0), Outcome(TRUST, TRUST)
    assert weight_of("own_record", all_confirmed) == pytest.approx(ESTIMATES["own_record"] / 2)
    assert weight_of("no_contact", none_confirmed) > 0.5


def test_several_rules_weigh_more_than_one_and_many_hits_more_than_one_hit() -> None:
    one = score_of({"same_surname": 1}, {})
    twice = score_of({"same_surname": 2}, {})
    two_rules = score_of({"same_surname": 1, "no_contact": 1}, {})
    assert one.value < twice.value
    assert one.value < two_rules.value
    assert score_of({"same_surname": 8}, {}).value == score_of({"same_surname": 800}, {}).value
    assert score_of({}, {}).value == 0
    assert [part.rule for part in two_rules.parts] == ["same_surname", "no_contact"]


def test_scores_stay_within_a_thousand_whatever_comes_together() -> None:
    everything = score_of(dict.fromkeys(ESTIMATES, 100), dict.fromkeys(ESTIMATES, Outcome(10_000, 10_000)))
    assert everything.value <= 1000


def test_ranking_puts_those_first_whom_heavier_rules_hit() -> None:
    days = {
        "a": {"no_contact": 3},
        "b": {"own_record": 1},
        "c": {"own_record": 1, "relative": 1},
        "d": {"no_contact": 1},
    }
    order = ranked(days, {})
    assert order == ["c", "b", "a", "d"]
    assert found_among(2, order, {"c", "a"}) == (0.5, 0.5)
    assert found_among(2, [], set()) == (0.0, 0.0)
    learnt = {"own_record": Outcome(500, 0), "relative": Outcome(500, 0), "no_contact": Outcome(500, 400)}
    assert ranked(days, learnt)[0] == "a"


NUMBERS = given({})


@pytest.mark.parametrize(
    ("habit", "marks"),
    [
        (Habit(19, 19, 19, 19, 0, 0), []),
        (Habit(20, 10, 0, 0, 0, 0), [Mark.QUICK]),
        (Habit(20, 9, 0, 0, 0, 0), []),
        (Habit(100, 0, 100, 98, 0, 0), [Mark.ALWAYS_YES]),
        (Habit(100, 0, 100, 97, 0, 0), []),
        (Habit(5, 0, 5, 5, 2, 1), [Mark.PASSED_PLANTS]),
        (Habit(100, 100, 100, 100, 1, 1), [Mark.QUICK, Mark.ALWAYS_YES, Mark.PASSED_PLANTS]),
    ],
)
def test_signs_of_stamping(habit: Habit, marks: list[Mark]) -> None:
    assert marks_of(habit, NUMBERS) == marks


def test_parameters_that_a_version_does_not_know_have_their_default() -> None:
    found = given({"planted": 7, "unknown": 1, "days": "x"})
    assert found["planted"] == 7
    assert set(found) == {parameter.name for parameter in PARAMETERS}
    assert all(parameter.least <= parameter.default <= parameter.most for parameter in PARAMETERS)


A, B, UNIT, BLOCK = uuid4(), uuid4(), uuid4(), uuid4()


@pytest.mark.parametrize(
    ("person", "block", "posts", "level"),
    [
        (A, BLOCK, Posts({UNIT: {B}}), Level.UNIT),
        (None, BLOCK, Posts({UNIT: {B}}), Level.UNIT),
        (A, BLOCK, Posts({UNIT: {A, B}}, {BLOCK: {B}}), Level.BLOCK),
        (A, BLOCK, Posts({}, {BLOCK: {B}}), Level.BLOCK),
        (A, BLOCK, Posts({UNIT: {A}}), Level.OFFICER),
        (A, None, Posts({}), Level.OFFICER),
        (A, BLOCK, Posts({UNIT: {B}}, {BLOCK: {A}}), Level.OFFICER),
        (A, BLOCK, Posts({UNIT: {B}}, executives={A}), Level.OFFICER),
        (A, BLOCK, Posts({UNIT: {B}}, officers={A}), Level.EXECUTIVE),
    ],
)
def test_who_judges_first(person: UUID | None, block: UUID | None, posts: Posts, level: Level) -> None:
    assert level_of(person, UNIT, block, posts) == level


def finding(*numbers: int, **changes: Any) -> Finding:
    views = tuple(Seen(number, "R1", AT) for number in numbers)
    fields: dict[str, Any] = {
        "source": Source.RULE, "rule": "volume", "version": 1, "title": "", "why": "", "seen_from": AT, "views": views,
    }  # fmt: skip
    return Finding(**fields | changes)


def known(state: str, *numbers: int, **changes: Any) -> Known:
    fields: dict[str, Any] = {"source": "rule", "made_up": False, "measure": None}
    return Known(rule="volume", state=state, views=frozenset(numbers), **fields | changes)


def test_an_open_flag_takes_what_is_found_and_a_judged_one_nothing_twice() -> None:
    assert added([known("open", 1)], finding(1, 2)) is None
    assert added([known("confirmed", 1)], finding(1)) is None
    more = added([known("confirmed", 1), known("unexplained", 2)], finding(1, 2, 3))
    assert more is not None
    assert [view.log_no for view in more.views] == [3]
    assert added([known("lapsed", 1)], finding(1)) == finding(1)
    assert added([], finding(measure=3.0)) == finding(measure=3.0)
    assert added([known("confirmed", measure=3.0)], finding(measure=3.0)) is None


def test_what_was_made_up_and_what_was_found_do_not_mix() -> None:
    assert added([known("open", 1, made_up=True)], finding(2)) == finding(2)
    assert added([known("open", 1, made_up=True)], finding(1, made_up=True)) is None
    assert not lapses(known("open", 1, made_up=True), {})
    assert not lapses(known("open", 1, source="random"), {})
    assert lapses(known("open", 1), {})


def test_nothing_changes_when_the_same_is_found_again() -> None:
    assert not changes([known("open", 1, 2)], {"volume": finding(1, 2)})
    assert changes([known("open", 1, 2)], {"volume": finding(1)})
    assert changes([known("open", measure=1.0)], {"volume": finding(measure=2.0)})
    assert changes([known("open", 1)], {})
    assert not changes([known("confirmed", 1)], {})
