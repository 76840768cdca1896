"""Nothing that is hidden can be worked out from what is shown: checked by linear algebra, not by the code's own argument."""

from fractions import Fraction
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from governance.surveys.suppression import Vector, enough_people, mean_tells_nobody, no_small_cell, shown, sums

LEAST = 5
Key = tuple[int, ...]


def in_span(rows: list[list[int]], wanted: list[int]) -> bool:
    """Return whether the wanted row is a linear combination of the rows (exact elimination)."""
    matrix = [[Fraction(x) for x in row] for row in rows]
    target = [Fraction(x) for x in wanted]
    for column in range(len(wanted)):
        pivot = next((row for row in matrix if row[column]), None)
        if pivot is None:
            continue
        matrix.remove(pivot)
        factor = 1 / pivot[column]
        pivot = [x * factor for x in pivot]
        matrix = [[x - row[column] * y for x, y in zip(row, pivot, strict=True)] for row in matrix]
        target = [x - target[column] * y for x, y in zip(target, pivot, strict=True)]
    return not any(target)


@st.composite
def trees(draw: st.DrawFn) -> tuple[dict[Key, Vector], dict[Key, Key]]:
    """Two or three areas with one to three units each; a leaf's vector has two cells."""
    leaves, parents = {}, {}
    for area in range(draw(st.integers(1, 3))):
        parents[(area,)] = ()
        for unit in range(draw(st.integers(1, 3))):
            count = st.integers(0, 9)
            leaves[(area, unit)] = (draw(count), draw(count))
            parents[(area, unit)] = (area,)
    if draw(st.booleans()):
        leaves[()] = (draw(st.integers(0, 9)), draw(st.integers(0, 9)))  # people counted in the whole only
    return leaves, parents


def within(leaf: Key, group: Key) -> bool:
    return leaf[: len(group)] == group


def check_nothing_small_can_be_worked_out(leaves: dict[Key, Vector], kept: set[Key], passes: object) -> None:
    names = sorted(leaves)
    rows = [[int(within(leaf, group)) for leaf in names] for group in kept]
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            if in_span(rows, [int(leaf in chosen) for leaf in names]):
                found = tuple(sum(cell) for cell in zip(*(leaves[leaf] for leaf in chosen), strict=True))
                assert passes(found), (chosen, found, kept)  # type: ignore[operator]


@settings(max_examples=150, deadline=None)
@given(trees())
def test_no_small_cell_can_be_worked_out_from_the_margins(tree: tuple[dict[Key, Vector], dict[Key, Key]]) -> None:
    leaves, parents = tree
    rule = no_small_cell(LEAST)
    check_nothing_small_can_be_worked_out(leaves, shown(sums(leaves, parents, 2), parents, rule), rule)


@settings(max_examples=150, deadline=None)
@given(trees())
def test_no_small_group_can_be_worked_out_from_the_margins(tree: tuple[dict[Key, Vector], dict[Key, Key]]) -> None:
    leaves, parents = tree
    rule = enough_people(LEAST)
    check_nothing_small_can_be_worked_out(leaves, shown(sums(leaves, parents, 2), parents, rule), rule)


def test_a_single_small_unit_takes_a_second_one_with_it() -> None:
    leaves = {(0, 0): (20,), (0, 1): (7,), (0, 2): (3,)}
    parents = {(0, n): (0,) for n in range(3)} | {(0,): ()}
    kept = shown(sums(leaves, parents, 1), parents, enough_people(LEAST))
    assert kept == {(), (0,), (0, 0)}


def test_two_small_units_that_hide_each_other_take_nobody_with_them() -> None:
    leaves = {(0, 0): (20,), (0, 1): (2,), (0, 2): (3,)}
    parents = {(0, n): (0,) for n in range(3)} | {(0,): ()}
    assert (0, 0) in shown(sums(leaves, parents, 1), parents, enough_people(LEAST))


def test_everything_is_shown_when_nothing_is_small() -> None:
    leaves = {(0, 0): (5, 6), (0, 1): (0, 9), (1, 0): (7, 7)}
    parents = {(0, 0): (0,), (0, 1): (0,), (1, 0): (1,), (0,): (), (1,): ()}
    vectors = sums(leaves, parents, 2)
    assert shown(vectors, parents, no_small_cell(LEAST)) == set(vectors)


def test_a_shown_mean_leaves_open_how_many_gave_each_answer() -> None:
    """For each size up to 9: where counts are hidden and the mean is shown, each small count could be another one too."""
    values, rule = (1, 2, 3, 4, 5), mean_tells_nobody(LEAST, (1, 2, 3, 4, 5))
    cells = no_small_cell(LEAST)
    for people in range(LEAST, 10):
        alike: dict[int, list[Vector]] = {}
        for vector in product(range(people + 1), repeat=5):
            if sum(vector) == people and rule(vector) and not cells(vector):
                alike.setdefault(sum(v * c for v, c in zip(values, vector, strict=True)), []).append(vector)
        for vectors in alike.values():
            for place in range(5):
                possible = {vector[place] for vector in vectors}
                assert len(possible) > 1 or possible == {0}
