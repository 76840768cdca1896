"""Taking a list away leaves a ledger entry."""

from typing import Any

from django.db.models import QuerySet

from governance.access import Actor, scope
from governance.lists.models import Export
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, action


@scope(Export)
def visible_exports(actor: Actor) -> QuerySet[Export]:
    """Return the actor's own exports."""
    return Export.objects.filter(person_id=actor.own_id)


def is_person(actor: Actor, _: Any) -> bool:
    """Return whether someone signed in asks; the list itself is scoped to them."""
    return actor.kind == "person"


@action(
    "lists.export",
    subject=Export,
    creates=True,
    who=is_person,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("list_name", "format", "rows"),
)
def export(*, actor: Actor, list_name: str, format: str, rows: int) -> Export:  # noqa: A002 - the word of the field
    """Note an export: which list, in which form, how many rows."""
    return Export.objects.create(person_id=actor.own_id, list_name=list_name, format=format, rows=rows)
