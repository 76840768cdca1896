"""What the search row of a voice holds. Pure."""

from typing import Any

from django.utils import timezone

from governance.letters import folded
from voice.database.models import SearchRow
from voice.database.models.search import EDITION
from voice.database.sketching import bands_of
from voice.database.vectors import vector
from voice.database.words import words_of
from voice.models import Voice


def month_of(day: Any) -> int:
    """Return the month of a day or moment as one number."""
    return int(day.year) * 12 + int(day.month)


def word_set(voice: Voice) -> frozenset[str]:
    """Return the different words of what the customer said."""
    return frozenset(word.whole for word in words_of(f"{voice.title}\n{voice.text}"))


def row_of(voice: Voice) -> SearchRow:
    """Return the search row of a voice, not saved."""
    return SearchRow(
        voice=voice, month=month_of(timezone.localtime(voice.filed_at)), filed_at=voice.filed_at, unit_id=voice.unit_id,
        block_id=voice.block_id, filed_by_id=voice.filed_by_id, bands=bands_of(word_set(voice)), edition=EDITION,
        tokens=vector(("A", voice.title), ("C", voice.text), ("D", voice.done)),
        letters=folded("\n".join((voice.title, voice.text, voice.done))),
    )  # fmt: skip
