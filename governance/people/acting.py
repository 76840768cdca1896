"""Who acts in the running action; simple-history asks here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model

_person: ContextVar[UUID | None] = ContextVar("acting_person", default=None)


@contextmanager
def acting(person_id: UUID | None) -> Iterator[None]:
    """Name the acting person for history rows within the block."""
    token = _person.set(person_id)
    try:
        yield
    finally:
        _person.reset(token)


def acting_person(instance: Any = None, **_: Any) -> Any:
    """Return the acting person for a history row (only the key is filled), None for reporters, the public and the system."""
    person_id = _person.get()
    return get_user_model()(pk=person_id) if person_id else None
