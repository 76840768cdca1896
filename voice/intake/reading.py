"""A kept mail, as a page shows it."""

from dataclasses import dataclass

from voice.intake.charsets import text_of
from voice.intake.models import IncomingMail
from voice.intake.parsing import parse
from voice.intake.sealing import opened

LONGEST = 20_000


@dataclass(frozen=True)
class ShownMail:
    """What a mail says, as far as it can be read: sender, subject, text, names of its files."""

    sender: str
    subject: str
    text: str
    files: tuple[str, ...] = ()


def shown(mail: IncomingMail) -> ShownMail:
    """Return what the kept mail says; of one that cannot be parsed the bytes as text."""
    raw = opened(mail.pk, mail.sealed)
    try:
        said = parse(raw)
    except Exception:  # as in taking it in: the parser fails in many ways
        return ShownMail("", "", text_of(raw[:LONGEST], None))
    sender = f"{said.name} <{said.email}>" if said.email else said.name
    return ShownMail(sender, said.subject, said.text[:LONGEST], tuple(name for name, _data in said.files))
