"""The bytes of an arrival: its hash, whether it is the file that was sent, its letters. Read once, whatever its size."""

import codecs
import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext_lazy as _

CHUNK = 1 << 20
LONGEST_HEAD = 10_000


class Unreadable(ValueError):
    """The file cannot be taken in; the text says why."""


def chunks(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def sha256_of(path: Path) -> str:
    """Return the hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def compare_sum(sha256: str, expected: str) -> None:
    """Raise Unreadable when the sender's hash is another one. An empty one says nothing."""
    words = expected.split()
    if words and words[0].lower() != sha256:
        raise Unreadable(_("The file is not as it was sent: its hash is another one. Have it sent again."))


def in_utf8(path: Path) -> Path:
    """Return the CSV file, or a copy of it in UTF-8 when it is in Shift_JIS; raises Unreadable for anything else.

    The copy lies beside it and is written anew each time: a killed worker may have left half of one.
    """
    if _fits(path, "utf-8-sig"):
        return path
    if not _fits(path, "cp932"):
        raise Unreadable(_("The file is neither in UTF-8 nor in Shift_JIS."))
    copy = path.with_name(f"{path.name}.utf8")
    decoder = codecs.getincrementaldecoder("cp932")()
    with copy.open("w", encoding="utf-8", newline="") as out:
        for chunk in chunks(path):
            out.write(decoder.decode(chunk))
    return copy


def _fits(path: Path, encoding: str) -> bool:
    """Return whether the bytes are text in the encoding. A sign cut off at the very end is a fault of the last row only."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in chunks(path):
            if b"\0" in chunk:
                return False
            decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def head_of(path: Path) -> tuple[list[str], str]:
    """Return the headings of a CSV file in UTF-8 and its line end, as DuckDB wants to be told; raises Unreadable."""
    with path.open("rb") as file:
        line = file.readline(LONGEST_HEAD)
    if not line.endswith(b"\n"):
        raise Unreadable(_("The file has no rows."))
    end = r"\r\n" if line.endswith(b"\r\n") else r"\n"
    return next(csv.reader([line.decode("utf-8-sig", "replace")]), []), end
