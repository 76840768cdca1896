"""Two versions side by side: which article became which, and what was struck out and put in. Pure functions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from compliance.conduct.models import Article

Change = Literal["same", "deleted", "inserted"]
Fate = Literal["unchanged", "changed", "added", "removed"]
ALIKE = 0.5
"""Two articles with different headings are the same article when half of their words agree."""

_WORDS = re.compile(
    r"[一-鿿々〆ヵヶ]+|[ぁ-ゟー]+|[゠-ヿー]+|[0-9０-９]+|[A-Za-zＡ-Ｚａ-ｚ]+|\s+|."  # noqa: RUF001
)
"""Japanese has no spaces: a run of one script is near enough to a word for a reader to follow a change."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed, was struck out or put in."""

    change: Change
    text: str


@dataclass(frozen=True)
class Compared:
    """One article in both versions; `old` or `new` is None for one that was added or removed."""

    fate: Fate
    old: Article | None
    new: Article | None
    heading: list[Piece]
    text: list[Piece]

    @property
    def renumbered(self) -> bool:
        """Return whether the article bears another number than before."""
        return bool(self.old and self.new and self.old.code != self.new.code)


def words_of(text: str) -> list[str]:
    """Return the text in runs of one script; joined they give the text again."""
    return _WORDS.findall(text)


def pieces(before: str, after: str) -> list[Piece]:
    """Return what stayed, was struck out and put in, in reading order; struck out comes before put in."""
    old, new = words_of(before), words_of(after)
    found: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(old[a:b])))
            continue
        if b > a:
            found.append(Piece("deleted", "".join(old[a:b])))
        if d > c:
            found.append(Piece("inserted", "".join(new[c:d])))
    return found


def compared(old: Sequence[Article], new: Sequence[Article]) -> list[Compared]:
    """Return every article of both versions: the new ones in order, removed ones where they stood before."""
    partner = _partners(old, new)
    taken = {id(found) for found in partner.values()}
    rows = [_pair(partner.get(id(article)), article) for article in new]
    for article in (a for a in old if id(a) not in taken):
        place = sum(1 for row in rows if _order(row) < (article.number, article.branch))
        rows.insert(place, _pair(article, None))
    return rows


def _order(row: Compared) -> tuple[int, int]:
    """An article stands where the old version had it, so that a removed one finds its neighbours."""
    article = row.old or row.new
    return (article.number, article.branch) if article else (0, 0)


def _partners(old: Sequence[Article], new: Sequence[Article]) -> dict[int, Article]:
    """Return for each new article (by id) the old one: by heading first, then by the likeness of the texts."""
    left = list(old)
    found: dict[int, Article] = {}
    for article in new:
        same = next((a for a in left if a.heading == article.heading), None)
        if same is not None:
            found[id(article)] = same
            left.remove(same)
    for article in (a for a in new if id(a) not in found):
        best = max(left, key=lambda a: likeness(a, article), default=None)
        if best is not None and likeness(best, article) >= ALIKE:
            found[id(article)] = best
            left.remove(best)
    return found


def likeness(one: Article, other: Article) -> float:
    """Return how alike two articles are, 0 to 1."""
    return SequenceMatcher(None, words_of(one.text), words_of(other.text), autojunk=False).ratio()


def _pair(old: Article | None, new: Article | None) -> Compared:
    heading = pieces(old.heading if old else "", new.heading if new else "")
    text = pieces(old.text if old else "", new.text if new else "")
    return Compared(_fate(old, new, [*heading, *text]), old, new, heading, text)


def _fate(old: Article | None, new: Article | None, parts: Iterable[Piece]) -> Fate:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    return "unchanged" if all(part.change == "same" for part in parts) else "changed"
