"""Files kept within a table of their own, sealed with a key that is not in the database: photos, evidence, certificates.

For what many readers of a room may open. What the vault's holders alone may read goes into a box (`intake.keep`).

    class Photo(SealedFile):
        purpose = "photos of checks"          # a key of its own
        route = "checks:photo"                # where it is downloaded
        check = models.ForeignKey(Check, models.PROTECT, related_name="photos")

    Photo.keep(examined, check=check)         # within an action
    shown(check.photos.defer("sealed"))       # for a page
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.db import models
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from governance import clock
from governance.attachments.intake import COPY_KIND, Examined, content_type, with_ending
from governance.keys import key_for
from governance.vault.crypto import decrypt, encrypt

KEPT = ("kind", "size", "sealed_name", "sealed")
"""The columns that nobody may change: for `governance.ledger.guard.filed_is_filed`, with the column of the owner."""


class SealedFile(models.Model):
    """A file: its copy without metadata, name and content encrypted with a key outside the database."""

    purpose: ClassVar[str]
    route: ClassVar[str]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    sealed_name = models.BinaryField()
    sealed = models.BinaryField()
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def keep(cls, file: Examined, **owner: Any) -> Self:
        """Write the copy without metadata of an examined file; `owner`: the other columns. Called within an action."""
        row = cls(kind=COPY_KIND.get(file.kind, file.kind), size=len(file.copy), **owner)
        row.sealed = encrypt(key_for(cls.purpose), file.copy, f"{row.pk}:content")
        row.sealed_name = encrypt(key_for(cls.purpose), with_ending(file.name, row.kind).encode(), f"{row.pk}:name")
        row.save(force_insert=True)
        return row

    @property
    def name(self) -> str:
        """Return the name; raises vault.Locked when the row was altered."""
        return decrypt(key_for(self.purpose), bytes(self.sealed_name), f"{self.pk}:name").decode()

    @property
    def content(self) -> bytes:
        """Return the content; raises vault.Locked when the row was altered."""
        return decrypt(key_for(self.purpose), bytes(self.sealed), f"{self.pk}:content")

    def get_absolute_url(self) -> str:
        """Return the address of the download."""
        return reverse(self.route, args=[self.pk])


@dataclass(frozen=True)
class ShownFile:
    """A file as a page lists it."""

    name: str
    size: int
    url: str


def shown(rows: Iterable[SealedFile]) -> list[ShownFile]:
    """Return the files as a page lists them. Give rows without their contents: `.defer("sealed")`."""
    return [ShownFile(row.name, row.size, row.get_absolute_url()) for row in rows]


def as_download(row: SealedFile) -> HttpResponse:
    """Return the file as a download, never shown by the browser. The caller has noted it in the ledger."""
    response = HttpResponse(row.content, content_type=content_type(row.kind))
    response["Content-Disposition"] = content_disposition_header(True, row.name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
