"""Who is told. Before the opening nobody but the team; after it by the reference number alone."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from audit.access import HEAD, OF_BLOCK, OF_UNIT, PRESIDENT, PRIVACY_OFFICER, READ_OPENED
from audit.engagements.choices import Kind
from audit.engagements.models import Engagement, ExemptionRequest, Target
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders

declare("engagements.engagement_opened", _("An internal audit was opened."))
declare("engagements.offices_revealed", _("Your office was chosen for an internal audit."))
declare("engagements.engagement_cancelled", _("An internal audit was cancelled."))
declare(
    "engagements.member_assigned",
    _("You were taken into the team of an internal audit. Tell nobody before it is opened."),
)
declare("engagements.closed_without_report", _("An audit was closed without a report."))
declare("engagements.exemption_granted", _("The president has lifted the rule of independence in one case."))
declare("engagements.exemption_asked", _("The audit head asks you to lift the rule of independence in one case."))
declare("engagements.exemption_refused", _("The president has left the rule of independence as it is."))
declare("engagements.fieldwork_ended", _("The fieldwork of an audit has ended; the report is due in 30 days."))
declare("engagements.clock.amber", _("The report of an audit is due soon."))
declare("engagements.clock.red", _("The report of an audit is due in a few days."))
declare("engagements.clock.passed", _("The report of an audit is overdue."))
declare("engagements.clock.escalated", _("An overdue audit report was passed upwards to you."))


def _engagement(event: Event) -> Engagement:
    return Engagement.objects.get(pk=str(event.subject_id))


def _tell(event: Event, engagement: Engagement, people: Iterable[Person], kind: str = "") -> None:
    reference = engagement.reference or ""
    tell(people, kind or event.name, reference=reference, path=engagement.get_absolute_url(), event=event)


def team(engagement: Engagement) -> set[Person]:
    """Return the people in the team now."""
    rows = engagement.members.filter(released_at__isnull=True).select_related("auditor__person")
    return {row.auditor.person for row in rows}


def answerers(targets: Collection[Target]) -> set[Person]:
    """Return who answers for the units, and for their blocks."""
    units: set[UUID] = {target.unit_id for target in targets if target.unit_id}
    blocks: set[UUID] = {target.block_id for target in targets if target.block_id}
    return {*holders(OF_UNIT, unit_ids=units), *holders(OF_BLOCK, unit_ids=blocks)}


def told(engagement: Engagement) -> set[Person]:
    """Return who is told that it was opened: the audited, the readers of all, of a privacy audit the privacy officer."""
    found = answerers(list(engagement.targets.filter(revealed_at__isnull=False))) | set(holders(READ_OPENED))
    return found | set(holders([PRIVACY_OFFICER])) if engagement.kind == Kind.PRIVACY else found


@on("engagements.engagement_opened")
def tell_of_opening(event: Event) -> None:
    """Tell those who may know from now on."""
    engagement = _engagement(event)
    _tell(event, engagement, told(engagement) - team(engagement))


@on("engagements.offices_revealed")
def tell_chosen_offices(event: Event) -> None:
    """Tell the offices that were hidden, and their blocks."""
    engagement = _engagement(event)
    _tell(event, engagement, answerers(list(engagement.targets.filter(hidden=True))))


@on("engagements.engagement_cancelled")
def tell_of_cancelling(event: Event) -> None:
    """Tell the team; the others only when it had been opened."""
    engagement = _engagement(event)
    others = set() if engagement.is_secret else told(engagement)
    _tell(event, engagement, team(engagement) | others)


@on("engagements.member_assigned")
def tell_member(event: Event) -> None:
    """Tell who joined last."""
    engagement = _engagement(event)
    latest = (
        engagement.members.filter(released_at__isnull=True).select_related("auditor__person").order_by("-assigned_at")
    )
    _tell(event, engagement, [row.auditor.person for row in latest[:1]])


@on("engagements.engagement_closed")
def tell_of_closing_without_report(event: Event) -> None:
    """Tell the president when no report came of it."""
    engagement = _engagement(event)
    if engagement.unreported_because:
        _tell(event, engagement, holders([PRESIDENT]), "engagements.closed_without_report")


@on("engagements.exemption_granted")
@on("engagements.fieldwork_ended")
def tell_head(event: Event) -> None:
    """Tell the head."""
    _tell(event, _engagement(event), holders([HEAD]))


@on("engagements.exemption_asked")
def tell_president(event: Event) -> None:
    """Tell who decides."""
    _tell(event, _engagement(event), holders([PRESIDENT]))


@on("engagements.exemption_refused")
def tell_who_asked(event: Event) -> None:
    """Tell who asked."""
    request = ExemptionRequest.objects.select_related("engagement", "asked_by").get(pk=str(event.subject_id))
    _tell(event, request.engagement, [request.asked_by])


@on("audit_engagements.engagement.step_due")
def climb(event: Event) -> None:
    """D15: the head and the lead's team, at last the president."""
    engagement = _engagement(event)
    people = (
        set(holders([PRESIDENT])) if event.payload["audience"] == PRESIDENT else {*holders([HEAD]), *team(engagement)}
    )
    _tell(event, engagement, people, f"engagements.clock.{event.payload['kind']}")
