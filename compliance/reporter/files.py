"""A reporter's files as the reporter's own pages list them."""

from collections.abc import Iterable
from typing import Any

from governance.attachments.intake import name_of
from governance.attachments.models import Attachment

from governance import vault
from governance.vault.models import Box
from governance.vault.receipts import lookup_digest


def listed(files: Iterable[Attachment], box: Box, code: str) -> list[dict[str, Any]]:
    """Return id, name and size of each file, opened with the receipt code."""
    holders = {vault.receipt_holder(lookup_digest(code))}
    return [{"id": file.pk, "name": name_of(file, holders), "size": file.size} for file in files]
