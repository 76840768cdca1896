"""Which characters the fonts of documents have. A PDF/UA refuses a missing glyph: one rare character would kill a report."""

import struct
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
SUBSTITUTE = "〓"


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Return every code point that one of the fonts has."""
    return frozenset().union(*(_code_points(path.read_bytes()) for path in FONTS.glob("*.ttf")))


def printable(value: Any) -> Any:
    """Return the value with every character that no font has replaced by 〓 and its code point; through lists and dicts."""
    if isinstance(value, str):
        return "".join(_printable(sign) for sign in unicodedata.normalize("NFC", value))
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [printable(item) for item in value]
    return value


def _printable(sign: str) -> str:
    if sign in "\n\t" or ord(sign) in covered():
        return sign
    if unicodedata.category(sign) in ("Cc", "Cf", "Mn"):
        return ""
    return f"{SUBSTITUTE}(U+{ord(sign):04X})"


def _code_points(font: bytes) -> set[int]:
    """Return the code points of a TrueType font's widest cmap (formats 12 and 4)."""
    (tables,) = struct.unpack(">H", font[4:6])
    records = [struct.unpack(">4sIII", font[12 + 16 * n : 28 + 16 * n]) for n in range(tables)]
    start = next(offset for tag, _sum, offset, _length in records if tag == b"cmap")
    (count,) = struct.unpack(">H", font[start + 2 : start + 4])
    found: set[int] = set()
    for n in range(count):
        _platform, _encoding, offset = struct.unpack(">HHI", font[start + 4 + 8 * n : start + 12 + 8 * n])
        found |= _subtable(font, start + offset)
    return found


def _subtable(font: bytes, at: int) -> set[int]:
    (kind,) = struct.unpack(">H", font[at : at + 2])
    if kind == 12:
        (groups,) = struct.unpack(">I", font[at + 12 : at + 16])
        rows = (struct.unpack(">III", font[at + 16 + 12 * n : at + 28 + 12 * n]) for n in range(groups))
        return {point for first, last, _glyph in rows for point in range(first, last + 1)}
    if kind == 4:
        (twice,) = struct.unpack(">H", font[at + 6 : at + 8])
        ends = struct.unpack(f">{twice // 2}H", font[at + 14 : at + 14 + twice])
        starts = struct.unpack(f">{twice // 2}H", font[at + 16 + twice : at + 16 + 2 * twice])
        pairs = zip(starts, ends, strict=True)
        return {point for first, last in pairs if last != 0xFFFF for point in range(first, last + 1)}
    return set()
