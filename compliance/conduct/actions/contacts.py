"""The hotline's contact points, as the card names them."""

from typing import Any

from compliance.conduct.access import is_editor
from compliance.conduct.models import ContactPoint
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, action

FIELDS = ("place", "name", "organization", "phone", "hours", "address")


@action(
    "conduct.add_contact", subject=ContactPoint, creates=True, who=is_editor, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def add_contact(*, actor: Actor, **said: Any) -> ContactPoint:
    """Add a counter (see FIELDS)."""
    return ContactPoint.objects.create(**{name: said[name] for name in FIELDS})


@action(
    "conduct.change_contact", subject=ContactPoint, who=is_editor, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def change_contact(contact: ContactPoint, *, actor: Actor, **said: Any) -> None:
    """Correct a counter."""
    for name in FIELDS:
        setattr(contact, name, said[name])


@action(
    "conduct.remove_contact", subject=ContactPoint, who=is_editor, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def remove_contact(contact: ContactPoint, *, actor: Actor) -> None:
    """Take a counter off the list."""
    ContactPoint.objects.filter(pk=contact.pk).delete()
