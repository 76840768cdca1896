"""Pieces that several patterns share. All patterns work on text in one spelling (`normal`)."""

import re
from collections.abc import Iterator

from governance.publishing.masking.hits import Hit, Kind

GAP = r"[ \t]*[-・.]?[ \t]*\n?[ \t]*"
"""What may stand between groups of one number: a dash, a dot, a space, a line break."""
KANJI_DIGIT = "〇零一二三四五六七八九十百千"
NUMBER = rf"(?:\d{{1,4}}|[{KANJI_DIGIT}]{{1,7}})"
LABEL_END = r"(?:番号)?(?:No\.?|№)?[ \t]*(?:\([^)\n]{1,8}\))?[ \t]*(?:[は:=「(『【】]|の番号は|が|を)?[ \t「]*"
"""What may stand between a label and its value."""
NO_DIGIT_BEFORE = r"(?<![\d-])"
NO_DIGIT_AFTER = r"(?!-?\d)"


def hits(pattern: re.Pattern[str], text: str, kind: Kind, reason: str, *, sure: bool = True) -> Iterator[Hit]:
    """Yield a hit for each place of the pattern: its group "it" when it has one, else all of it."""
    group: int | str = "it" if "it" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        yield Hit(*match.span(group), kind, reason, sure)


def digits(words: str) -> str:
    """Return the digits of the words."""
    return "".join(letter for letter in words if letter.isdigit())
