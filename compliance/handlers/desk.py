"""What waits about designations and openings."""

from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.handlers.access import OPENERS, may_confirm
from compliance.handlers.models import Designation
from compliance.handlers.queries import consented_unopened, waiting_for_consent
from governance import clock
from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits


@waits
def handlers_waiting(actor: Actor) -> list[DeskItem]:
    """Return letters to accept, designations to confirm, openings to consent to, and those consented to that still run."""
    items = [
        DeskItem(
            _("Read and accept your letter of designation"), str(d.number), d.get_absolute_url(), clock.today(), None
        )
        for d in Designation.objects.filter(person_id=actor.own_id, state="confirmed")
    ]
    if actor.holds("vice_president", "president"):
        proposed = Designation.objects.filter(state="proposed").order_by("valid_from")[:PER_AREA]
        items += [
            DeskItem(_("Confirm a designation"), str(d.number), d.get_absolute_url(), clock.today(), None)
            for d in proposed
            if may_confirm(actor, d)
        ]
    if actor.holds(*OPENERS):
        items += [
            DeskItem(
                _("Consent to the opening of an identity"), o.case.reference, o.get_absolute_url(),
                timezone.localdate(o.asked_at), None,
            )
            for o in waiting_for_consent(actor)[:PER_AREA]
        ]  # fmt: skip
        items += [
            DeskItem(
                _("Open the identity while the consent runs"), o.case.reference, o.get_absolute_url(),
                timezone.localdate(o.decided_at), None,
            )
            for o in consented_unopened(actor)
        ]  # fmt: skip
    return items
