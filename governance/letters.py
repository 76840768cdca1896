"""Japanese text: read from a CSV file, spelled one way for comparing and searching, and cut into pieces. Pure.

Japanese has no spaces, and pg_trgm takes no Japanese letters in a database with the C character type (as ours is): its
trigrams of 待ち時間 are none. So pieces are cut here and kept in array columns with an ordinary GIN index.
"""

import re
import unicodedata

_NOT_LETTERS = re.compile(r"[\W_]+")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−ー"), "-")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def folded(text: str) -> str:
    """Return the text with width, case and kana made one."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_TO_HIRAGANA)


def joined(text: str) -> str:
    """Return the text without blanks and signs between the words, in one width and case; kana stay as they are."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def code_of(text: str) -> str:
    """Return the code of a thing as its label bears it: a barcode reader types through the input method, which may be set to
    wide letters and turn a hyphen into a long vowel."""
    code = unicodedata.normalize("NFKC", text).strip()
    plain = code.translate(_DASHES)
    return plain if plain.isascii() else code


def pieces(letters: str, length: int) -> list[str]:
    """Return the different pieces of that length, sorted."""
    return sorted({letters[at : at + length] for at in range(len(letters) - length + 1)})


def text_of_csv(data: bytes) -> str | None:
    """Return the text of a CSV file in UTF-8 or Shift_JIS, as Excel writes them; None when it is neither."""
    for encoding in ("utf-8-sig", "cp932"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None
