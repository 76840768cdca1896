"""Delays, never blocks, when many requests of a kind come in. Counts the kind, not the person: no address is kept."""

import time

from django.core.cache import cache

WINDOW_SECONDS = 60
FREE_IN_WINDOW = 30
DELAY_SECONDS = 1.5


def delay_when_flooded(kind: str) -> None:
    """Wait a moment when more than 30 requests of the kind came within this minute, from wherever."""
    name = f"flood-{kind}-{int(time.time() // WINDOW_SECONDS)}"
    cache.add(name, 0, WINDOW_SECONDS * 2)
    if cache.incr(name) > FREE_IN_WINDOW:
        time.sleep(DELAY_SECONDS)
