"""What this room asks of the other rooms of privacy."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from privacy.access import counted
from privacy.contributed import Opening, Standing, incidents_about, opens_incident, stands
from privacy.takeouts.access import visible_takeouts
from privacy.takeouts.choices import State
from privacy.takeouts.models import Loss, TakeOut

SUBJECT = "takeouts.loss"
LOST, STOLEN = "loss", "theft"
"""Kinds of leak incidents, by their codes."""


def describe_loss(pk: UUID) -> Opening:
    """Return the leak incident that a loss outside is."""
    row = Loss.objects.select_related("takeout").get(pk=pk)
    items = "、".join(f"{item.code} {item.description}" for item in row.items.all())
    text = f"{row.takeout.reference}\n{row.takeout.what}\n{items}\n{row.text}"
    kind = STOLEN if row.stolen else LOST
    return Opening(SUBJECT, row.pk, kind, row.takeout.unit_id, row.known_at, text, persons=row.takeout.persons)


opens_incident("takeouts.loss_reported", describe_loss)


def incidents_of(actor: Actor, losses: Iterable[Loss]) -> list[Any]:
    """Return the losses, each with `incident`: the link to the one opened from it, None when there is none yet."""
    rows = list(losses)
    try:
        links = incidents_about.ask(actor, SUBJECT, [row.pk for row in rows]) if rows else {}
    except LookupError:  # no room of incidents is there
        links = {}
    for row in rows:
        row.incident = links.get(row.pk)  # type: ignore[attr-defined]
    return rows


@stands
def takeouts_standing(actor: Actor) -> list[Standing]:
    """Return what is outside, and what should have been back. One query."""
    rows = counted(TakeOut.objects.all(), visible_takeouts, actor).filter(state=State.OUT).order_by()
    found = rows.aggregate(whole=Count("pk"), late=Count("pk", filter=Q(due_on__lt=clock.today())))
    register = reverse("takeouts:register")
    lists = f"{register}?state={State.OUT}", f"{register}?late=true"
    return [Standing(_("Data outside, to be returned"), found["whole"], found["late"], _("overdue"), *lists, 5, "D14")]
