"""What areas add to the demonstration once the accounts exist."""

from collections.abc import Callable

Hook = Callable[[], object]
_hooks: list[Hook] = []


def demo(hook: Hook) -> Hook:
    """Register a function that makes an area's demo data, or does nothing when it is there."""
    _hooks.append(hook)
    return hook


def hooks() -> list[Hook]:
    """Return all registered hooks."""
    return list(_hooks)
