"""The published way of drawing, and how well one could have guessed. Pure."""

import hashlib
import math
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.engagements.rules.guessing import best_guess_percent, guesses
from audit.engagements.rules.sampling import commitment_of, key_of, new_seed, pick, pool_digest, ranked, uniform
from audit.engagements.script import program_of

SEED, LEDGER = "000102030405060708090a0b0c0d0e0f", "f" * 64
POOL = [("A", 1), ("B", 2), ("C", 3), ("D", 5), ("E", 8)]
KEYS = {
    "D": "-0.05642555183268", "B": "-0.09073765783777", "C": "-0.13873046524111", "E": "-0.18628873100773",
    "A": "-2.05435232357149",
}  # fmt: skip
"""The vectors that docs/architecture.md publishes."""


def test_the_published_vectors() -> None:
    assert commitment_of(SEED) == "d65df89f702eec58ca3c7bf2001c9ffc7cd80553ae01d42a799ba26756142d96"
    assert pool_digest(POOL) == "b02f316975d742735a071630ebfdeee6eecea04fbd47453c432240df66e29574"
    assert [(code, str(key)[:17]) for code, _weight, key in ranked(POOL, SEED, LEDGER)] == list(KEYS.items())
    assert pick(POOL, 2, SEED, LEDGER) == ["D", "B"]


@given(st.text(alphabet="0123456789", min_size=1, max_size=6), st.integers(1, 9))
def test_keys_are_those_of_plain_arithmetic(code: str, weight: int) -> None:
    number = int(hashlib.sha256(f"{SEED}|{LEDGER}|{code}".encode()).hexdigest()[:16], 16)
    assert math.isclose(float(key_of(SEED, LEDGER, code, weight)), math.log((number + 1) / (2**64 + 1)) / weight)
    assert 0 < uniform(SEED, LEDGER, code) < 1


@given(st.permutations(POOL), st.integers(1, 5))
def test_the_order_of_the_pool_does_not_matter_and_nothing_is_drawn_twice(pool: list[tuple[str, int]], n: int) -> None:
    drawn = pick(pool, n, SEED, LEDGER)
    assert drawn == pick(POOL, n, SEED, LEDGER)
    assert len(set(drawn)) == n
    assert pool_digest(pool) == pool_digest(POOL)


def test_heavy_units_are_drawn_first_as_often_as_their_weight_says() -> None:
    first = Counter(pick(POOL, 1, f"seed {n}", LEDGER)[0] for n in range(3000))
    expected = {code: 3000 * weight / 19 for code, weight in POOL}
    chi_square = sum((first[code] - expected[code]) ** 2 / expected[code] for code in expected)
    assert chi_square < 18.47  # 4 degrees of freedom, 1 in 1000; the seeds are fixed


def test_another_ledger_hash_draws_otherwise() -> None:
    assert len({tuple(pick(POOL, 3, SEED, f"{n:064x}")) for n in range(50)}) > 10
    assert new_seed() != new_seed()


def test_a_weight_below_one_is_an_error() -> None:
    with pytest.raises(ValueError, match="weight"):
        key_of(SEED, LEDGER, "A", 0)


def test_the_program_draws_the_same_without_this_house(tmp_path: Path) -> None:
    draw = SimpleNamespace(
        seed=SEED, commitment=commitment_of(SEED), ledger_hash=LEDGER, ledger_number=7, pool_digest=pool_digest(POOL),
        picks=2, picked=["D", "B"], pool=[list(row) for row in POOL],
    )  # fmt: skip
    (tmp_path / "draw.py").write_text(program_of(draw), "utf-8")
    said = subprocess.run(
        [sys.executable, "-I", tmp_path / "draw.py"], capture_output=True, text=True, check=True
    ).stdout
    assert said.count("True") == 3
    draw.picked = ["D", "C"]
    (tmp_path / "draw.py").write_text(program_of(draw), "utf-8")
    said = subprocess.run(
        [sys.executable, "-I", tmp_path / "draw.py"], capture_output=True, text=True, check=True
    ).stdout
    assert "same picks: False" in said


def test_the_best_guess() -> None:
    even = [(f"{n:03}", 1) for n in range(100)]
    assert 6 <= best_guess_percent(even, 10) <= 14
    assert best_guess_percent([("000", 1000), *even[1:]], 1) > 80
    assert best_guess_percent(even[:5], 5) == best_guess_percent([], 1) == 100


def openings(*units: str) -> list[tuple[date, str]]:
    return [(date(2020, 1, 1) + timedelta(days=30 * n), unit) for n, unit in enumerate(units)]


def test_going_round_in_turn_is_guessed_by_the_longest_time() -> None:
    found = guesses(openings(*"ABCDE" * 8), list("ABCDE"))
    assert found is not None
    assert (found.openings, found.longest_ago, found.by_chance) == (30, 100, 20)


def test_always_the_same_is_guessed_by_naming_it_again() -> None:
    found = guesses(openings(*"A" * 30), list("ABCDE"))
    assert found is not None
    assert (found.longest_ago, found.same_again) == (0, 100)


def test_too_few_openings_say_nothing() -> None:
    assert guesses(openings(*"ABCDE"), list("ABCDE")) is None


def test_even_draws_are_guessed_no_better_than_by_chance() -> None:
    units = [f"{n:02}" for n in range(20)]
    even = [(unit, 1) for unit in units]
    drawn = [pick(even, 1, f"seed {n}", LEDGER)[0] for n in range(400)]
    found = guesses(openings(*drawn), units)
    assert found is not None
    assert found.longest_ago <= 10
    assert found.same_again <= 10
    assert found.by_chance == 5
