"""What a unit says of itself beside what headquarters saw. Pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from privacy.workspace.choices import Answer

FEWEST = 2
"""One criterion seen otherwise may be the day; two or more are a question to the unit."""
SHARE = 20
"""Per cent of the criteria compared."""
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Compared:
    """Criteria that both answered by yes or no; those the unit saw met and headquarters not, and the other way round."""

    compared: int
    too_well: int
    too_strict: int

    @property
    def percent(self) -> int | None:
        """Return the per cent judged too well, rounded down; None when nothing could be compared."""
        return self.too_well * 100 // self.compared if self.compared else None

    @property
    def is_flagged(self) -> bool:
        """Return whether the unit judges itself too well."""
        return self.too_well >= FEWEST and self.too_well * 100 >= self.compared * SHARE


def compare(own: Mapping[Key, str], seen: Mapping[Key, str]) -> Compared:
    """Return the comparison. `own`, `seen`: criterion → answer."""
    decided = (Answer.YES, Answer.NO)
    pairs = [(own[key], seen[key]) for key in own if key in seen and own[key] in decided and seen[key] in decided]
    return Compared(
        len(pairs),
        sum((first, second) == (Answer.YES, Answer.NO) for first, second in pairs),
        sum((first, second) == (Answer.NO, Answer.YES) for first, second in pairs),
    )
