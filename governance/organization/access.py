"""Who may see and change units: everyone signed in sees them, the system administrator changes them."""

from typing import Any

from django.db.models import QuerySet

from governance.access import Actor, scope
from governance.organization.models import Unit

ADMIN = "system_admin"


@scope(Unit)
def visible_units(actor: Actor) -> QuerySet[Unit]:
    """Return all units for people who are signed in, none for others."""
    return Unit.objects.all() if actor.kind == "person" else Unit.objects.none()


def may_change(actor: Actor, _: Any) -> bool:
    """Return whether the actor keeps the units: an administrator, or the launcher on the first start."""
    return actor.kind == "system" or actor.holds(ADMIN)
