"""The one clock. Every rule asks it, so that a demonstration and the tests can move time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

_CACHE_SECONDS = 1.0
_cached: tuple[float, timedelta] | None = None
_shift: ContextVar[timedelta] = ContextVar("clock_shift", default=timedelta(0))


def now() -> datetime:
    """Return the present moment, aware; moved by the demonstration's offset only when settings.DEMO."""
    return timezone.now() + offset() + _shift.get()


def today() -> date:
    """Return the present day in Japan."""
    return timezone.localdate(now())


def start_of(day: date) -> datetime:
    """Return the first moment of a day in Japan, aware."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def offset() -> timedelta:
    """Return how far the demonstration's clock was moved; zero outside the demonstration."""
    global _cached
    if not settings.DEMO:
        return timedelta(0)
    if _cached is None or time.monotonic() - _cached[0] > _CACHE_SECONDS:
        _cached = (time.monotonic(), _read())
    return _cached[1]


@contextmanager
def shifted(distance: timedelta) -> Iterator[None]:
    """Let the block live at another time: how demo data and tests come to have a past."""
    token = _shift.set(distance)
    try:
        yield
    finally:
        _shift.reset(token)


def move(distance: timedelta) -> None:
    """Move the demonstration's clock on, for every process that shares settings.CLOCK_FILE; callers check settings.DEMO."""
    global _cached
    total = _read() + distance
    settings.CLOCK_FILE.parent.mkdir(parents=True, exist_ok=True)
    settings.CLOCK_FILE.write_text(str(int(total.total_seconds())), "ascii")
    _cached = None


def _read() -> timedelta:
    """Return the offset in the file, zero without one. A file and not a row: migrations ask for the time too."""
    try:
        return timedelta(seconds=int(settings.CLOCK_FILE.read_text("ascii")))
    except FileNotFoundError:
        return timedelta(0)
