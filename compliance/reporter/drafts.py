"""A report being written, kept on the server but sealed to a key that only the reporter's cookie holds.

Drafts are not cases: nobody but the reporter can read one, so they are written here and not by actions. What matters,
the filing, is an action.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction

from compliance.models import Draft
from governance import clock, vault
from governance.attachments.models import Attachment
from governance.keys import digest
from governance.vault.crypto import Locked, decrypt, encrypt
from governance.vault.keyring import ring_of_receipt
from governance.vault.receipts import lookup_digest, new_code

KEPT_FOR = timedelta(hours=24)
SHOWN_FOR = timedelta(minutes=30)
"""How long the receipt can be shown again (a lost answer, a reload) while the reporter has not said "I have it"."""


@dataclass
class OpenDraft:
    """A draft opened with its cookie."""

    row: Draft
    token: str
    code: str
    answers: dict[str, Any] = field(default_factory=dict)

    @property
    def keys(self) -> vault.Keyring:
        """Return the keys that the receipt code gives."""
        return ring_of_receipt(self.code, vault.receipt_holder(lookup_digest(self.code)))

    def save(self) -> None:
        """Seal the answers and keep the draft for another day."""
        data = json.dumps({"code": self.code, "answers": self.answers}, ensure_ascii=False).encode()
        self.row.sealed = encrypt(_key(self.token), data, f"draft:{self.row.pk}")
        self.row.expires_at = clock.now() + KEPT_FOR
        self.row.save()


def start() -> OpenDraft:
    """Return a new draft with its receipt code and the box that files go into; saved."""
    token, code = secrets.token_urlsafe(32), new_code()
    with transaction.atomic():
        box = vault.create_box([vault.add_receipt(code)])
        draft = OpenDraft(Draft(token_digest=_token_digest(token), box=box), token, code)
        draft.save()
    return draft


def find(token: str) -> OpenDraft | None:
    """Return the draft of a cookie, None when there is none, it has expired or the cookie does not open it."""
    row = Draft.objects.filter(token_digest=_token_digest(token), expires_at__gt=clock.now()).first()
    if row is None:
        return None
    try:
        data = json.loads(decrypt(_key(token), bytes(row.sealed), f"draft:{row.pk}"))
    except Locked:
        return None
    return OpenDraft(row, token, data["code"], data["answers"])


def keep_receipt(draft: OpenDraft) -> None:
    """After filing: forget the answers, and show the receipt for half an hour at most."""
    draft.answers = {}
    draft.save()
    draft.row.expires_at = clock.now() + SHOWN_FOR
    draft.row.save(update_fields=["expires_at"])


def discard(draft: OpenDraft) -> None:
    """Remove a draft; without a case its files and box go too."""
    with transaction.atomic():
        _remove(draft.row)


def sweep() -> int:
    """Remove expired drafts with their files; return how many."""
    expired = Draft.objects.filter(expires_at__lte=clock.now())
    for row in expired:
        with transaction.atomic():
            _remove(row)
    return len(expired)


def _remove(row: Draft) -> None:
    box, filed = row.box, row.case_id is not None
    row.delete()
    if not filed:
        Attachment.objects.filter(box=box).delete()
        vault.forget_receipts(box)
        box.delete()


def _token_digest(token: str) -> str:
    return digest("draft token", token.encode())


def _key(token: str) -> bytes:
    return hashlib.blake2b(token.encode(), person=b"draft", digest_size=32).digest()
