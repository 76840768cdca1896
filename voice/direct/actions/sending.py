"""Sending a notice, and correcting it by a following one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.people.models import Person
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_FIELDS, READS, STAYS, NotAllowed, action
from voice.direct.access import divisions_of, is_sender, offices_of, sent_it
from voice.direct.models import DirectNotice, Receipt


@dataclass(frozen=True)
class Words:
    """What a notice says."""

    title: str
    text: str
    read_by: date
    answer_kind: str


@action(
    "direct.send_notice", subject=DirectNotice, creates=True, who=is_sender, moves=STAYS, clocks=NO_CLOCKS,
    emits=("direct.notice_delivered",), ledger=NO_FIELDS,
)  # fmt: skip
def send_notice(*, actor: Actor, words: Words, to: Sequence[Unit]) -> DirectNotice:
    """Send to offices as a division, or to a division as an office. Raises NotAllowed for any other way."""
    kinds = {unit.kind for unit in to}
    if kinds == {Unit.Kind.OFFICE}:
        senders = divisions_of(actor)
    elif kinds and kinds <= {Unit.Kind.DIVISION, Unit.Kind.HEADQUARTERS}:
        senders = offices_of(actor)
    else:
        raise NotAllowed
    return _sent(actor, senders, words, [unit.pk for unit in to])


@action(
    "direct.correct", subject=DirectNotice, who=sent_it, moves=READS, clocks=NO_CLOCKS,
    emits=("direct.notice_corrected",), ledger=NO_FIELDS,
)  # fmt: skip
def correct(notice: DirectNotice, *, actor: Actor, words: Words) -> None:
    """Send a following notice to the same units. The first one stays as it was."""
    units = list(notice.receipts.values_list("unit_id", flat=True))
    _sent(actor, [notice.sender_id], words, units, corrects=notice)


def _sent(
    actor: Actor, senders: Sequence[UUID], words: Words, units: Sequence[UUID], corrects: DirectNotice | None = None
) -> DirectNotice:
    if not senders:
        raise NotAllowed
    now, home = clock.now(), Person.objects.values_list("home_unit_id", flat=True).get(pk=actor.own_id)
    made = DirectNotice.objects.create(
        reference=f"N-{new_reference()}", sender_id=home if home in senders else senders[0], sent_by_id=actor.own_id,
        sent_at=now, corrects=corrects, **vars(words),
    )  # fmt: skip
    blocks = blocks_of(units)
    Receipt.objects.bulk_create(
        Receipt(notice=made, unit_id=unit, block_id=blocks.get(unit), sent_at=now, read_by=words.read_by)
        for unit in units
    )
    return made


def blocks_of(units: Sequence[UUID]) -> dict[UUID, UUID | None]:
    """Return unit → the block to which it belongs today. One query."""
    periods = periods_on(clock.today()).filter(unit_id__in=units, parent__kind=Unit.Kind.BLOCK)
    return dict(periods.values_list("unit_id", "parent_id"))
