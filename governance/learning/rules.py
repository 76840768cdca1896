"""Drawing questions, marking answers, waiting times: pure functions."""

import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from governance.calendar.business_days import add_months

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O, which are read wrongly."""


def new_certificate() -> str:
    """Return a number of three groups of four signs: 60 bits, not to be guessed."""
    return "-".join("".join(secrets.choice(SIGNS) for _sign in range(4)) for _group in range(3))


def tidy_certificate(typed: str) -> str:
    """Return a number as it is stored, however it was typed: small letters, spaces, full width."""
    signs = [s for s in unicodedata.normalize("NFKC", typed).upper() if s in SIGNS]
    return "-".join("".join(signs[n : n + 4]) for n in range(0, len(signs), 4))[:14]


def draw(questions: Sequence[tuple[str, int]], count: int, dice: Random) -> list[list[Any]]:
    """Return `count` of the questions (id, number of options) in random order, each with its options in random order.

    True-or-false questions are given with 0 options to keep "true" first.
    """
    chosen = dice.sample(list(questions), min(count, len(questions)))
    return [[pk, dice.sample(range(size), size) if size else [0, 1]] for pk, size in chosen]


def is_right(options: Sequence[Sequence[Any]], chosen: Sequence[int]) -> bool:
    """Return whether exactly the right options were chosen."""
    return {n for n, (_text, right) in enumerate(options) if right} == set(chosen)


def score_of(right: int, asked: int) -> int:
    """Return the per cent of right answers, rounded down: 79.9 is no 80."""
    return right * 100 // asked if asked else 100


def next_try_at(ended_at: datetime, wait_hours: int) -> datetime:
    """Return from when another attempt may begin."""
    return ended_at + timedelta(hours=wait_hours)


def valid_until(completed_on: date, months: int | None) -> date | None:
    """Return the last day on which a completion counts, None when it counts for ever."""
    return add_months(completed_on, months) - timedelta(days=1) if months else None


def percent(part: int, whole: int) -> int | None:
    """Return the per cent rounded down, None of nothing. Only all is 100."""
    return part * 100 // whole if whole else None


def answers_from(data: Mapping[str, Any], names: Sequence[str]) -> dict[str, list[int]]:
    """Return cleaned answers, {question id: [numbers of options]}, from a form's data."""
    found = {}
    for name in names:
        value = data.get(name)
        chosen = value if isinstance(value, list) else [value]
        found[name] = sorted(int(str(one)) for one in chosen if str(one).isdigit())
    return found
