"""Dates of birth."""

import re
from collections.abc import Iterator

from governance.publishing.masking.hits import Hit, Kind
from governance.publishing.masking.patterns import KANJI_DIGIT, hits

ERA = r"(?:明治|大正|昭和|平成|令和|[MTSHR])"
YEAR = rf"(?:{ERA}[ \t]?(?:\d{{1,2}}|元|[{KANJI_DIGIT}]{{1,3}})|(?:19|20)\d{{2}})"
PART = rf"(?:\d{{1,2}}|[{KANJI_DIGIT}]{{1,3}})"
DAY = rf"{YEAR}[ \t]?[年./-][ \t]?{PART}[ \t]?(?:[月./-][ \t]?{PART}[ \t]?日?|月)"
BORN = r"[ \t]?[)」]?[ \t]?(?:生まれ|生れ|うまれ|出生|誕生|生(?![活命産計]))"
BEFORE_BORN = re.compile(rf"(?P<it>{DAY}){BORN}")
AFTER_LABEL = re.compile(rf"(?:生年月日|誕生日|生まれ(?:た日)?)[^\d\n]{{0,6}}?(?P<it>{DAY})")
EIGHT = re.compile(r"(?:生年月日|誕生日)[^\d\n]{0,6}(?P<it>(?:19|20)\d{6})(?!\d)")
OLD = rf"(?:大正|昭和|[TS])[ \t]?(?:\d{{1,2}}|[{KANJI_DIGIT}]{{1,3}})[ \t]?[年./-][ \t]?{PART}[ \t]?[月./-][ \t]?{PART}[ \t]?日?"
AFTER_NAME = re.compile(rf"[ \t]?[、,(・][ \t]?(?P<it>{OLD})(?=[ \t]*[、,。)・\n]|$)")


def births(text: str) -> Iterator[Hit]:
    """Yield dates that are said to be somebody's birth."""
    yield from hits(BEFORE_BORN, text, Kind.BIRTH, "birth_words")
    yield from hits(AFTER_LABEL, text, Kind.BIRTH, "birth_words")
    yield from hits(EIGHT, text, Kind.BIRTH, "birth_words")


def births_beside(text: str, names: list[Hit]) -> Iterator[Hit]:
    """Yield old dates that stand alone right after a name."""
    for name in names:
        if match := AFTER_NAME.match(text, name.end):
            yield Hit(*match.span("it"), Kind.BIRTH, "birth_beside_name", sure=False)
