"""Handing files out."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from governance import vault
from governance.attachments.intake import content_of, content_type, name_of, with_ending
from governance.attachments.models import Attachment


@dataclass(frozen=True)
class ShownFile:
    """A file as a page lists it."""

    id: UUID
    name: str
    size: int
    scan: str


def with_names(files: Iterable[Attachment], keys: vault.Keyring) -> list[ShownFile]:
    """Return the files with their names opened; all of one box. One query, whatever their number."""
    rows = list(files)
    if not rows:
        return []
    opener = vault.opener(rows[0].box, keys)
    return [
        ShownFile(row.pk, opener(f"name:{row.pk}", row.sealed_name).decode(), row.size, row.get_scan_display())
        for row in rows
    ]


def as_download(row: Attachment, keys: vault.Keyring) -> HttpResponse:
    """Return the copy without metadata as a download, never shown by the browser; raises vault.Locked."""
    response = HttpResponse(content_of(row, keys), content_type=content_type(row.copy_kind))
    name = with_ending(name_of(row, keys), row.copy_kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
