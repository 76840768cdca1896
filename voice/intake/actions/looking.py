"""People look at the mails that were set aside."""

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, Move, action
from voice.intake.access import may_show, promotes_service
from voice.intake.choices import MailState
from voice.intake.models import IncomingMail


@action(
    "intake.show_mail", subject=IncomingMail, who=may_show, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def show_mail(mail: IncomingMail, *, actor: Actor) -> None:
    """Note that the mail was shown."""


@action(
    "intake.settle_mail", subject=IncomingMail, who=promotes_service,
    moves=Move(MailState.ASIDE, MailState.LOOK, to=MailState.SETTLED), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def settle_mail(mail: IncomingMail, *, actor: Actor, note: str) -> None:
    """Say what was done; the mail stays as it came."""
    mail.note, mail.settled_by_id, mail.settled_at = note, actor.own_id, clock.now()
