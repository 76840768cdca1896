"""Sealed files on disk. What lies here is ciphertext only."""

import os
import time
from pathlib import Path
from uuid import UUID

from django.conf import settings

from governance.attachments.models import Attachment

ORPHAN_SECONDS = 24 * 60 * 60


def path_of(attachment_id: UUID, part: str) -> Path:
    """Return where a part ("original" or "copy") of an attachment lies."""
    name = attachment_id.hex
    return Path(settings.ATTACHMENT_ROOT) / name[:2] / name[2:4] / f"{name}.{part}"


def write(attachment_id: UUID, part: str, sealed: bytes) -> None:
    """Write a sealed part, whole or not at all, readable by the owner only."""
    path = path_of(attachment_id, part)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_suffix(path.suffix + ".unfinished")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)


def read(attachment_id: UUID, part: str) -> bytes:
    """Return a sealed part; raises FileNotFoundError."""
    return path_of(attachment_id, part).read_bytes()


def sweep_orphans() -> int:
    """Delete files older than a day that no row knows (a transaction that was rolled back); return how many."""
    removed = 0
    for path in Path(settings.ATTACHMENT_ROOT).glob("*/*/*"):
        if time.time() - path.stat().st_mtime < ORPHAN_SECONDS:
            continue
        name = path.name.split(".")[0]
        if path.name.endswith(".unfinished") or not Attachment.objects.filter(pk=UUID(name)).exists():
            path.unlink()
            removed += 1
    return removed
