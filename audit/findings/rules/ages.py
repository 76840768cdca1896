"""Ages of what is open. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

UPPER = (90, 180, 365)
"""Days up to which the first bands reach; the last band has no end."""


def band_of(days: int) -> int:
    """Return the number of the band (0 to 3) to which an age belongs."""
    return sum(days > upper for upper in UPPER)


@dataclass(frozen=True)
class AgeRow:
    """One line of the analysis: what it is about, how many in each band, how many past their day, all."""

    key: str
    counts: tuple[int, ...]
    late: int

    @property
    def total(self) -> int:
        """Return all of them."""
        return sum(self.counts)


def analysis(rows: Iterable[tuple[str, date, date]], today: date) -> list[AgeRow]:
    """Return a line for each key of (key, open since, due on), in the order of the keys."""
    counts: dict[str, list[int]] = {}
    late: dict[str, int] = {}
    for key, since, due in rows:
        counts.setdefault(key, [0] * (len(UPPER) + 1))[band_of((today - since).days)] += 1
        late[key] = late.get(key, 0) + (due < today)
    return [AgeRow(key, tuple(counts[key]), late[key]) for key in sorted(counts)]
