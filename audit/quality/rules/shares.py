"""How many of how many. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Share:
    """So many were kept, of so many that could be judged."""

    kept: int
    whole: int

    @property
    def missed(self) -> int:
        """Return how many were not kept."""
        return self.whole - self.kept

    @property
    def percent(self) -> int | None:
        """Return the per cent kept, rounded down; None when there was nothing to keep."""
        return self.kept * 100 // self.whole if self.whole else None


def kept(rows: Iterable[tuple[date, date | None]], today: date) -> Share:
    """Return the share of (day due, day done or None) that were done by their day. What is not yet due is left out."""
    judged = [(due, done) for due, done in rows if done is not None or due < today]
    return Share(sum(done is not None and done <= due for due, done in judged), len(judged))
