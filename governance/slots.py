"""A question that one room asks and another one answers, without either knowing the other.

inspections: Slot[Callable[[date, date], ...]] = Slot()     # stands in what both know, such as voice/contributed.py
contributed.inspections.fill(inspected)                     # the room that knows, in a module that its apps.ready imports
contributed.inspections.ask(first, last)                    # the room that shows
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Provider = TypeVar("Provider", bound=Callable[..., Any])


class Slot(Generic[Provider]):
    """A place for the one function that answers a question; raises LookupError when no room has filled it."""

    def __init__(self) -> None:
        self._provider: Provider | None = None

    def fill(self, provider: Provider) -> Provider:
        """Take the function."""
        self._provider = provider
        return provider

    @property
    def is_filled(self) -> bool:
        """Return whether a room answers: what depends on it is left out of pages while none does."""
        return self._provider is not None

    @property
    def ask(self) -> Provider:
        """Return the function."""
        if self._provider is None:
            raise LookupError("no room has filled this slot")
        return self._provider
