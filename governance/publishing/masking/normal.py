"""Text in one spelling, with the way back to the places of the original."""

import re
import unicodedata
from dataclasses import dataclass

DASHES = dict.fromkeys("‐‑‒–—―−－﹣⁃﹘", "-")
VOICED = "ﾞﾟ"
LONG_MARK_IN_NUMBER = re.compile(r"(?<=\d)[ー~](?=\d)")


@dataclass(frozen=True)
class Normal:
    """A text in half-width digits, full-width kana and plain dashes. `places[i]` is where its letter i began in the original."""

    text: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end (exclusive) in the original of a stretch that is not empty."""
        last = self.places[end - 1]
        after = end
        while self.places[after] == last:  # one letter of the original may have become several
            after += 1
        return self.places[start], self.places[after]


def normal(text: str) -> Normal:
    """Return the text in one spelling."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter in VOICED and letters:
            letters[-1] = unicodedata.normalize("NFKC", letters[-1] + letter)[0]
            continue
        for one in DASHES.get(letter) or unicodedata.normalize("NFKC", letter):
            letters.append(one)
            places.append(place)
    return Normal(LONG_MARK_IN_NUMBER.sub("-", "".join(letters)), (*places, len(text)))
