"""Figures of improvement across the organization, which rooms give and the committee's page shows.

    @improvement("measures", _("Measures"))
    def measures() -> list[Line]: ...

A provider takes a constant number of queries. It counts measures and the like, never people or reports of one office.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Line:
    """One line of a figure: what is counted, how many, and where its list is."""

    label: str
    count: int
    url: str = ""


@dataclass(frozen=True)
class Figure:
    """A figure with its lines."""

    name: str
    title: str
    lines: list[Line]


Provider = Callable[[], list[Line]]
_providers: dict[str, tuple[Words, Provider]] = {}


def improvement(name: str, title: Words) -> Callable[[Provider], Provider]:
    """Register the decorated function as the provider of one figure; raises ValueError when the name is taken."""
    if name in _providers:
        raise ValueError(f"figure {name} is registered twice")

    def register(provider: Provider) -> Provider:
        _providers[name] = (title, provider)
        return provider

    return register


def figures() -> list[Figure]:
    """Return every figure with its lines of today."""
    return [Figure(name, str(title), provider()) for name, (title, provider) in _providers.items()]
