"""The words of each kind of notice. Declared by the areas at start-up; never filled with what a person wrote."""

from django.utils.functional import Promise

_kinds: dict[str, str | Promise] = {}


def declare(kind: str, words: str | Promise) -> None:
    """Give a kind its words (lazily translated); raises ValueError when the kind has words already."""
    if kind in _kinds:
        raise ValueError(f"notice {kind} is declared twice")
    _kinds[kind] = words


def words_of(kind: str) -> str:
    """Return the words in the reader's language; raises KeyError for a kind nobody declared."""
    return str(_kinds[kind])


def declared() -> set[str]:
    """Return every declared kind, for the registry test."""
    return set(_kinds)
