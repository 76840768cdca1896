"""What every template gets."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from governance import clock
from governance.access.actors import PUBLIC_ACTOR
from governance.notices.models import Notice
from governance.web.middleware import REPORTER_PREFIX
from governance.web.navigation import entries_for


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation."""

    label: str
    url: str
    current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """Return navigation, unread notices and the demonstration's strip; nothing about a person on the reporter's pages."""
    always = {
        "demo_mode": settings.DEMO,
        "demo_clock": clock.now() if settings.DEMO and clock.offset() else None,
    }
    actor = getattr(request, "actor", PUBLIC_ACTOR)
    if actor.kind != "person" or request.path.startswith(REPORTER_PREFIX):
        return always
    nav = [NavItem(str(entry.label), entry.url, request.path.startswith(entry.url)) for entry in entries_for(actor)]
    unread = Notice.objects.filter(person_id=actor.own_id, read_at__isnull=True).count()
    return {
        **always,
        "actor": actor,
        "nav_items": nav,
        "inbox_unread": unread,
        "account_url": reverse("mfa_index"),
    }
