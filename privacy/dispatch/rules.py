"""Pure rules: how key fields are compared, and which items of a batch are drawn, in which order."""

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from governance.letters import folded, joined

T = TypeVar("T")
_NOT_DIGITS = re.compile(r"\D")


@dataclass(frozen=True)
class KeyFields:
    """What identifies the addressee: name in kana, postal code or mail address or day of birth, last digits of the number."""

    name: str
    place: str
    tail: str = ""

    def spelled(self) -> "KeyFields":
        """Return the fields as they are compared: width, case, blanks, signs and hiragana or katakana do not count."""
        place = unicodedata.normalize("NFKC", self.place).strip().casefold()
        digits = _NOT_DIGITS.sub("", place)
        return KeyFields(
            folded(joined(self.name)),
            place if "@" in place else digits or folded(joined(place)),
            _NOT_DIGITS.sub("", unicodedata.normalize("NFKC", self.tail)),
        )


def drawn(items: Sequence[T], size: int, seed: str) -> list[T]:
    """Return the sample of that size, all when there are fewer. The same seed always draws the same."""
    if size >= len(items):
        return list(items)
    return random.Random(f"sample|{seed}").sample(list(items), size)  # noqa: S311 - to be drawn again by anyone


def shuffled(items: Sequence[T], seed: str) -> list[T]:
    """Return the items in the order in which they are checked: by chance, so that no place tells anything."""
    order = list(items)
    random.Random(f"order|{seed}").shuffle(order)  # noqa: S311
    return order
