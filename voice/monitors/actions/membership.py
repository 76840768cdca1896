"""The end of a monitor's term, and the end of what is known of a person."""

from datetime import date, timedelta

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action
from voice.monitors.access import heads, is_system
from voice.monitors.models import ApplicantData, Application, Member
from voice.monitors.refusals import LeftBefore


@action(
    "monitors.end_membership", subject=Member, who=heads, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("left_on",),
)  # fmt: skip
def end_membership(member: Member, *, actor: Actor, left_on: date, reason: str) -> None:
    """Note that a monitor leaves before the end of the term; their data are erased the sooner. Raises LeftBefore."""
    if member.left_on is not None:
        raise LeftBefore
    member.left_on, member.left_because = left_on, reason
    application = (
        Application.objects.select_for_update(of=("self",)).select_related("recruitment").get(pk=member.application_id)
    )
    stated = left_on + timedelta(days=application.recruitment.keep_days)
    application.erase_on = min(application.erase_on, stated)
    application.save()


@action(
    "monitors.erase_applicant", subject=Application, who=is_system, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def erase_applicant(application: Application, *, actor: Actor) -> None:
    """Erase who it was. That somebody applied and what was decided stays, for the figures."""
    ApplicantData.objects.filter(application=application).delete()
    application.erased_at = clock.now()
