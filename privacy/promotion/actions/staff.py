"""Naming the privacy staff of a unit, and ending it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, NotAllowed, Refused, action
from governance.runner.numbering import wait_in_line
from privacy.promotion.access import designating_units, is_officer, may_designate
from privacy.promotion.models import Designation
from privacy.promotion.queries import designations_on
from privacy.units import blocks_on


class NotOfUnit(Refused):
    """The person belongs elsewhere, or has left."""

    code = "not_of_unit"
    message = _("Nobody in service with this number belongs to the unit.")
    field = "person"


class NamedBefore(Refused):
    """The person looks after it already."""

    code = "named_before"
    message = _("This person is named for the unit already.")
    field = "person"


class EndsBeforeItBegan(Refused):
    """The last day lies before the first."""

    code = "ends_before"
    message = _("The last day lies before the first day, or the designation has ended already.")
    field = "valid_to"


@action(
    "promotion.designate", subject=Designation, creates=True, who=may_designate, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("unit", "person"),
)  # fmt: skip
def designate(*, actor: Actor, unit: Unit, person: Person, valid_from: date) -> Designation:
    """Name someone of the unit. Raises NotAllowed for another's unit, NotOfUnit or NamedBefore."""
    if not is_officer(actor, None) and unit.pk not in designating_units(actor):
        raise NotAllowed
    if person.home_unit_id != unit.pk or not person.is_active:
        raise NotOfUnit
    wait_in_line(Designation)
    present = designations_on(valid_from).filter(unit=unit, person=person)
    if present.exists() or Designation.objects.filter(unit=unit, person=person, valid_from__gte=valid_from).exists():
        raise NamedBefore
    return Designation.objects.create(
        unit=unit, block_id=blocks_on(clock.today()).get(unit.pk), person=person, valid_from=valid_from,
        designated_by_id=actor.own_id,
    )  # fmt: skip


@action(
    "promotion.end_designation", subject=Designation, who=may_designate, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("valid_to",),
)  # fmt: skip
def end_designation(designation: Designation, *, actor: Actor, valid_to: date) -> None:
    """Say until which day the person looks after it. Raises EndsBeforeItBegan."""
    if valid_to < designation.valid_from or designation.valid_to is not None:
        raise EndsBeforeItBegan
    designation.valid_to, designation.ended_by_id = valid_to, actor.own_id
