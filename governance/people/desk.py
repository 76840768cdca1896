"""What waits in people for an actor: roles to confirm."""

from django.urls import reverse
from django.utils.translation import gettext as _

from governance.access import Actor, visible
from governance.desk.registry import PER_AREA, DeskItem, waits
from governance.people.models import RoleAssignment
from governance.people.roles import CONFIRMERS


@waits
def roles_waiting(actor: Actor) -> list[DeskItem]:
    """Return the roles that wait for the actor's confirmation."""
    if not actor.holds(*CONFIRMERS):
        return []
    waiting = visible(RoleAssignment, actor).filter(state=RoleAssignment.State.PROPOSED)
    waiting = waiting.exclude(person_id=actor.own_id).exclude(given_by_id=actor.own_id).select_related("person")
    return [
        DeskItem(_("Confirm a role"), row.person.name, reverse("people:waiting-roles"), row.valid_from, None)
        for row in waiting.order_by("valid_from")[:PER_AREA]
    ]
