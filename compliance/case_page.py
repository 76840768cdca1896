"""The pages of a case: which tabs there are, and the sections and actions that the rooms of compliance add to them.

A room adds without compliance knowing it, in a module that its `apps.ready` imports:

    @section
    def measures(case: Case, actor: Actor) -> Section | None:
        return Section(_("Measures"), "measures/_on_case.html", {"rows": ...}, tab="findings", place=50)

    @offers
    def offered(case: Case, actor: Actor) -> list[Offer]:
        return [Offer(_("Add a measure"), reverse("measures:add", args=[case.pk]))] if ... else []

Both are asked each time the tab is shown, after the reader was found to be allowed to see the case. A provider takes a
constant number of queries, and returns None or [] for a reader whom it does not concern.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from compliance.models import Case
from governance.access import Actor

Words = str | Promise

OVERVIEW = "case"
TABS: dict[str, Words] = {
    OVERVIEW: _("Overview"),
    "investigation": _("Investigation"),
    "interviews": _("Interviews"),
    "evidence": _("Evidence"),
    "findings": _("Findings"),
    "conversation": _("Conversation"),
    "course": _("Course"),
}
"""Each tab is an address of its own (the name of its route), so that a long case stays readable."""


@dataclass(frozen=True)
class Section:
    """A part of a tab: its heading, the template that draws what stands under it, and the template's context.

    The context has `case`, `actor` and `request` besides. `place`: the smaller, the further up; the case's own sections stand
    at 0 to 40.
    """

    title: Words
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    tab: str = OVERVIEW
    place: int = 50


@dataclass(frozen=True)
class Offer:
    """A link to something that the reader may do with the case now. `tab`: where it is offered."""

    label: Words
    url: str
    tab: str = OVERVIEW


@dataclass(frozen=True)
class ShownSection:
    """A section, drawn."""

    title: Words
    body: SafeString


SectionProvider = Callable[[Case, Actor], Section | None]
OfferProvider = Callable[[Case, Actor], list[Offer]]

_sections: list[SectionProvider] = []
_offers: list[OfferProvider] = []


def section(provider: SectionProvider) -> SectionProvider:
    """Register the decorated function as the provider of one section of the case's pages."""
    _sections.append(provider)
    return provider


def offers(provider: OfferProvider) -> OfferProvider:
    """Register the decorated function as a provider of offered actions."""
    _offers.append(provider)
    return provider


def sections_of(case: Case, actor: Actor, tab: str) -> list[Section]:
    """Return the sections of a tab that rooms add for this reader, in the order of their places."""
    found = [made for provider in _sections if (made := provider(case, actor)) is not None and made.tab == tab]
    return sorted(found, key=lambda made: made.place)


def drawn(sections: list[Section], case: Case, actor: Actor, request: Any) -> list[ShownSection]:
    """Return the sections as HTML."""
    shared = {"case": case, "actor": actor}
    return [ShownSection(s.title, render_to_string(s.template, {**shared, **s.context}, request)) for s in sections]


def offers_for(case: Case, actor: Actor, tab: str) -> list[Offer]:
    """Return what rooms offer this reader on a tab."""
    return [offer for provider in _offers for offer in provider(case, actor) if offer.tab == tab]


def tabs_of(case: Case, current: str) -> list[tuple[str, Words, bool]]:
    """Return address, words and whether it is the current one, for each tab."""
    return [(reverse(f"compliance:{name}", args=[case.pk]), words, name == current) for name, words in TABS.items()]
