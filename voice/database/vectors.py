"""PostgreSQL's tsvector and tsquery, written out. Pure.

They are written as literals and cast, never parsed by PostgreSQL: its parser knows no Japanese, and what it takes for a letter
depends on the locale of the database.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from governance.letters import folded
from voice.database.words import words_of

LAST_PLACE, PLACES = 16_383, 255
"""What a tsvector holds at most: the last place in a text, and the places of one word."""
MOST_TERMS = 12
"""So many words are searched for; whoever pastes a whole letter finds by its first words."""


def vector(*texts: tuple[str, str]) -> str:
    """Return the tsvector of (weight, text) pairs, weights A to D."""
    places: dict[str, list[str]] = {}
    place = 0
    for weight, text in texts:
        for word in words_of(text):
            place = min(place + 1, LAST_PLACE)
            for form in dict.fromkeys(word.forms):
                places.setdefault(form, []).append(f"{place}{weight}")
    return " ".join(f"{_quoted(form)}:{','.join(found[:PLACES])}" for form, found in places.items())


@dataclass(frozen=True)
class Term:
    """One thing that was typed: a tsquery for its words ("" when it has none), and its letters."""

    query: str
    letters: str
    forms: frozenset[str]


def terms_of(typed: str) -> list[Term]:
    """Return what was typed, divided at blanks. All of it must be found."""
    pieces = dict.fromkeys(unicodedata.normalize("NFKC", typed).replace("\0", "").split())
    return [_term(piece) for piece in list(pieces)[:MOST_TERMS]]


def _term(piece: str) -> Term:
    words = list(words_of(piece))
    queries = [_one_of(word.whole, word.parts) for word in words]
    forms = frozenset(form for word in words for form in word.forms)
    return Term(" & ".join(dict.fromkeys(queries)), folded(piece), forms)


def _one_of(whole: str, parts: Iterable[str]) -> str:
    inside = " & ".join(_quoted(part) for part in parts)
    return f"({_quoted(whole)} | ({inside}))" if inside else _quoted(whole)


def _quoted(form: str) -> str:
    escaped = form.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
