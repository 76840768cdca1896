"""Pure rules: which places of a wording are masked, what the public reads, and whether anything is left in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from governance.fixed_form import sha256_of
from governance.publishing.masking import Hit, Kind, find
from governance.publishing.masking.hits import REPLACEMENT, untangled

BY_HAND = "by_hand"


@dataclass(frozen=True)
class Stretch:
    """A stretch of a text as a page shows it: plain, masked, or left although it was found."""

    text: str
    tone: str = ""


def places(wording: str, by_hand: Mapping[str, str]) -> list[Hit]:
    """Return what is found in the wording, and every place of the words marked by hand (words → kind)."""
    marked = [
        Hit(match.start(), match.end(), Kind(kind), BY_HAND)
        for words, kind in by_hand.items()
        for match in re.finditer(re.escape(words), wording)
    ]
    return untangled([*find(wording), *marked])


def unmasked(public: Iterable[str], left: Iterable[str]) -> list[str]:
    """Return what is found in texts for the public and was not left on purpose."""
    meant = set(left)
    found = [text[hit.start : hit.end] for text in public for hit in find(text)]
    return [words for words in found if not any(words in kept for kept in meant)]


def stretches(text: str, marks: Iterable[tuple[int, int, str]]) -> Iterator[Stretch]:
    """Yield the text cut at the marks (start, end, tone), which do not overlap."""
    after = 0
    for start, end, tone in sorted(marks):
        yield from (Stretch(text[after:start]),) if start > after else ()
        yield Stretch(text[start:end], tone)
        after = end
    yield from (Stretch(text[after:]),) if after < len(text) else ()


def marks_of_words(text: str, tones: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Return marks for every place of the words (words → tone); longer words first."""
    if not tones:
        return []
    pattern = "|".join(re.escape(words) for words in sorted(tones, key=len, reverse=True))
    return [(*match.span(), tones[match[0]]) for match in re.finditer(pattern, text)]


def marks_of_replacements(public: str) -> list[tuple[int, int, str]]:
    """Return marks for every replacement in a text for the public."""
    return [(*match.span(), "masked") for match in REPLACEMENT.finditer(public)]


def hash_of(title: str, content: list[dict[str, str]]) -> str:
    """Return the SHA-256 of what the public would read."""
    return sha256_of([title, content])
