"""The words that people write on the way, and the forms in which a word could stand somewhere.

Canaries must stand nowhere in clear. Sparrows are texts for everyone in a unit, in clear by design: they may stand in their
own tables (and the history of these), and nowhere else: no log, mail, ledger, notice or queue.
"""

import base64
from functools import cache
from urllib.parse import quote

CANARY, SPARROW = "カナリア", "スズメ達"
"""What every word begins with; twelve bytes, so that no base64 holds one by chance."""
canaries: dict[str, str] = {}
"""Name → word, for every canary that a journey has used."""
unshown: set[str] = set()
"""Canaries that no page shows again to anyone: passphrases, words in a picture's metadata."""
sparrows: dict[str, frozenset[str]] = {}
"""Word → the tables in which it may stand."""


def canary(name: str) -> str:
    """Return the word of that name, which must stand nowhere in clear."""
    return canaries.setdefault(name, f"{CANARY}{name}𠮷CANARY{_told(name)}Q")


def unshown_canary(name: str) -> str:
    """Return a canary that no page shows again: its readers are shown it in a file, or not at all."""
    unshown.add(canary(name))
    return canary(name)


def sparrow(name: str, *tables: str) -> str:
    """Return a word that stands in clear in these tables by design; nowhere at the end where none is named."""
    word = f"{SPARROW}{name}SPARROW{_told(name)}Q"
    sparrows[word] = sparrows.get(word, frozenset()) | frozenset(tables)
    return word


def _told(name: str) -> str:
    return name.upper().replace(" ", "").replace("'", "")


def told(word: str) -> str:
    """Return the part of a word that survives line breaks and missing glyphs of a printed page."""
    return word[word.index("CANARY" if word.startswith(CANARY) else "SPARROW") :]


@cache
def forms_of(word: str) -> list[bytes]:
    """Return the ways in which a word could stand somewhere."""
    raw = word.encode()
    plain_base64 = [base64.b64encode(b"\0" * shift + raw)[4:-4] for shift in range(3)]
    escaped = word.encode("unicode_escape").replace(b"\\\\", b"\\")
    quoted = quote(word).encode()
    return [
        raw,
        word.encode("utf-16-le"),
        raw.hex().encode(),
        raw.hex().upper().encode(),
        escaped,
        quoted,
        *plain_base64,
    ]


_BIRDS = {bird: forms_of(bird) for bird in (CANARY, SPARROW)}


def _found(words: list[str], bird: str, data: bytes) -> set[str]:
    """Return which of the words stand in the data in any form; a bird whose word is cut or unknown is named itself."""
    if not any(form in data for form in _BIRDS[bird]):
        return set()
    return {word for word in words if any(form in data for form in forms_of(word))} or {bird}


def canaries_in(data: bytes) -> set[str]:
    """Return the canaries in the data."""
    return _found(list(canaries.values()), CANARY, data)


def sparrows_in(data: bytes) -> set[str]:
    """Return the sparrows in the data."""
    return _found(list(sparrows), SPARROW, data)


def birds_in(data: bytes) -> set[str]:
    """Return every word of a journey in the data."""
    return canaries_in(data) | sparrows_in(data)
