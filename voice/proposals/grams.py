"""Pieces of Japanese text by which proposals are found. Pure.

Japanese has no spaces, and pg_trgm takes no Japanese letters in a database with the C character type (as ours is): its
trigrams of 待ち時間 are none. So the pieces are cut here and kept in array columns with an ordinary GIN index.
"""

import re
import unicodedata
from collections.abc import Collection

PAIR, TOPIC = 2, 3
_NOT_WORDS = re.compile(r"[\W_]+")
_KANA_ONLY = re.compile(r"[ぁ-ゖー]+")


def plain(text: str) -> str:
    """Return the text in one width and case, without spaces and signs between the words."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text).lower())


def pieces(text: str, length: int) -> list[str]:
    """Return the different pieces of that length, sorted."""
    whole = plain(text)
    return sorted({whole[at : at + length] for at in range(len(whole) - length + 1)})


def pairs(text: str) -> list[str]:
    """Return all pieces of two letters: what a search for a word of two letters or more is answered by."""
    return pieces(text, PAIR)


def topics(text: str) -> list[str]:
    """Return the pieces of three letters that say something: those of hiragana alone (について, したい) stand everywhere."""
    return [piece for piece in pieces(text, TOPIC) if not _KANA_ONLY.fullmatch(piece)]


def likeness(first: Collection[str], second: Collection[str]) -> float:
    """Return how much two sets of pieces have in common: 0 nothing, 1 everything (Dice)."""
    one, other = set(first), set(second)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
