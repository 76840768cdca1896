"""Reading leaves a trace: when a post first saw an entry, and who took a file of it."""

from compliance.information.access import may_read, own_deliveries
from compliance.information.models import Information
from governance import clock, vault
from governance.access import Actor
from governance.attachments.models import Attachment
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, action


@action(
    "information.open",
    subject=Information,
    who=may_read,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def open_entry(information: Information, *, actor: Actor) -> None:
    """Note that the content was read; raises vault.Shut or Locked, and notes nothing, when it stays shut."""
    vault.opener(information.box, actor.keys)
    unseen = own_deliveries(actor, information).filter(seen_at__isnull=True)
    unseen.update(seen_at=clock.now(), seen_by=actor.own_id)


@action(
    "information.download",
    subject=Information,
    who=may_read,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("attachment",),
)
def download(information: Information, *, actor: Actor, attachment: Attachment) -> None:
    """Note that a file of the entry was handed out."""
