"""Names from other languages, in katakana or in Latin letters."""

import re
from collections.abc import Iterator

from governance.publishing.masking import words
from governance.publishing.masking.hits import Hit, Kind
from governance.publishing.masking.tokens import Token

KATAKANA = re.compile(r"(?<![ァ-ヴー])[ァ-ヴー]{2,12}(?:[・= \t][ァ-ヴー]{2,12}){1,3}(?![ァ-ヴー])")
LATIN_WORD = r"[A-Z](?:[a-z'-]{1,15}|[A-Z'-]{1,15}|\.)"
LATIN = re.compile(rf"(?<![A-Za-z@/._-]){LATIN_WORD}(?:[ ]{LATIN_WORD}){{1,4}}(?![A-Za-z@/_-])")
SAYS_NAME = re.compile(
    r"(?:[Mm]y name is|I am|I'm|[Mm]y (?:wife|husband|son|daughter|mother|father)|Mr\.?|Mrs\.?|Ms\.?)[ ]"
    r"(?P<it>[A-Z][A-Za-z'-]+(?:[ ][A-Z][A-Za-z'-]+)*)"
)
LATIN_ALONE = re.compile(r"(?:^|[。\n 」])(?P<it>[a-z]{3,15})(?=より|です|[ ]?拝)", re.M)


def foreign_names(text: str, parts: list[Token]) -> Iterator[Hit]:
    """Yield names of two or more words in katakana or Latin letters."""
    plain = {part.start for part in parts if part.noun and not part.proper and not part.unknown}
    people = {part.start for part in parts if part.person or part.unknown or part.proper}
    for match in KATAKANA.finditer(text):
        starts = [match.start() + at.start() for at in re.finditer(r"[ァ-ヴー]+", match[0])]
        if any(start in people for start in starts) and starts[0] not in plain:
            yield Hit(*match.span(), Kind.NAME, "name_foreign")
    for match in LATIN.finditer(text):
        if not set(match[0].split()) & words.LATIN_NO_NAME:
            yield Hit(*match.span(), Kind.NAME, "name_latin")
    for pattern in (SAYS_NAME, LATIN_ALONE):
        for match in pattern.finditer(text):
            yield Hit(*match.span("it"), Kind.NAME, "name_latin", sure=pattern is SAYS_NAME)
