"""Who owns a requirement until when, and how far it has come."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Refused, action
from privacy.promotion.access import is_officer, is_reader, is_system, may_report
from privacy.promotion.choices import ItemState
from privacy.promotion.models import Evidence, Item, Progress
from privacy.units import blocks_on


class NoLongerAsked(Refused):
    """The version in force does not ask for it."""

    code = "no_longer_asked"
    message = _("The version in force no longer asks for this.")


class OfficerDecides(Refused):
    """Only the officer takes a requirement out of the plan."""

    code = "officer_decides"
    message = _("Only the chief privacy officer decides that a requirement does not apply.")
    field = "state"


class NoEvidence(Refused):
    """Met, but nothing to show for it."""

    code = "no_evidence"
    message = _("A requirement is met when something shows it. Add a file, or say where it stands.")
    field = "link"


@action(
    "promotion.assign_item", subject=Item, who=is_officer, moves=STAYS, clocks=NO_CLOCKS,
    emits=("promotion.item_assigned",), ledger=("unit", "due_on"),
)  # fmt: skip
def assign_item(item: Item, *, actor: Actor, unit: Unit | None, due_on: date | None) -> None:
    """Say which unit owns the requirement and until when it is met. Raises NoLongerAsked."""
    if not item.is_current:
        raise NoLongerAsked
    block = blocks_on(clock.today()).get(unit.pk) if unit else None
    item.unit, item.block_id, item.due_on, item.reminded_on = unit, block, due_on, None


@action(
    "promotion.report_progress", subject=Item, who=may_report, moves=STAYS, clocks=NO_CLOCKS,
    emits=("promotion.progress_reported",), ledger=("state",),
)  # fmt: skip
def report_progress(
    item: Item, *, actor: Actor, state: str, gap: str, reason: str, link: str, files: Sequence[Examined]
) -> None:
    """Report how far it has come. Raises NoLongerAsked, OfficerDecides or NoEvidence."""
    if not item.is_current:
        raise NoLongerAsked
    if ItemState.NOT_APPLICABLE in (state, item.state) and not is_officer(actor, item):
        raise OfficerDecides
    if state == ItemState.DONE and not (link or files):
        raise NoEvidence
    item.state, item.gap, item.reason, item.link = state, gap, reason, link
    item.changed_on = clock.today()
    report = Progress.objects.create(
        item=item, requirement_id=item.requirement_id, state=state, gap=gap, reason=reason, link=link,
        due_on=item.due_on, reported_by_id=actor.own_id,
    )  # fmt: skip
    for file in files:
        Evidence.keep(file, progress=report)


@action(
    "promotion.remind_owner", subject=Item, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=("promotion.owner_reminded",), ledger=NO_FIELDS,
)  # fmt: skip
def remind_owner(item: Item, *, actor: Actor) -> None:
    """Note that the owner is told of a requirement past its day."""
    item.reminded_on = clock.today()


@action(
    "promotion.download_evidence", subject=Evidence, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_evidence(evidence: Evidence, *, actor: Actor) -> None:
    """Note that a file was handed out."""
