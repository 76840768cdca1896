"""Makes the copy without metadata, in a child process with limits: parsers of foreign files break now and then.

python -m governance.attachments.strip FAMILY reads the file from standard input and writes the copy to standard output.
"""

import io
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from typing import Any

TIMEOUT = 30
MEMORY = 1536 * 1024 * 1024
FILE_SIZE = 64 * 1024 * 1024
MAX_PIXELS = 80_000_000


class CannotStrip(Exception):
    """The file is damaged, or made so that no clean copy can be drawn from it."""


def strip(data: bytes, family: str) -> bytes:
    """Return the copy without metadata; raises CannotStrip."""
    try:
        child = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "governance.attachments.strip", family],
            input=data,
            capture_output=True,
            timeout=2 * TIMEOUT,
            check=False,
            env={"PYTHONPATH": ":".join(sys.path)},
            preexec_fn=_limit,  # noqa: PLW1509 - sets limits only
        )
    except subprocess.TimeoutExpired as error:
        raise CannotStrip(family) from error
    if child.returncode or not child.stdout:
        raise CannotStrip(family)
    return child.stdout


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (TIMEOUT, TIMEOUT))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_SIZE, FILE_SIZE))


def image(data: bytes) -> bytes:
    """Return the picture drawn anew: turned upright, without EXIF, comments, thumbnails. HEIC becomes JPEG."""
    import pillow_heif
    from PIL import Image, ImageOps

    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    with Image.open(io.BytesIO(data)) as picture:
        kind = "JPEG" if picture.format in ("HEIF", "MPO") else str(picture.format)
        upright = ImageOps.exif_transpose(picture)
        clean = Image.new(upright.mode, upright.size)
        if upright.mode == "P":
            clean.putpalette(upright.getpalette() or [])
        clean.paste(upright)
        out = io.BytesIO()
        (clean.convert("RGB") if kind == "JPEG" else clean).save(out, kind, quality=92)
    return out.getvalue()


def pdf(data: bytes) -> bytes:
    """Return the document without information dictionary, XMP, embedded files, scripts and names of annotators."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as document:
        _drop(document.Root, "/Metadata", "/OpenAction", "/AA", "/PieceInfo")
        _drop(document.Root.get("/Names", {}), "/EmbeddedFiles", "/JavaScript")
        _drop(document.trailer, "/Info")
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                _drop(item, "/Metadata", "/PieceInfo", "/LastModified")
                if item.get("/Type") == "/Annot":
                    _drop(item, "/T")
        document.remove_unreferenced_resources()
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _drop(dictionary: Any, *names: str) -> None:
    """Remove entries, where there are any."""
    for name in names:
        if name in dictionary:
            del dictionary[name]


_PEOPLE = re.compile(rb'\b(w:author|w:initials|w15:author|author|userId|displayName|name)="[^"]*"')
_DATES = re.compile(rb'\b(w:date|w16du:dateUtc|dt)="[^"]*"')
_EMPTY_PROPERTIES = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}
_WITH_PEOPLE = ("comments", "people", "persons", "commentAuthors", "threadedComments")


def office(data: bytes) -> bytes:
    """Return the document with empty properties, nameless authors of changes and comments, and no thumbnail."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(zipfile.ZipInfo(entry.filename), _office_part(entry.filename, source.read(entry)))
    return out.getvalue()


def _office_part(name: str, content: bytes) -> bytes:
    if name in _EMPTY_PROPERTIES:
        return _EMPTY_PROPERTIES[name]
    if name.startswith("docProps/thumbnail"):
        return b""
    if name.lower().endswith((".jpg", ".jpeg", ".png", ".tif", ".tiff")):
        return image(content)
    if not name.endswith(".xml"):
        return content
    people = re.compile(rb'\b(w:author|w:initials|w15:author|author|lastModifiedBy)="[^"]*"')
    if any(part in name for part in _WITH_PEOPLE):
        people = _PEOPLE
        content = re.sub(rb"<author>[^<]*</author>", b"<author></author>", content)
    return _DATES.sub(rb'\1=""', people.sub(rb'\1=""', content)) if b"=" in content else content


def text(data: bytes) -> bytes:
    """Return the text in UTF-8 without byte order mark."""
    from governance.attachments.sniff import text_of

    found = text_of(data)
    if found is None:
        raise ValueError("not text")
    return found.encode()


def media(data: bytes) -> bytes:
    """Return sound or film with the same streams in a new container, without any tag."""
    import av

    out = io.BytesIO()
    with av.open(io.BytesIO(data)) as source:
        name = source.format.name.split(",")[0]
        container = {"mov": "mp4", "3gp": "mp4"}.get(name, name)
        with av.open(out, "w", format=container, options={"fflags": "+bitexact"}) as target:
            streams = {
                s.index: target.add_stream_from_template(s) for s in source.streams if s.type in ("audio", "video")
            }
            for stream in streams.values():
                stream.metadata.clear()
            for packet in source.demux([s for s in source.streams if s.index in streams]):
                if packet.dts is not None:
                    packet.stream = streams[packet.stream.index]
                    target.mux(packet)
    return out.getvalue()


FAMILIES: dict[str, Callable[[bytes], bytes]] = {
    "image": image,
    "pdf": pdf,
    "office": office,
    "text": text,
    "media": media,
}


if __name__ == "__main__":
    sys.stdout.buffer.write(FAMILIES[sys.argv[1]](sys.stdin.buffer.read()))
