"""How large, how many, of which kinds."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Kind:
    """A kind of file that is accepted: its usual ending and the type it is handed out with."""

    ending: str
    content_type: str
    family: str


_IMAGE, _OFFICE, _SOUND, _FILM = "image", "office", "media", "media"
_OOXML = "application/vnd.openxmlformats-officedocument."
KINDS = {
    kind.ending: kind
    for kind in (
        Kind("jpg", "image/jpeg", _IMAGE),
        Kind("png", "image/png", _IMAGE),
        Kind("gif", "image/gif", _IMAGE),
        Kind("webp", "image/webp", _IMAGE),
        Kind("tif", "image/tiff", _IMAGE),
        Kind("heic", "image/heic", _IMAGE),
        Kind("pdf", "application/pdf", "pdf"),
        Kind("docx", _OOXML + "wordprocessingml.document", _OFFICE),
        Kind("xlsx", _OOXML + "spreadsheetml.sheet", _OFFICE),
        Kind("pptx", _OOXML + "presentationml.presentation", _OFFICE),
        Kind("txt", "text/plain", "text"),
        Kind("mp3", "audio/mpeg", _SOUND),
        Kind("wav", "audio/x-wav", _SOUND),
        Kind("m4a", "audio/mp4", _SOUND),
        Kind("mp4", "video/mp4", _FILM),
        Kind("mov", "video/quicktime", _FILM),
    )
}


def megabytes(size: int) -> int:
    """Return a size in whole megabytes."""
    return size // (1024 * 1024)


def hint(most_bytes: int | None = None) -> str:
    """Return the limits in words, for the field's hint. `most_bytes`: a field's own limit for one file."""
    return _(
        "Photos, PDF, Word, Excel, PowerPoint, text, sound and film. Up to %(one)s MB a file, %(count)s files at a time."
    ) % {"one": megabytes(most_bytes or settings.ATTACHMENT_MAX_BYTES), "count": settings.ATTACHMENT_MAX_COUNT}


def total_message(present: Iterable[Any], added: Iterable[Any]) -> str | None:
    """Return what to say when present and added files are too many or too large together, None when they are not."""
    sizes = [file.size for file in (*present, *added)]
    if len(sizes) > settings.ATTACHMENT_MAX_COUNT:
        return _("Up to %(count)s files can be added.") % {"count": settings.ATTACHMENT_MAX_COUNT}
    if sum(sizes) > settings.ATTACHMENT_MAX_TOTAL:
        return _("Together the files are larger than %(total)s MB.") % {
            "total": megabytes(settings.ATTACHMENT_MAX_TOTAL)
        }
    return None
