"""Text of mails in the encodings of Japan, whatever the mail calls them. Pure."""

import re
from email.header import Header, decode_header

SWITCH = re.compile(rb"\x1b(\$[@B]|\([BJI])")
TWO_BYTES = (b"$@", b"$B")
KATAKANA = b"(I"
NO_SIGNS = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
"""What the codec of Shift_JIS makes of bytes that are no signs there."""
GUESSES = ("utf-8", "cp932", "euc_jp")


def text_of(data: bytes, charset: str | None) -> str:
    """Return the text. Never fails: signs that cannot be read become 〓."""
    name = (charset or "").lower()
    if "2022" in name or (b"\x1b$" in data and not any(byte > 0x7F for byte in data)):
        return from_jis(data)
    named = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "us-ascii": ""}.get(
        name, name
    )
    for codec in filter(None, (named, *GUESSES)):
        try:
            text = data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
        if codec != "cp932" or not NO_SIGNS.search(text):
            return text
    return data.decode("utf-8", "replace").replace("\ufffd", "〓")


def from_jis(data: bytes) -> str:
    """Return the text of ISO-2022-JP as mail programs write it: with ①, ㈱ and 髙, which the standard does not have."""
    parts = SWITCH.split(data)
    found = [parts[0].decode("ascii", "replace")]
    for mode, stretch in zip(parts[1::2], parts[2::2], strict=True):
        if mode in TWO_BYTES:
            found.append(_kanji(stretch))
        elif mode == KATAKANA:
            found.append(bytes(byte | 0x80 for byte in stretch).decode("cp932", "replace"))
        else:
            found.append(stretch.decode("ascii", "replace"))
    return "".join(found).replace("\ufffd", "〓")


def _kanji(stretch: bytes) -> str:
    """Return a stretch of two-byte signs: each moved to its place in Shift_JIS, whose vendor's table knows them all."""
    moved = bytearray()
    pairs = bytes(byte for byte in stretch if byte > 0x20)
    for row, cell in zip(pairs[::2], pairs[1::2], strict=False):
        high = (row - 0x21) // 2 + (0x81 if row < 0x5F else 0xC1)
        low = cell + (0x1F if cell < 0x60 else 0x20) if row % 2 else cell + 0x7E
        moved += bytes((high, low))
    return moved.decode("cp932", "replace")


def header_of(value: Header | str | None) -> str:
    """Return a header in words, in one line. The parser gives a Header where raw bytes stood in the mail."""
    found = []
    for part, charset in decode_header(value or ""):
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape")
        found.append(text_of(data, None if charset == "unknown-8bit" else charset))
    return " ".join("".join(found).replace("\0", "").split())
