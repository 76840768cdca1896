"""What a report says, sealed and opened. The only place that knows how content is laid out."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from compliance.models import Case, Message
from governance import vault
from governance.access import Actor
from governance.vault.models import Box


@dataclass(frozen=True)
class Content:
    """What happened, in the reporter's words."""

    what: str
    happened_on: str
    when_note: str
    where_note: str
    who: str
    how_known: str

    @property
    def happened_day(self) -> date | None:
        """Return the day it happened, None when the reporter gave none."""
        return date.fromisoformat(self.happened_on) if self.happened_on else None

    def texts(self) -> list[str]:
        """Return every free text, for finding names in it."""
        return [self.what, self.who, self.where_note, self.how_known]


@dataclass(frozen=True)
class Identity:
    """Who the reporter is and how to reach them; the staff number, if given, tells people of one name apart (C13)."""

    name: str
    contact: str
    staff_number: str = ""


def seal_json(box: Box, field: str, value: Any) -> bytes:
    """Return the value as JSON sealed into the box."""
    return vault.seal(box, field, json.dumps(value, ensure_ascii=False, sort_keys=True).encode())


def seal_content(box: Box, content: Content) -> bytes:
    """Return the content sealed."""
    return seal_json(box, "content", asdict(content))


def seal_identity(box: Box, identity: Identity) -> bytes:
    """Return the identity sealed into its own box."""
    return seal_json(box, "identity", asdict(identity))


def identity_in(box: Box, sealed: bytes | memoryview, keys: vault.Keyring) -> Identity:
    """Return who the reporter is; raises vault.Locked when the keys do not open the box."""
    return Identity(**json.loads(vault.unseal(box, "identity", sealed, keys=keys)))


def content_of(case: Case, actor: Actor) -> Content:
    """Return the content of a case; raises vault.Locked when the actor was not admitted to its box."""
    data = vault.unseal(case.box, "content", case.sealed_content, keys=actor.keys)
    return Content(**json.loads(data))


def seal_text(case: Case, field: str, text: str) -> bytes:
    """Return a text about a case sealed under a field name."""
    return vault.seal(case.box, field, text.encode())


def text_of(case: Case, field: str, sealed: bytes | memoryview | None, actor: Actor) -> str:
    """Return a sealed text of a case, "" when there is none; raises vault.Locked for those not admitted."""
    return vault.unseal(case.box, field, sealed, keys=actor.keys).decode() if sealed else ""


def message_field(message: Message) -> str:
    """Return the field name that binds a message's seal to its row."""
    return f"message:{message.pk}"


def fingerprint(code: str, content: Content) -> str:
    """Return the commitment printed on the receipt: only someone with code and content can recompute it (HMAC-SHA-256)."""
    text = json.dumps(asdict(content), ensure_ascii=False, sort_keys=True)
    return hmac.new(code.encode(), text.encode(), hashlib.sha256).hexdigest()
