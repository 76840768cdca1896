"""The page of a voice: the sections and actions that the rooms of voice add to it.

A room adds without voice knowing it, in a module that its `apps.ready` imports:

    @section
    def classification(voice: Voice, actor: Actor) -> Section | None:
        return Section(_("Classification"), "voice_database/_classification.html", {"current": ...}, place=20)

    @offers
    def offered(voice: Voice, actor: Actor) -> list[Offer]:
        return [Offer(_("Classify"), reverse("voice_database:classify", args=[voice.pk]))] if ... else []

Both are asked each time the page is shown, after the reader was found to be allowed to see the voice. A provider takes a
constant number of queries, and returns None or [] for a reader whom it does not concern.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from governance.access import Actor
from voice.models import Voice

Words = str | Promise


@dataclass(frozen=True)
class Section:
    """A part of the page: its heading, the template that draws what stands under it, and the template's context.

    The context has `voice` and `actor` besides. `place`: the smaller, the further up; all stand above the receipts.
    """

    title: Words
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    place: int = 50


@dataclass(frozen=True)
class Offer:
    """A link to something that the reader may do with the voice now."""

    label: Words
    url: str


@dataclass(frozen=True)
class ShownSection:
    """A section, drawn."""

    title: Words
    body: SafeString


SectionProvider = Callable[[Voice, Actor], Section | None]
OfferProvider = Callable[[Voice, Actor], list[Offer]]

_sections: list[SectionProvider] = []
_offers: list[OfferProvider] = []


def section(provider: SectionProvider) -> SectionProvider:
    """Register the decorated function as the provider of one section of the voice's page."""
    _sections.append(provider)
    return provider


def offers(provider: OfferProvider) -> OfferProvider:
    """Register the decorated function as a provider of offered actions."""
    _offers.append(provider)
    return provider


def sections_of(voice: Voice, actor: Actor, request: Any) -> list[ShownSection]:
    """Return the sections that rooms add for this reader, in the order of their places, drawn."""
    found = [made for provider in _sections if (made := provider(voice, actor)) is not None]
    shared = {"voice": voice, "actor": actor}
    return [
        ShownSection(s.title, render_to_string(s.template, {**shared, **s.context}, request))
        for s in sorted(found, key=lambda made: made.place)
    ]


def offers_for(voice: Voice, actor: Actor) -> list[Offer]:
    """Return what rooms offer this reader."""
    return [offer for provider in _offers for offer in provider(voice, actor)]
