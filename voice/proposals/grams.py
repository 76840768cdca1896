"""Pieces of Japanese text by which proposals are found and compared. Pure."""

import re
from collections.abc import Collection

from governance.letters import joined, pieces

PAIR, TOPIC = 2, 3
_KANA_ONLY = re.compile(r"[ぁ-ゖー]+")


def pairs(text: str) -> list[str]:
    """Return all pieces of two letters: what a search for a word of two letters or more is answered by."""
    return pieces(joined(text), PAIR)


def topics(text: str) -> list[str]:
    """Return the pieces of three letters that say something: those of hiragana alone (について, したい) stand everywhere."""
    return [piece for piece in pieces(joined(text), TOPIC) if not _KANA_ONLY.fullmatch(piece)]


def likeness(first: Collection[str], second: Collection[str]) -> float:
    """Return how much two sets of pieces have in common: 0 nothing, 1 everything (Dice)."""
    one, other = set(first), set(second)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
