"""From an upload to a kept file, and back to a reader."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from governance import vault
from governance.attachments import storage
from governance.attachments.limits import KINDS, megabytes
from governance.attachments.models import Attachment
from governance.attachments.scan import Infected, ScannerAway, scan
from governance.attachments.sniff import kind_of
from governance.attachments.strip import CannotStrip, strip
from governance.keys import digest
from governance.vault.models import Box

NAME_LENGTH = 120
ORIGINAL, COPY = "original", "copy"
COPY_KIND = {"heic": "jpg", "mov": "mp4"}
"""Kinds of which the copy without metadata is another kind."""


@dataclass(frozen=True)
class Examined:
    """A file that passed every check, not yet kept."""

    name: str
    kind: str
    data: bytes
    copy: bytes
    scan: str

    @property
    def size(self) -> int:
        """Return the size of the original in bytes."""
        return len(self.data)


def examine(upload: Any) -> Examined:
    """Check an uploaded file and draw the clean copy; raises ValidationError that names the file and says what is wrong."""
    name = safe_name(upload.name)
    if getattr(upload, "too_large", False):
        raise _problem(_("«%(name)s» is larger than %(limit)s MB."), name, limit=megabytes(upload.limit))
    data = upload.read()
    if not data:
        raise _problem(_("«%(name)s» is empty."), name)
    kind = kind_of(data)
    if kind is None:
        raise _problem(_("«%(name)s» is not of a kind that can be accepted, whatever its name says."), name)
    try:
        verdict = scan(data)
        copy = strip(data, kind.family)
    except Infected as error:
        raise _problem(_("«%(name)s» contains malware and was not accepted."), name) from error
    except ScannerAway as error:
        raise _problem(_("«%(name)s» cannot be checked for malware just now. Please try again later."), name) from error
    except CannotStrip as error:
        raise _problem(_("«%(name)s» is damaged or protected and cannot be read."), name) from error
    return Examined(with_ending(name, kind.ending), kind.ending, data, copy, verdict)


def keep(box: Box, examined: Examined, *, owner_type: str, owner_id: UUID) -> Attachment:
    """Seal original and copy into the box, write them, and return the row. Called inside a transaction."""
    row = Attachment(box=box, owner_type=owner_type, owner_id=owner_id, size=examined.size, scan=examined.scan)
    row.kind = examined.kind
    row.copy_kind = COPY_KIND.get(examined.kind, examined.kind)
    row.digest = digest("attachment", examined.data)
    row.sealed_name = vault.seal(box, f"name:{row.pk}", examined.name.encode())
    storage.write(row.pk, ORIGINAL, vault.seal(box, f"{ORIGINAL}:{row.pk}", examined.data))
    storage.write(row.pk, COPY, vault.seal(box, f"{COPY}:{row.pk}", examined.copy))
    row.save(force_insert=True)
    return row


def copy_into(
    box: Box, row: Attachment, name: str, keys: vault.Keyring, *, owner_type: str, owner_id: UUID
) -> Attachment:
    """Keep the copy without metadata of a file in another box, under another name; raises vault.Locked.

    The original stays where it is: what it says of its author must not travel along.
    """
    data = content_of(row, keys)
    kept = Examined(with_ending(name, row.copy_kind), row.copy_kind, data, data, row.scan)
    return keep(box, kept, owner_type=owner_type, owner_id=owner_id)


def name_of(row: Attachment, keys: vault.Keyring) -> str:
    """Return the file's name; raises vault.Locked."""
    return vault.unseal(row.box, f"name:{row.pk}", row.sealed_name, keys=keys).decode()


def content_of(row: Attachment, keys: vault.Keyring, part: str = COPY) -> bytes:
    """Return the copy without metadata, or the original; raises vault.Locked or FileNotFoundError."""
    return vault.unseal(row.box, f"{part}:{row.pk}", storage.read(row.pk, part), keys=keys)


def safe_name(name: str | None) -> str:
    """Return the last part of the name without control signs, shortened from the left of its ending."""
    last = PurePath((name or "").replace("\\", "/")).name
    plain = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(". ") or "file"
    if len(plain) <= NAME_LENGTH:
        return plain
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: NAME_LENGTH - len(ending) - 1]}{dot}{ending}" if dot and len(ending) < 10 else plain[:NAME_LENGTH]


def with_ending(name: str, ending: str) -> str:
    """Return the name with the ending of the content, when it bears another one."""
    stem, dot, present = name.rpartition(".")
    same = {"jpeg": "jpg", "tiff": "tif", "csv": "txt", "heif": "heic", "3gp": "mp4", "m4v": "mp4"}
    if dot and same.get(present.lower(), present.lower()) == ending:
        return name
    return f"{name}.{ending}"


def content_type(kind: str) -> str:
    """Return the type with which a kind is handed out."""
    return KINDS[kind].content_type


def _problem(text: str, name: str, **more: Any) -> ValidationError:
    return ValidationError(text % {"name": name, **more})
