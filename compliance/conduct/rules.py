"""Pure rules: the hash of a text, the periods of versions."""

import hashlib
import json
from collections.abc import Iterable
from typing import Protocol


class Numbered(Protocol):
    """What an article says."""

    number: int
    branch: int
    chapter: str
    heading: str
    text: str


def hash_of(kind: str, title: str, articles: Iterable[Numbered]) -> str:
    """Return SHA-256 (hex) of a text: its kind, its title and each article in order. What people sign is this text."""
    rows = [[a.number, a.branch, a.chapter, a.heading, a.text] for a in articles]
    return hashlib.sha256(json.dumps([kind, title, rows], ensure_ascii=False).encode()).hexdigest()
