"""Panels that rooms of compliance put on the reporter's pages. (For the page of a case see compliance.case_page.)"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from compliance.models import Case
from governance.access import Actor

Provider = Callable[[Case | None, Actor], dict[str, Any] | None]
PLACES = ("report-start", "report-receipt", "report-case")


@dataclass(frozen=True)
class Panel:
    """A template and the function that gives its context, None when there is nothing to show."""

    template: str
    provider: Provider


_panels: dict[str, list[Panel]] = {place: [] for place in PLACES}


def add(place: str, template: str, provider: Provider) -> None:
    """Put a panel on a page; raises KeyError for a place that no page has. Reporter's panels bring no script."""
    _panels[place].append(Panel(template, provider))


def panels_of(place: str) -> list[Panel]:
    """Return the panels of a place, in the order in which they were added."""
    return _panels[place]
