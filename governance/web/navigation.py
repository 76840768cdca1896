"""The main navigation: each area adds its entries at start-up."""

from dataclasses import dataclass

from django.urls import reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.access import Actor, Requirement


@dataclass(frozen=True)
class Entry:
    """One entry: its words, its route, for whom, its place (smaller is further left), and the section it stands in."""

    label: Promise | str
    route: str
    requires: Requirement
    place: int
    section: str

    @property
    def url(self) -> str:
        """Return the address."""
        return str(reverse_lazy(self.route))


SECTIONS: dict[str, Promise] = {
    "cases": _("Reports and cases"),
    "voice": _("Voices and incidents"),
    "proposals": _("Improvement proposals"),
    "privacy": _("Personal information"),
    "audit": _("Internal audit"),
    "committee": _("Committee and measures"),
    "conduct": _("Rules and learning"),
    "figures": _("Figures"),
    "administration": _("Organization and settings"),
}
"""Sections of the navigation. One with a single entry for the reader is shown as that entry alone."""

_entries: list[Entry] = []


def add(label: Promise | str, route: str, requires: Requirement, place: int, section: str = "") -> None:
    """Add an entry to the navigation; without a section it stands alone. Raises KeyError for an unknown section."""
    if section:
        SECTIONS[section]
    _entries.append(Entry(label, route, requires, place, section))
    _entries.sort(key=lambda entry: entry.place)


def entries_for(actor: Actor) -> list[Entry]:
    """Return the entries that the actor may open."""
    return [entry for entry in _entries if entry.requires.admits(actor)]
