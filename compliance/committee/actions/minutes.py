"""Minutes: written in editions, approved by those present, closed, and added to afterwards."""

from collections.abc import Mapping
from uuid import UUID

from compliance.committee.access import is_secretariat, leads, sits, was_present
from compliance.committee.models import Addendum, Approval, Item, ItemMinutes, Meeting, MinutesEdition
from compliance.committee.queries import latest_edition, not_approved_by
from compliance.committee.refusals import NotApprovedByAll, NotTheLatestEdition
from governance import clock, vault
from governance.access import Actor, visible
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Clocks, Move, action


@action(
    "committee.write_minutes", subject=Meeting, who=leads, moves=STAYS.within("held"),
    clocks=Clocks(settles=("CM1",)), emits=("committee.minutes_drafted",), ledger=NO_FIELDS,
)  # fmt: skip
def write_minutes(meeting: Meeting, *, actor: Actor, general: str, parts: Mapping[UUID, str]) -> int:
    """Write an edition: the general part, and for each item (by id) what was said. Approvals of earlier ones no longer count.

    What the writer may not read (a head who is recused from an item) stays as the edition before has it; the chair writes it.
    """
    latest = latest_edition(meeting)
    edition = MinutesEdition(
        meeting=meeting, number=latest.number + 1 if latest else 1, written_by_id=actor.own_id, written_at=clock.now()
    )
    edition.sealed = vault.seal(meeting.box, f"minutes:{edition.pk}", general.encode())
    edition.save(force_insert=True)
    items = visible(Item, actor).filter(meeting=meeting, pk__in=list(parts)).select_related("box")
    for item in items:
        sealed = vault.seal(item.box, f"minutes:{edition.pk}", parts[item.pk].encode())
        ItemMinutes.objects.create(edition=edition, item=item, sealed=sealed)
    return edition.number


@action(
    "committee.approve_minutes", subject=Meeting, who=was_present, moves=STAYS.within("held"), clocks=NO_CLOCKS,
    emits=("committee.minutes_approved",), ledger=("edition",),
)  # fmt: skip
def approve_minutes(meeting: Meeting, *, actor: Actor, edition: int) -> None:
    """Approve the edition that one has read. Raises NotTheLatestEdition."""
    latest = latest_edition(meeting)
    if latest is None or latest.number != edition:
        raise NotTheLatestEdition
    Approval.objects.get_or_create(edition=latest, person_id=actor.own_id)


@action(
    "committee.close", subject=Meeting, who=leads, moves=Move("held", to="closed"), clocks=NO_CLOCKS,
    emits=("committee.meeting_closed",), ledger=NO_FIELDS,
)  # fmt: skip
def close(meeting: Meeting, *, actor: Actor) -> None:
    """Close the meeting: nothing of it changes from now on. Raises NotApprovedByAll."""
    latest = latest_edition(meeting)
    if latest is None or not_approved_by(latest):
        raise NotApprovedByAll
    meeting.closed_at = clock.now()


@action(
    "committee.add_to_minutes", subject=Meeting, who=is_secretariat, moves=READS.within("closed"), clocks=NO_CLOCKS,
    emits=("committee.addendum_added",), ledger=("item",),
)  # fmt: skip
def add_to_minutes(meeting: Meeting, *, actor: Actor, text: str, item: Item | None) -> None:
    """Add to the minutes of a closed meeting; what concerns an item is sealed with the item."""
    row = Addendum(meeting=meeting, item=item, written_by_id=actor.own_id)
    row.sealed = vault.seal(item.box if item else meeting.box, f"addendum:{row.pk}", text.encode())
    row.save(force_insert=True)


@action(
    "committee.take_pack", subject=Meeting, who=sits, moves=READS.within("planned", "convened", "held", "closed"),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def take_pack(meeting: Meeting, *, actor: Actor) -> None:
    """Note that someone took the pack of a meeting out as PDF."""
