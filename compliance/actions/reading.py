"""Reading leaves a trace too: who opened a case, what was downloaded, what the reporter has read."""

from django.utils.translation import gettext_lazy as _

from compliance.access import has_declared, is_reader, is_reporter
from compliance.models import Case, Message
from governance import clock, vault
from governance.access import Actor
from governance.attachments.models import Attachment
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, Refused, action


class NotDeclared(Refused):
    """The person did not declare yet whether they have a relation to the case."""

    code = "not_declared"
    message = _("Please declare first whether you have a relation to this case.")


def _reads(actor: Actor, case: Case) -> bool:
    return is_reporter(actor, case) or is_reader(actor, case)


@action(
    "compliance.open",
    subject=Case,
    who=is_reader,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def open_case(case: Case, *, actor: Actor) -> None:
    """Note that a person read the content of the case.

    Raises NotDeclared before the person declared to have no relation to it; vault.Shut or Locked, and notes nothing, when it
    stays shut.
    """
    if not has_declared(actor, case):
        raise NotDeclared
    vault.opener(case.box, actor.keys)


@action(
    "compliance.download",
    subject=Case,
    who=_reads,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("attachment",),
)
def download(case: Case, *, actor: Actor, attachment: Attachment) -> None:
    """Note that a file of the case was handed out."""


@action(
    "compliance.mark_read",
    subject=Case,
    who=_reads,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def mark_read(case: Case, *, actor: Actor) -> None:
    """Stamp the other side's messages as read."""
    side = Message.Side.HANDLER if actor.kind == "reporter" else Message.Side.REPORTER
    Message.objects.filter(case=case, side=side, read_at__isnull=True).update(read_at=clock.now())
