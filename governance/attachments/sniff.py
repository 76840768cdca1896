"""The kind of a file by its content. Its name is never believed."""

import io
import zipfile

import filetype

from governance.attachments.limits import KINDS, Kind

MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRIES = 5000
_SAME = {"tiff": "tif", "jpeg": "jpg", "heif": "heic", "3gp": "mp4", "m4v": "mp4"}
_OFFICE_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
ENCODINGS = ("utf-8-sig", "cp932")


def kind_of(data: bytes) -> Kind | None:
    """Return the kind of the content, None when it is not one that is accepted."""
    if not data:
        return None
    if data[:4] == b"PK\x03\x04":
        return _office_kind(data)
    guess = filetype.guess_extension(data)
    if guess:
        return KINDS.get(_SAME.get(guess, guess))
    return KINDS["txt"] if text_of(data) is not None else None


def text_of(data: bytes) -> str | None:
    """Return the text of a plain text file (UTF-8 or Shift_JIS), None when it is not plain text."""
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        control = any(ord(sign) < 32 and sign not in "\t\r\n\f" for sign in text)
        return None if control else text
    return None


def _office_kind(data: bytes) -> Kind | None:
    """Return the kind of an office document; macros and archives that unpack to far too much are not accepted."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile:
        return None
    names = {entry.filename for entry in entries}
    too_much = len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED
    if too_much or any(name.endswith("vbaProject.bin") for name in names):
        return None
    return next((KINDS[ending] for part, ending in _OFFICE_PARTS.items() if part in names), None)
