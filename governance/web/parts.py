"""Pages of a row to which other rooms add sections and actions, without the row's own room knowing them.

The room of the row makes the parts once, others add in a module that their `apps.ready` imports:

    parts = PageParts[Voice]("voice")                                   # voice/voice_page.py

    @parts.section
    def classification(voice: Voice, actor: Actor) -> Section | None:
        return Section(_("Classification"), "voice_database/_classification.html", {"current": ...}, place=20)

    @parts.offers
    def offered(voice: Voice, actor: Actor) -> list[Offer]:
        return [Offer(_("Classify"), reverse("voice_database:classify", args=[voice.pk]))] if ... else []

Both are asked each time the page is shown, after the reader was found to be allowed to see the row. A provider takes a
constant number of queries, and returns None or [] for a reader whom it does not concern.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from governance.access import Actor

Row = TypeVar("Row")
Words = str | Promise


@dataclass(frozen=True)
class Section:
    """A part of the page: its heading, the template that draws what stands under it, and the template's context.

    The context has the row (under the name that its room gave) and `actor` besides. `tab`: where it stands, the first
    one when empty. `place`: the smaller, the further up.
    """

    title: Words
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    tab: str = ""
    place: int = 50


@dataclass(frozen=True)
class Offer:
    """A link to something that the reader may do with the row now. `tab`: where it is offered, the first one when empty."""

    label: Words
    url: str
    tab: str = ""


@dataclass(frozen=True)
class ShownSection:
    """A section, drawn."""

    title: Words
    body: SafeString


class PageParts(Generic[Row]):
    """What rooms add to the pages of one kind of row. `name`: what templates call the row; `first`: its first tab."""

    def __init__(self, name: str, first: str = "") -> None:
        self.name = name
        self.first = first
        self._sections: list[Callable[[Row, Actor], Section | None]] = []
        self._offers: list[Callable[[Row, Actor], list[Offer]]] = []

    def section(self, provider: Callable[[Row, Actor], Section | None]) -> Callable[[Row, Actor], Section | None]:
        """Register the decorated function as the provider of one section."""
        self._sections.append(provider)
        return provider

    def offers(self, provider: Callable[[Row, Actor], list[Offer]]) -> Callable[[Row, Actor], list[Offer]]:
        """Register the decorated function as a provider of offered actions."""
        self._offers.append(provider)
        return provider

    def sections_for(self, row: Row, actor: Actor, request: Any, tab: str = "") -> list[ShownSection]:
        """Return the sections of a tab that rooms add for this reader, in the order of their places, drawn."""
        made = (provider(row, actor) for provider in self._sections)
        found = [part for part in made if part is not None and self._stands_on(part, tab)]
        shared = {self.name: row, "actor": actor}
        return [
            ShownSection(part.title, render_to_string(part.template, {**shared, **part.context}, request))
            for part in sorted(found, key=lambda part: part.place)
        ]

    def offers_for(self, row: Row, actor: Actor, tab: str = "") -> list[Offer]:
        """Return what rooms offer this reader on a tab."""
        return [offer for provider in self._offers for offer in provider(row, actor) if self._stands_on(offer, tab)]

    def _stands_on(self, part: Section | Offer, tab: str) -> bool:
        return (part.tab or self.first) == (tab or self.first)
