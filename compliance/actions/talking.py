"""The conversation with the reporter."""

from collections.abc import Iterable

from compliance.access import is_handler, is_reporter
from compliance.content import message_field
from compliance.models import Case, Message
from governance import vault
from governance.access import Actor
from governance.attachments.intake import Examined, keep
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action


def send_to_reporter(case: Case, actor: Actor, text: str) -> Message:
    """Add a message from the person in charge and return it."""
    return _add(case, Message(case=case, side=Message.Side.HANDLER, author_id=actor.person_id), text)


def tell_reporter(case: Case, actor: Actor, text: str) -> None:
    """Add a message from the person in charge, when the case has a reporter to read it."""
    if case.has_reporter:
        send_to_reporter(case, actor, text)


def _add(case: Case, message: Message, text: str) -> Message:
    message.sealed_text = vault.seal(case.box, message_field(message), text.encode())
    message.save(force_insert=True)
    return message


def _attach(case: Case, message: Message, files: Iterable[Examined]) -> None:
    for file in files:
        keep(case.box, file, owner_type="compliance.message", owner_id=message.pk)


@action(
    "compliance.write",
    subject=Case,
    who=is_handler,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def write(case: Case, *, actor: Actor, text: str, files: Iterable[Examined]) -> None:
    """Write to the reporter. Nobody is notified: the reporter comes back with the code."""
    _attach(case, send_to_reporter(case, actor, text), files)


@action(
    "compliance.reply",
    subject=Case,
    who=is_reporter,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=("compliance.reporter_replied",),
    ledger=NO_FIELDS,
)
def reply(case: Case, *, actor: Actor, text: str, files: Iterable[Examined]) -> None:
    """The reporter writes, at any time, with files."""
    message = _add(case, Message(case=case, side=Message.Side.REPORTER), text)
    _attach(case, message, files)
