"""Who is told: a line without what was seen. Of a visit only its inspector hears."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell, tell_many
from governance.people.models import Person
from governance.people.queries import holders
from privacy.access import OFFICER
from privacy.workspace.access import FILLERS
from privacy.workspace.choices import CheckKind, Result
from privacy.workspace.models import Check, Defect, Round, Verification

declare("workspace.round_opened", _("A round of workspace checks was opened. Your unit fills in its self-check."))
declare("workspace.round_closed", _("A round of workspace checks is over. Your unit verifies what others declared."))
declare("workspace.visit_planned", _("You go on a visit of a workspace."))
declare("workspace.visit_cancelled", _("A visit of a workspace was cancelled."))
declare("workspace.check_completed", _("Headquarters has looked at the workspace of your unit."))
declare("workspace.defect_reported", _("A defect of a workspace was reported as put right."))
declare("workspace.defect_returned", _("The report about a defect was returned."))
declare("workspace.declaration_verified", _("Another unit has verified what your unit declared."))
declare("workspace.unit_reminded", _("The self-check of your workspace is due."))
declare("workspace.unit_late", _("A unit of your block is two weeks late with its self-check."))
declare("workspace.defect_reminded", _("A defect of your workspace is past its day."))
declare("workspace.verifier_reminded", _("A verification by your unit is past its day."))

PASSED_ON = timedelta(days=14)
"""So long after the day the block hears of it too."""


def responsible(units: Collection[UUID]) -> QuerySet[Person]:
    """Return those in charge of the units; the officer where nobody is."""
    people = holders(FILLERS, unit_ids=units)
    return people if people.exists() else holders([OFFICER])


@on("workspace.round_opened")
def tell_units(event: Event) -> None:
    """Tell those in charge of every unit, spread over some minutes."""
    round_ = Round.objects.get(pk=str(event.subject_id))
    units = round_.checks.filter(kind=CheckKind.SELF).values_list("unit_id", flat=True)
    tell_many(holders(FILLERS, unit_ids=list(units)), event.name, path=round_.get_absolute_url(), event=event)


@on("workspace.round_closed")
def tell_verifiers(event: Event) -> None:
    """Tell those in charge of the units that verify."""
    rows = Verification.objects.filter(draw__round_id=str(event.subject_id))
    people = holders(FILLERS, unit_ids=list(rows.values_list("verifier_id", flat=True).distinct()))
    tell_many(people, event.name, path="/privacy/workspace/verifications/", event=event)


@on("workspace.visit_planned")
@on("workspace.visit_cancelled")
def tell_inspector(event: Event) -> None:
    """Tell the one who goes."""
    check = Check.objects.select_related("inspector").get(pk=str(event.subject_id))
    if check.inspector is not None:
        tell([check.inspector], event.name, path=check.get_absolute_url(), event=event)


@on("workspace.check_completed")
def tell_visited(event: Event) -> None:
    """Tell the unit once a visit is handed in."""
    check = Check.objects.get(pk=str(event.subject_id))
    if check.kind == CheckKind.VISIT:
        tell(responsible([check.unit_id]), event.name, path=check.get_absolute_url(), event=event)


@on("workspace.defect_reported")
def tell_closers(event: Event) -> None:
    """Tell the unit's privacy managers who did not report it; the officer where there are none, and of contradictions."""
    row = Defect.objects.get(pk=str(event.subject_id))
    people = holders(["privacy_manager"], unit_ids=[row.unit_id]).exclude(pk=str(row.reported_by_id))
    if row.verification_id is not None or not people.exists():
        people = holders([OFFICER])
    tell(people, event.name, path=row.get_absolute_url(), event=event)


@on("workspace.defect_returned")
@on("workspace.defect_reminded")
def tell_of_defect(event: Event) -> None:
    """Tell the unit."""
    row = Defect.objects.get(pk=str(event.subject_id))
    tell(responsible([row.unit_id]), event.name, path=row.get_absolute_url(), event=event)


@on("workspace.declaration_verified")
def tell_declarer(event: Event) -> None:
    """Tell the unit that declared it; the officer too when it was contradicted."""
    row = Verification.objects.get(pk=str(event.subject_id))
    people = list(responsible([row.unit_id]))
    if row.result == Result.CONTRADICTED:
        people += [person for person in holders([OFFICER]) if person not in people]
    tell(people, event.name, path=row.get_absolute_url(), event=event)


@on("workspace.unit_reminded")
def tell_late(event: Event) -> None:
    """Tell the unit; two weeks after the day its block as well."""
    check = Check.objects.get(pk=str(event.subject_id))
    path = check.get_absolute_url()
    tell(responsible([check.unit_id]), event.name, path=path, event=event)
    if check.block_id is not None and check.due_on + PASSED_ON <= clock.today():
        tell(holders(["block_head"], unit_ids=[check.block_id]), "workspace.unit_late", path=path, event=event)


@on("workspace.verifier_reminded")
def tell_verifier(event: Event) -> None:
    """Tell the verifying unit."""
    row = Verification.objects.get(pk=str(event.subject_id))
    tell(responsible([row.verifier_id]), event.name, path=row.get_absolute_url(), event=event)
