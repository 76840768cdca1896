"""What was found in a text, and the text with it masked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby


class Kind(StrEnum):
    """Kinds of personal data."""

    NAME = "name"
    PHONE = "phone"
    POSTAL = "postal"
    ADDRESS = "address"
    EMAIL = "email"
    URL = "url"
    PENSION_NUMBER = "pension_number"
    INDIVIDUAL_NUMBER = "individual_number"
    INSURED_NUMBER = "insured_number"
    CERTIFICATE = "certificate"
    BANK = "bank"
    BIRTH = "birth"
    CAR = "car"
    RECEIPT = "receipt"


REPLACEMENTS = {
    Kind.NAME: "（氏名）",
    Kind.PHONE: "（電話番号）",
    Kind.POSTAL: "（郵便番号）",
    Kind.ADDRESS: "（住所）",
    Kind.EMAIL: "（メールアドレス）",
    Kind.URL: "（URL）",
    Kind.PENSION_NUMBER: "（基礎年金番号）",
    Kind.INDIVIDUAL_NUMBER: "（個人番号）",
    Kind.INSURED_NUMBER: "（被保険者番号）",
    Kind.CERTIFICATE: "（年金証書番号）",
    Kind.BANK: "（口座）",
    Kind.BIRTH: "（生年月日）",
    Kind.CAR: "（車両番号）",
    Kind.RECEIPT: "（受付番号）",
}

REPLACEMENT = re.compile("|".join(re.escape(words) for words in REPLACEMENTS.values()))

STRENGTH = {kind: place for place, kind in enumerate(reversed(Kind))}
STRENGTH[Kind.NAME] = -1
"""Between overlapping places the surer wins, then the longer, then the one listed later: a number says more than a name."""


@dataclass(frozen=True, order=True)
class Hit:
    """A place in a text: start and end (exclusive), what it is, why it is thought so, what may stand there instead."""

    start: int
    end: int
    kind: Kind
    reason: str
    sure: bool = True

    @property
    def replacement(self) -> str:
        """Return the words suggested in its place."""
        return REPLACEMENTS[self.kind]


def untangled(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits in order without overlaps: of two that overlap the stronger stays, and what the weaker has beyond it."""
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(set(hits), key=lambda hit: (-hit.sure, hit.start - hit.end, -STRENGTH[hit.kind], hit.start)):
        free = [place for place in range(hit.start, hit.end) if place not in taken]
        kept += [replace(hit, start=first, end=last + 1) for first, last in _stretches(free)]
        taken.update(free)
    return sorted(kept)


def _stretches(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of the numbers that follow each other."""
    for _, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        yield numbers[0], numbers[-1]


def masked(text: str, places: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with other words at the places (start, end, words); the places do not overlap."""
    for start, end, words in sorted(places, reverse=True):
        text = text[:start] + words + text[end:]
    return text
