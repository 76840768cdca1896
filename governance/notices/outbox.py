"""Events: written in an action's transaction, handed to listeners by the dispatcher."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from governance import clock
from governance.notices.models import DeliveryState, Event

log = logging.getLogger(__name__)
MAX_ATTEMPTS = 10
Listener = Callable[[Event], None]
_listeners: dict[str, list[Listener]] = {}


def on(name: str) -> Callable[[Listener], Listener]:
    """Register the decorated function as a listener to the event; it runs once per event, in the dispatcher's transaction."""

    def register(function: Listener) -> Listener:
        _listeners.setdefault(name, []).append(function)
        return function

    return register


def listened_to() -> set[str]:
    """Return the names of all events that have a listener, for the registry test."""
    return set(_listeners)


def emit(name: str, subject_id: UUID | None, payload: dict[str, Any] | None = None) -> Event:
    """Write an event; ids and codes only. Called by the runner inside the action's transaction."""
    return Event.objects.create(name=name, subject_id=subject_id, payload=payload or {})


def dispatch(limit: int = 500) -> int:
    """Hand waiting events to their listeners, oldest first, each in its own transaction; return how many were done.

    An event, its notices and its mails are finished together or not at all: a killed worker doubles nothing.
    """
    done = 0
    while done < limit and _dispatch_one():
        done += 1
    return done


def _dispatch_one() -> bool:
    event: Event | None = None
    try:
        with transaction.atomic():
            event = _claim()
            if event is None:
                return False
            for listener in _listeners.get(event.name, ()):
                listener(event)
            event.state = DeliveryState.DONE
            event.save(update_fields=["state"])
    except Exception as error:  # any listener may fail; the event waits and is tried again
        if event is None:
            raise
        _put_off(event, error)
    return True


def _claim() -> Event | None:
    waiting = Event.objects.filter(state=DeliveryState.WAITING, next_attempt_at__lte=clock.now())
    return waiting.order_by("id").select_for_update(skip_locked=True).first()


def _put_off(event: Event, error: Exception) -> None:
    """Count the attempt and wait longer each time; after MAX_ATTEMPTS the row is dead and shows on the operations page."""
    event.attempts += 1
    event.next_attempt_at = clock.now() + timedelta(seconds=30 * 2**event.attempts)
    event.state = DeliveryState.DEAD if event.attempts >= MAX_ATTEMPTS else DeliveryState.WAITING
    event.save(update_fields=["attempts", "next_attempt_at", "state"])
    log.error("event %s failed: %s", event.name, type(error).__name__)
