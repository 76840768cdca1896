"""The main navigation: each area adds its entries at start-up."""

from dataclasses import dataclass

from django.urls import reverse_lazy
from django.utils.functional import Promise

from governance.access import Actor, Requirement


@dataclass(frozen=True)
class Entry:
    """One entry: its words, its route, for whom, and its place (smaller is further left)."""

    label: Promise | str
    route: str
    requires: Requirement
    place: int

    @property
    def url(self) -> str:
        """Return the address."""
        return str(reverse_lazy(self.route))


_entries: list[Entry] = []


def add(label: Promise | str, route: str, requires: Requirement, place: int) -> None:
    """Add an entry to the navigation."""
    _entries.append(Entry(label, route, requires, place))
    _entries.sort(key=lambda entry: entry.place)


def entries_for(actor: Actor) -> list[Entry]:
    """Return the entries that the actor may open."""
    return [entry for entry in _entries if entry.requires.admits(actor)]
