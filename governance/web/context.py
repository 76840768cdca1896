"""What every template gets."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from governance import clock
from governance.access.actors import PUBLIC_ACTOR, Actor
from governance.notices.models import Notice
from governance.web.middleware import SESSIONLESS_PREFIXES
from governance.web.navigation import SECTIONS, entries_for


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation."""

    label: str
    url: str
    current: bool
    section: str = ""


@dataclass(frozen=True)
class NavGroup:
    """Entries under one heading; without a heading, one entry that stands alone."""

    label: str
    items: list[NavItem]

    @property
    def current(self) -> bool:
        """Return whether one of the entries is the present page."""
        return any(item.current for item in self.items)


def nav_items(request: HttpRequest, actor: Actor) -> list[NavItem]:
    """Return the entries that the actor may open; the present page's is the one with the longest fitting address."""
    entries = entries_for(actor)
    fitting = [entry.url for entry in entries if request.path.startswith(entry.url)]
    present = max(fitting, key=len, default=None)
    return [NavItem(str(e.label), e.url, e.url == present, e.section) for e in entries]


def grouped(items: list[NavItem]) -> list[NavGroup]:
    """Return the entries in groups, each where its first entry would stand."""
    sections: dict[str, list[NavItem]] = {}
    for item in items:
        sections.setdefault(item.section or item.url, []).append(item)
    return [NavGroup(str(SECTIONS[key]) if len(found) > 1 else "", found) for key, found in sections.items()]


def page(request: HttpRequest) -> dict[str, Any]:
    """Return navigation, unread notices and the demonstration's strip; nothing about a person on the reporter's pages."""
    always = {
        "demo_mode": settings.DEMO,
        "demo_clock": clock.now() if settings.DEMO and clock.offset() else None,
    }
    actor = getattr(request, "actor", PUBLIC_ACTOR)
    if actor.kind != "person" or request.path.startswith(SESSIONLESS_PREFIXES):
        return always
    unread = Notice.objects.filter(person_id=actor.own_id, read_at__isnull=True).count()
    return {
        **always,
        "actor": actor,
        "nav_groups": grouped(nav_items(request, actor)),
        "inbox_unread": unread,
        "account_url": reverse("mfa_index"),
    }
