"""The lines of an assessment, their digest, and how each domain and principle stands. Pure."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Line = tuple[str, str, str]
"""Domain, code of the standard, conformance ("" while it is not rated)."""


def digest_of(rows: Sequence[Sequence[str]]) -> str:
    """Return the SHA-256 of the rows, the same for the same rows in the same order."""
    text = json.dumps([list(row) for row in rows], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class DomainCount:
    """How many standards of a domain stand at each level, in the order of the levels, and how many are not rated."""

    domain: str
    counts: tuple[int, ...]
    open: int

    @property
    def total(self) -> int:
        """Return how many standards there are."""
        return sum(self.counts) + self.open


def by_domain(lines: Iterable[Line], domains: Sequence[str], levels: Sequence[str]) -> list[DomainCount]:
    """Return the counts of each domain that has standards."""
    found = list(lines)
    counted = []
    for domain in domains:
        mine = [conformance for one, _code, conformance in found if one == domain]
        if mine:
            counted.append(DomainCount(domain, tuple(mine.count(level) for level in levels), mine.count("")))
    return counted


def principle_of(code: str) -> str:
    """Return the principle to which a standard belongs: "7" of "7.1"."""
    return code.split(".", 1)[0]


def principles(lines: Iterable[Line]) -> dict[str, str]:
    """Return principle → conformance: that of its weakest standard, "" while one is not rated."""
    found: dict[str, list[str]] = {}
    for _domain, code, conformance in lines:
        found.setdefault(principle_of(code), []).append(conformance)
    return {code: max(levels) if all(levels) else "" for code, levels in found.items()}
