"""Whether an incident is to be reported: every criterion, what is not known, what would turn the verdict, the days."""

from datetime import date
from typing import Any

import pytest

from privacy.incidents.rules import by_law, flips, full_days, judge, last_day, rule_set
from privacy.suppressing import protected
from tests.privacy_incidents.making import facts

RULESET = rule_set("2022-04", date(2022, 4, 1), 100)


def verdict(**changes: Any) -> str:
    return judge(facts(**changes), RULESET).verdict


@pytest.mark.parametrize("answer", ["yes", "feared"])
@pytest.mark.parametrize("fact", ["sensitive", "property_damage", "wrongful"])
def test_one_person_is_enough_and_what_is_feared_counts(fact: str, answer: str) -> None:
    assert verdict(**{fact: answer}) == "yes"


@pytest.mark.parametrize(("persons", "expected"), [(0, "no"), (100, "no"), (101, "yes"), (None, "unknown")])
def test_more_than_a_hundred_persons_are_a_criterion_of_their_own(persons: int | None, expected: str) -> None:
    assert verdict(persons=persons) == expected


@pytest.mark.parametrize("fact", ["my_number_system", "open_to_all"])
def test_individual_numbers_have_criteria_besides(fact: str) -> None:
    assert verdict(**{fact: "yes"}) == "no"
    assert verdict(**{fact: "yes"}, my_number="yes") == "yes"
    assert verdict(**{fact: "yes"}, my_number="unknown") == "unknown"
    assert verdict(**{fact: "unknown"}, my_number="feared") == "unknown"


def test_an_individual_number_alone_on_paper_is_not_reported() -> None:
    assert verdict(my_number="yes") == "no"


@pytest.mark.parametrize("fact", ["protected", "unread"])
def test_only_certainty_takes_it_out(fact: str) -> None:
    assert verdict(**{fact: "yes"}, sensitive="yes", persons=5000) == "no"
    assert verdict(**{fact: "unknown"}, sensitive="yes") == "yes"


def test_what_is_unknown_does_not_hide_what_is_certain() -> None:
    judged = judge(facts(sensitive="yes", property_damage="unknown", persons=None), RULESET)
    assert (judged.verdict, judged.met) == ("yes", ("sensitive",))
    assert judged.unclear == ("property", "many")


class TestFlips:
    def test_the_single_fact_by_which_it_is_reported(self) -> None:
        found = {(flip.fact, flip.to, flip.verdict) for flip in flips(facts(sensitive="feared"), RULESET)}
        assert found == {("sensitive", "no", "no"), ("protected", "yes", "no"), ("unread", "yes", "no")}

    def test_two_criteria_are_turned_by_no_single_one_of_them(self) -> None:
        found = {flip.fact for flip in flips(facts(sensitive="yes", persons=500), RULESET)}
        assert found == {"protected", "unread"}

    def test_what_would_make_it_one_to_report(self) -> None:
        found = {(flip.fact, flip.to) for flip in flips(facts(my_number="yes"), RULESET)}
        assert {("persons", "more"), ("sensitive", "yes"), ("my_number_system", "yes"), ("wrongful", "yes")} <= found

    def test_the_open_question_turns_it_both_ways(self) -> None:
        found = {(flip.to, flip.verdict) for flip in flips(facts(persons=None), RULESET) if flip.fact == "persons"}
        assert found == {("more", "yes"), ("fewer", "no")}


@pytest.mark.parametrize(("wrongful", "days"), [("no", 30), ("unknown", 30), ("feared", 60), ("yes", 60)])
def test_sixty_days_as_soon_as_a_wrongful_purpose_is_feared(wrongful: str, days: int) -> None:
    assert full_days(wrongful) == days


def test_days_run_through_a_holiday_week_and_the_last_one_is_not_moved() -> None:
    """Known on 28 April 2026: the fifth day is a Saturday within Golden Week, the thirtieth a Wednesday."""
    assert last_day(date(2026, 4, 28), 5) == date(2026, 5, 2)
    assert last_day(date(2026, 4, 28), 30) == date(2026, 5, 27)
    assert last_day(date(2026, 12, 28), 5) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("known", "days", "expected"),
    [
        (date(2026, 12, 1), 30, date(2027, 1, 4)),  # 30 December: closed until 3 January
        (date(2026, 12, 4), 30, date(2027, 1, 4)),  # 2 January
        (date(2026, 12, 6), 30, date(2027, 1, 4)),  # 4 January is a Monday: not moved
        (date(2026, 11, 1), 60, date(2027, 1, 4)),  # 30 December by sixty days
        (date(2026, 4, 4), 30, date(2026, 5, 7)),  # 3 to 6 May 2026 are closed
        (date(2026, 4, 8), 30, date(2026, 5, 7)),  # open: not moved
    ],
)
def test_the_guideline_moves_a_full_report_whose_last_day_is_closed(known: date, days: int, expected: date) -> None:
    assert by_law(known, days) == expected
    assert last_day(known, days) <= expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"a": 7, "b": 0, "c": 12}, {"a": 7, "b": 0, "c": 12}),
        ({"a": 7, "b": 2, "c": 12}, {"a": None, "b": None, "c": 12}),
        ({"a": 3, "b": 4, "c": 12}, {"a": None, "b": None, "c": 12}),
        ({"a": 3, "b": 0}, {"a": None, "b": 0}),
    ],
)
def test_small_numbers_stay_hidden_and_cannot_be_found_by_subtraction(
    counts: dict[str, int], expected: dict[str, int | None]
) -> None:
    assert protected(counts) == expected
