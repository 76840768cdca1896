"""What both ways of making a voice need: title, office with its block, files that can be accepted."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from governance import clock
from governance.attachments.intake import Examined, examine
from governance.organization.models import Unit
from voice.delivering import block_of

TITLE = 60
TEXT = 8000
ADDITION = 4000


def title_of(text: str) -> str:
    """Return the first line of a text, cut to a title."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= TITLE else first[: TITLE - 1] + "…"


def place_of(office: Unit | None, day: date | None = None) -> tuple[Unit | None, Unit | None]:
    """Return the office that a voice is about and its block; none of both when no office is named."""
    return office, block_of(office, day or clock.today()) if office else None


def accepted(files: Iterable[tuple[str, bytes]]) -> tuple[list[Examined], bool]:
    """Return the files that the house accepts, and whether those are all of them."""
    given = list(files)
    found: list[Examined] = []
    for name, data in given[: settings.ATTACHMENT_MAX_COUNT]:
        upload: Any = ContentFile(data, name=name)
        upload.too_large, upload.limit = len(data) > settings.ATTACHMENT_MAX_BYTES, settings.ATTACHMENT_MAX_BYTES
        try:
            found.append(examine(upload))
        except ValidationError:
            continue
    return found, len(found) == len(given)


def cut(text: str, longest: int, files: Sequence[tuple[str, bytes]]) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the text as long as it may be; what is longer comes along whole as a file."""
    if len(text) <= longest:
        return text, list(files)
    return text[:longest], [("本文.txt", text.encode()), *files]
