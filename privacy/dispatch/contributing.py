"""What this room answers and asks for the other rooms of privacy."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from governance.access import Actor
from privacy.contributed import Opening, dispatched, incidents_about, near_misses, near_misses_address, opens_incident
from privacy.dispatch.choices import Wrong
from privacy.dispatch.models import FoundError
from privacy.dispatch.queries import caught_items, dispatched_items

SUBJECT = "privacy_dispatch.founderror"
MISDELIVERY, ENCLOSURE = "misdelivery", "enclosure"
"""Kinds of leak incidents, by their codes."""
KINDS = {Wrong.OTHER_PERSON: ENCLOSURE, Wrong.EXTRA: ENCLOSURE}

dispatched.fill(dispatched_items)
near_misses.fill(caught_items)


@near_misses_address.fill
def list_of(first: date, last: date) -> str:
    """Return the address of the list of near misses narrowed to these days."""
    return f"{reverse('dispatch:near-misses')}?since={first.isoformat()}&until={last.isoformat()}"


def describe_error(pk: UUID) -> Opening:
    """Return the leak incident that an error found after the release is."""
    row = FoundError.objects.select_related("item__batch").get(pk=pk)
    kind = KINDS.get(Wrong(row.wrong), MISDELIVERY)
    text = f"{row.item.batch.reference} {row.item.number}\n{row.text}"
    return Opening(SUBJECT, row.pk, kind, row.unit_id, row.known_at, text, persons=row.persons)


opens_incident("dispatch.error_reported", describe_error)


def incidents_of(actor: Actor, errors: Iterable[FoundError]) -> list[Any]:
    """Return the errors, each with `incident`: the link to the one opened from it, None when there is none yet."""
    rows = list(errors)
    try:
        links = incidents_about.ask(actor, SUBJECT, [row.pk for row in rows]) if rows else {}
    except LookupError:  # no room of incidents is there
        links = {}
    for row in rows:
        row.incident = links.get(row.pk)  # type: ignore[attr-defined]
    return rows
