"""Counting groups, and comparing two reviews."""

from typing import Any

from privacy.promotion.rules.review import Line, by_group, changes, groups_of, hash_of


def line(code: str, state: str, **about: Any) -> Line:
    known: Any = {"code": code, "group": "policy", "text": f"本文{code}", "unit": "", "due_on": "", "late": False}
    made: Line = known | {"state": state} | about
    return made


def test_what_does_not_apply_counts_neither_way() -> None:
    lines = [line("1", "done"), line("2", "not_applicable"), line("3", "partly", late=True), line("4", "not_begun")]
    (policy,) = groups_of(lines)
    assert (policy.applicable, policy.done, policy.late, policy.percent) == (3, 1, 1, 33)


def test_a_group_of_which_nothing_applies_has_no_share() -> None:
    (policy,) = by_group([("policy", "not_applicable", False, 2)])
    assert (policy.applicable, policy.percent) == (0, None)


def test_groups_stand_in_the_order_of_the_catalogue() -> None:
    found = by_group([("improvement", "done", False, 1), ("policy", "done", False, 1)])
    assert [group.group for group in found] == ["policy", "improvement"]


def test_two_years_differ_in_what_moved_came_or_went() -> None:
    before = [line("1", "done"), line("2", "partly"), line("3", "not_begun"), line("5", "done")]
    after = [line("1", "partly"), line("2", "done"), line("3", "not_begun"), line("4", "not_begun")]
    found = {row.code: (bool(row.before), bool(row.after), row.worse) for row in changes(before, after)}
    assert found == {
        "1": (True, True, True),
        "2": (True, True, False),
        "4": (False, True, False),
        "5": (True, False, False),
    }


def test_the_hash_tells_a_changed_line() -> None:
    assert hash_of([line("1", "done")]) == hash_of([line("1", "done")])
    assert hash_of([line("1", "done")]) != hash_of([line("1", "partly")])
