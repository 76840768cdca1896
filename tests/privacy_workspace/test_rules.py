"""The draw, which nobody can steer, and the comparison of two checks."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privacy.workspace.rules.comparison import compare
from privacy.workspace.rules.drawing import commitment_of, draw, new_seed

UNITS = {"a1": "A", "a2": "A", "b1": "B", "d1": "", "d2": ""}
POOL = [("checks", str(n), unit) for n, unit in enumerate(UNITS)] + [("training", "x", "a1")]
entries = st.lists(
    st.tuples(st.sampled_from(["s", "t"]), st.uuids().map(str), st.sampled_from(sorted(UNITS))), unique=True
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(entries, st.integers(1, 100), st.text(min_size=1, max_size=20))
def test_a_share_of_each_source_is_drawn_and_nobody_verifies_themselves(
    pool: list[tuple[str, str, str]], percent: int, seed: str
) -> None:
    lots = draw(pool, UNITS, percent, seed)
    owner = {(source, key): unit for source, key, unit in pool}
    for source in {entry[0] for entry in pool}:
        number = sum(entry[0] == source for entry in pool)
        assert sum(lot.source == source for lot in lots) == -(-number * percent // 100)
    assert all(lot.verifier != owner[lot.source, lot.key] for lot in lots)
    assert draw(list(reversed(pool)), UNITS, percent, seed) == lots


def test_a_unit_of_the_same_block_verifies_where_there_is_one() -> None:
    by_key = {lot.key: lot.verifier for lot in draw(POOL, UNITS, 100, "7")}
    assert (by_key["0"], by_key["1"], by_key["3"], by_key["4"]) == ("a2", "a1", "d2", "d1")
    assert by_key["2"] != "b1"


def test_the_work_is_shared_out_evenly() -> None:
    units = {f"a{n}": "A" for n in range(5)}
    lots = draw([("s", str(n), f"a{n % 5}") for n in range(25)], units, 100, "1")
    counts = [sum(lot.verifier == unit for lot in lots) for unit in units]
    assert max(counts) - min(counts) <= 2


def test_another_number_gives_other_lots_and_another_digest() -> None:
    pool = [("s", str(n), "a1") for n in range(60)]
    first, second = new_seed(), new_seed()
    assert commitment_of(first) != commitment_of(second)
    assert draw(pool, UNITS, 30, first) != draw(pool, UNITS, 30, second)


def test_a_unit_alone_verifies_nothing() -> None:
    assert draw([("s", "1", "a1")], {"a1": "A"}, 100, "1") == []


def test_only_what_both_decided_is_compared() -> None:
    own = {1: "yes", 2: "yes", 3: "no", 4: "not_applicable", 5: "yes"}
    seen = {1: "no", 2: "yes", 3: "yes", 4: "no", 6: "no"}
    found = compare(own, seen)
    assert (found.compared, found.too_well, found.too_strict, found.percent) == (3, 1, 1, 33)
    assert not found.is_flagged


def test_a_unit_is_marked_from_two_and_a_fifth_on() -> None:
    def result(wrong: int, right: int) -> bool:
        own = dict.fromkeys(range(wrong + right), "yes")
        return compare(own, {n: "no" if n < wrong else "yes" for n in own}).is_flagged

    assert (result(2, 8), result(2, 9), result(1, 0), result(3, 12)) == (True, False, False, True)
    assert compare({}, {}).percent is None
