"""Who is told. A notice names a request by its reference number alone."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from privacy.access import OFFICER
from privacy.takeouts.access import HEADS
from privacy.takeouts.models import Loss, TakeOut

declare("takeouts.takeout_requested", _("Someone of your unit asks to take personal data outside."))
declare("takeouts.takeout_approved", _("Your request to take data outside was approved."))
declare("takeouts.takeout_refused", _("Your request to take data outside was refused."))
declare("takeouts.extension_requested", _("More time is asked for with data that are outside."))
declare("takeouts.extension_granted", _("You have more time with the data that are outside."))
declare("takeouts.extension_declined", _("You get no more time with the data that are outside."))
declare("takeouts.destruction_reported", _("Data outside are said to be destroyed. Confirm it by the certificate."))
declare(
    "takeouts.destruction_rejected", _("The certificate of destruction was not accepted: the items count as outside.")
)
declare("takeouts.loss_reported", _("Personal data that were taken outside are lost."))
declare("takeouts.clock.amber", _("Personal data are to be back from outside tomorrow."))
declare("takeouts.clock.passed", _("Personal data are not back from outside by the approved day."))
declare("takeouts.clock.escalated", _("Personal data that are overdue outside were passed upwards to you."))

MANAGER, CARRIER = "privacy_manager", "carrier"


def _tell(event: Event, takeout: TakeOut, people: Iterable[Person], kind: str = "") -> None:
    tell(people, kind or event.name, reference=takeout.reference, path=takeout.get_absolute_url(), event=event)


def _takeout(event: Event) -> TakeOut:
    return TakeOut.objects.select_related("asked_by", "carrier").get(pk=str(event.subject_id))


def involved(takeout: TakeOut) -> set[Person]:
    """Return who asked and who carries."""
    return {takeout.asked_by, takeout.carrier}


def deciders(takeout: TakeOut) -> set[Person]:
    """Return who may decide: the heads of the unit but those involved, the officer where there is nobody else."""
    found = set(holders(HEADS, unit_ids=[takeout.unit_id])) - involved(takeout)
    return found or set(holders([OFFICER])) - involved(takeout)


@on("takeouts.takeout_requested")
@on("takeouts.extension_requested")
@on("takeouts.destruction_reported")
def tell_who_decides(event: Event) -> None:
    """Tell who may decide."""
    takeout = _takeout(event)
    _tell(event, takeout, deciders(takeout))


@on("takeouts.takeout_approved")
@on("takeouts.takeout_refused")
@on("takeouts.extension_granted")
@on("takeouts.extension_declined")
@on("takeouts.destruction_rejected")
def tell_who_asked(event: Event) -> None:
    """Tell who asked and who carries."""
    takeout = _takeout(event)
    _tell(event, takeout, involved(takeout))


@on("takeouts.loss_reported")
def tell_about_a_loss(event: Event) -> None:
    """Tell the heads of the unit and the chief privacy officer."""
    takeout = Loss.objects.select_related("takeout").get(pk=str(event.subject_id)).takeout
    _tell(event, takeout, {*holders(HEADS, unit_ids=[takeout.unit_id]), *holders([OFFICER])})


@on("takeouts.takeout.step_due")
def climb(event: Event) -> None:
    """D14: who carries, the privacy manager of the unit, its head, the chief privacy officer."""
    takeout = _takeout(event)
    _tell(event, takeout, audience(takeout, event.payload["audience"]), f"takeouts.clock.{event.payload['kind']}")


def audience(takeout: TakeOut, code: str) -> set[Person]:
    """Return the people behind a step of the ladder; a unit without a privacy manager has its head told at once."""
    if code == CARRIER:
        return involved(takeout)
    if code == OFFICER:
        return set(holders([OFFICER]))
    heads = set(holders(set(HEADS) - {MANAGER}, unit_ids=[takeout.unit_id]))
    if code == MANAGER:
        return set(holders([MANAGER], unit_ids=[takeout.unit_id])) or heads
    return heads
