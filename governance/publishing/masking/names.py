"""Names of people: from the dictionary, from what stands beside them, and again wherever a name that was found comes back."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from governance.publishing.masking import words
from governance.publishing.masking.foreign import foreign_names
from governance.publishing.masking.hits import Hit, Kind
from governance.publishing.masking.tokens import Token, tokens

LONGEST_NAME = 20
KANJI = r"[一-龠々〆ヶ﨑髙﨟]"
LETTER = r"[一-龠々〆ヶ﨑髙ぁ-んァ-ヴー]"
BOUNDARY = rf"(?=[\s、。,.()「」『』【】:/・!?]|{words.HONORIFICS}|{words.TITLES}|です|と申|は|が|の|より|$)"
NUMERAL = re.compile(r"[〇一二三四五六七八九十百千]+")
FIRST_HALF = rf"(?:(?<!{KANJI}){KANJI}{{1,4}}[ァ-ヴノ]?|(?<![ぁ-ん])[ぁ-ん]{{2,5}}|(?<![ァ-ヴー])[ァ-ヴー]{{2,6}})"
FULL = re.compile(rf"({FIRST_HALF})[ \t]+({LETTER}{{1,5}}?){BOUNDARY}")
GIVEN = re.compile(rf"[ \t]+({LETTER}{{1,5}}?){BOUNDARY}")
BESIDE = re.compile(
    rf"(?P<it>(?<!{KANJI}){KANJI}{{1,4}}|(?<![ァ-ヴー])[ァ-ヴー]{{2,10}})(?={words.HONORIFICS}|{words.TITLES})"
)
LABELLED = re.compile(
    rf"(?:{words.LABELS})(?:\((?:カナ|漢字|フリガナ|ふりがな|自署)\))?[ \t]*[:】\])=(「『 \t][ \t「(]*"
    rf"(?P<it>{LETTER}{{1,10}}(?:[ \t]{{1,2}}{LETTER}{{1,8}})?)(?=[\s、。)」』(/・]|{words.HONORIFICS}|$)"
)
CALLED = re.compile(
    rf"(?P<it>(?:(?<!{KANJI}){KANJI}{{1,5}}|(?<![ァ-ヴー])[ァ-ヴー]{{2,8}}|(?<=[「『])[ぁ-ん]{{2,6}}))[」』]?"
    r"(?:と申し|と名乗|とか言う|とかいう|という(?:者|方|人|名|職員|若|窓口|女|男|事務|担当|係)|と言う(?:者|方|人|名)|と(?:いい|言い)ます|名義|時代の)"
)
ANSWERED = re.compile(rf"「(?P<it>{KANJI}{{1,5}}|[ァ-ヴー]{{2,8}})」(?:とあり|とある|と答え)")
QUOTED = re.compile(
    r"(?:名札|名ふだ|胸|宛名|名義|旧姓|新姓|現姓|姓|名字|苗字|通名|氏名|名前|正しくは|発音|読み|呼び名)[^「」。\n]{0,14}"
    rf"「(?P<it>{LETTER}{{1,8}}(?:[ \t・]{LETTER}{{1,8}})?)」"
)
FORMER = re.compile(
    r"(?:旧姓|新姓|現姓|本姓|前姓|胸に|名札は|宛名は|名札に)(?:は|が|:)?[ \t]?"
    rf"(?P<it>{LETTER}{{1,4}}?)(?=[)、。,\s]|とあ|と書|で)"
)
SIGNED = re.compile(
    rf"(?:^|[。」!?)号、の]|[ \t])(?P<it>{KANJI}{{1,4}})(?=(?:より|拝|です[。、が\n]|です$|と申|まで)|[ \t]*(?:\(|[。]?$))",
    re.M,
)
GIVEN_AS = re.compile(
    rf"(?:下の名|の名|名前|本名|通称)(?:は|を|が)(?P<it>{KANJI}{{1,4}}|[ァ-ヴー]{{2,8}})(?=[、。]|です|と[、い]|で[、す])"
)
SAID = re.compile(r"(?<![ぁ-んァ-ヴー一-龠々])(?P<it>[ぁ-ん]{2,6})(?=といいます|と言います|と申し|と名乗)")
RELATED = re.compile(
    rf"(?:{words.RELATIVES})(?:の|は|、|・|[ \t(])?"
    rf"(?P<it>{KANJI}{{1,4}}|[ァ-ヴー]{{2,4}})(?=[(、。)」・\s]|と|が|は|の|に|で|を|も)"
)
AFTER_NAME = re.compile(
    rf"」?(?:[・、と→]|ではなく、?|でなく、?)「?(?P<it>{LETTER}{{1,5}}?)(?=」|が|は|の(?:\d|二|三|両)|[。()\s])"
)
SIGNED_WHOLE = re.compile(
    rf"(?:^|[。」!?)]|[ \t])(?P<it>{KANJI}{{1,3}}[ \t]{KANJI}{{1,3}})(?=[ \t]*(?:\(|[。]?$))", re.M
)
PLACES_OF_NAMES = (
    (LABELLED, "name_label", False),
    (CALLED, "name_called", False),
    (QUOTED, "name_called", False),
    (FORMER, "name_label", False),
    (GIVEN_AS, "name_called", False),
    (SAID, "name_called", False),
    (ANSWERED, "name_called", True),
    (SIGNED, "name_signed", True),
    (RELATED, "name_relative", True),
    (SIGNED_WHOLE, "name_signed", False),
)
"""Patterns, the reason they give, and whether the dictionary must agree."""
PLACE_OR_FIRM = re.compile(words.AFTER_PLACE_OR_FIRM)
PLACE = re.compile(r"[都道府県市区町村郡駅]|年金事務所")
POLITE = re.compile(words.HONORIFICS)
TITLE = re.compile(rf"(?:{words.HONORIFICS}|{words.TITLES})")


def names(text: str) -> list[Hit]:
    """Return places of names; they may overlap."""
    parts = tokens(text)
    found = [*from_dictionary(text, parts), *full_names(text, parts), *beside(text, parts), *foreign_names(text, parts)]
    found += listed(text, parts, found)
    found += again(text, parts, found)
    return found


def from_dictionary(text: str, parts: list[Token]) -> Iterator[Hit]:
    """Yield what the dictionary calls a person: a whole name, or half of one where something speaks for it."""
    place = 0
    while place < len(parts):
        run = run_of_people(parts, place)
        if run:
            first, last = run[0], run[-1]
            polite = bool(TITLE.match(text, last.end))
            if (len(run) > 1 or polite or stands_alone(first)) and (polite or not PLACE_OR_FIRM.match(text, last.end)):
                yield Hit(first.start, last.end, Kind.NAME, "name_dictionary", sure=polite or len(run) > 1)
        place += max(1, len(run))


def run_of_people(parts: list[Token], place: int) -> list[Token]:
    """Return the names that stand together from here."""
    run: list[Token] = []
    for part in parts[place:]:
        if not part.person or (run and part.surname and not run[-1].surname):
            break
        run.append(part)
    return run


def stands_alone(part: Token) -> bool:
    """Return whether a single word is a name without anything that speaks for it."""
    if NUMERAL.fullmatch(part.text) or part.text in words.NO_NAMES or part.text in words.PLACES or len(part.text) < 2:
        return False
    return not re.fullmatch(r"[ぁ-ん]+|[ァ-ヴー]{2}|[A-Za-z]+", part.text)


def full_names(text: str, parts: list[Token]) -> Iterator[Hit]:
    """Yield two words with a space between of which at least one is a name to the dictionary and neither a place or firm."""
    people = {part.start: part for part in parts if part.person}
    known = {part.text for part in parts if part.noun and not part.proper and len(part.text) > 2}
    for part in parts:
        given = GIVEN.match(text, part.end) if part.surname else None
        if given and given[1] not in known:
            yield Hit(part.start, given.end(), Kind.NAME, "name_full")
    for match in FULL.finditer(text):
        halves = [people.get(match.start(1)), people.get(match.start(2))]
        is_half = any(half and half.end in (match.end(1), match.end(2)) for half in halves)
        if is_half and known.isdisjoint(match.groups()):
            yield Hit(*match.span(), Kind.NAME, "name_full")


def beside(text: str, parts: list[Token]) -> Iterator[Hit]:
    """Yield what stands where a name stands: before a honorific or title, after a label, in a signature."""
    yield from addressed(text, parts)
    for pattern, reason, strict in PLACES_OF_NAMES:
        for match in pattern.finditer(text):
            named = may_be_name(within(parts, *match.span("it")), match["it"], strict=strict)
            if named and not PLACE_OR_FIRM.match(text, match.end("it")):
                yield Hit(*match.span("it"), Kind.NAME, reason, sure=not strict)


def within(parts: list[Token], start: int, end: int) -> list[Token]:
    """Return the words that lie in the stretch."""
    first = bisect_left(parts, start, key=lambda part: part.start)
    return list(takewhile(lambda part: part.end <= end, parts[first : first + LONGEST_NAME]))


def addressed(text: str, parts: list[Token]) -> Iterator[Hit]:
    """Yield names before a honorific or a title that is a word of its own."""
    runs = {match.end(): match for match in BESIDE.finditer(text)}
    for before, part in zip(parts, parts[1:], strict=False):
        polite = bool(POLITE.fullmatch(part.text))
        titled = TITLE.match(text, part.start + (part.text == "("))
        if part.start != before.end or not (polite or titled):
            continue
        run = runs.get(before.end)
        whole = run["it"] if run else before.text
        if may_be_addressed(before, whole, polite=polite):
            longer = run is not None and not before.proper
            yield Hit(run.start() if run and longer else before.start, before.end, Kind.NAME, "name_honorific")


def may_be_addressed(part: Token, run: str, *, polite: bool) -> bool:
    """Return whether the word before a honorific may be a name; before a title only a proper noun may."""
    if {part.text, run} & words.NO_NAME_BEFORE_HONORIFIC or part.part[0] not in (
        "名詞",
        "接尾辞",
        "接頭辞",
        "感動詞",
        "副詞",
        "形状詞",
    ):
        return False
    if part.person or part.proper or part.unknown:
        return not re.fullmatch(r"[A-Za-z\d]", part.text)
    return polite and not part.text.endswith(words.NO_NAME_ENDINGS) and not run.endswith(words.NO_NAME_ENDINGS)


def may_be_name(inside: list[Token], found: str, *, strict: bool) -> bool:
    """Return whether the words may be a name; strict: only when all are proper nouns, or unknown to the dictionary."""
    if not inside or NUMERAL.fullmatch(found) or found in words.NO_NAMES or found in words.NO_NAME_BEFORE_HONORIFIC:
        return False
    if strict and len(found) == 1 and not inside[0].person:
        return False
    if strict:
        plain = [part for part in inside if not (part.proper or part.unknown)]
        return not plain and found not in words.PLACES and inside[0].part[3] != "国"
    verbs = any(part.part[0] in ("動詞", "助詞", "助動詞") and len(inside) > 2 for part in inside)
    return not verbs and not found.endswith(words.NO_NAME_ENDINGS)


def listed(text: str, parts: list[Token], found: list[Hit]) -> Iterator[Hit]:
    """Yield what is listed right after a name."""
    for hit in found:
        match = AFTER_NAME.match(text, hit.end)
        if match and may_be_name(within(parts, *match.span("it")), match["it"], strict="「" not in match[0]):
            yield Hit(*match.span("it"), Kind.NAME, "name_listed", sure=False)


def again(text: str, parts: list[Token], found: list[Hit]) -> Iterator[Hit]:
    """Yield further places of names that were found, whole or by half."""
    borders = {part.start for part in parts}
    taken = {(hit.start, hit.end) for hit in found if hit.sure}
    for word in wanted(text, found):
        for match in re.finditer(re.escape(word), text):
            if match.start() in borders and match.span() not in taken and not PLACE.match(text, match.end()):
                yield Hit(*match.span(), Kind.NAME, "name_again")


def wanted(text: str, found: list[Hit]) -> set[str]:
    """Return the names to look for again, their halves included, without those that are also common words."""
    whole = {text[hit.start : hit.end] for hit in found if hit.sure}
    halves = {half for name in whole for half in re.split(r"[ \t・]+", name)}
    return {
        word for word in whole | halves if len(word) > 1 and word not in words.NO_NAMES and word not in words.PLACES
    }
