"""Postal codes and addresses. Whole prefectures and cities alone tell nobody's home."""

import re
from collections.abc import Iterator

from governance.publishing.masking.hits import Hit, Kind
from governance.publishing.masking.patterns import KANJI_DIGIT, NO_DIGIT_AFTER, NO_DIGIT_BEFORE, NUMBER

PREFECTURE = (
    "北海道|東京都|(?:京都|大阪)府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|"
    "三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県"
)
WORD = r"[一-龠々〆ヶケヵノツぁ-んァ-ヴー]"
KANJI = r"[一-龠々〆ヶケヵノ]"
CITY_WORD = (
    r"(?:四日市|廿日市|野々市|さいたま|つくば(?:みらい)?|かすみがうら|いわき|みよし|あま|あわら|ひたちなか|むつ|えびの|つがる|にかほ|うきは|うるま|さくら|"
    r"いすみ|いちき串木野|みやま|みどり|たつの|かほく|おいらせ|[一-龠々ヶケ]{1,6}?|[ァ-ヴー]{2,6})"
)
CITY = rf"{CITY_WORD}(?:市|郡{KANJI}{{1,5}}?[町村]|区|町|村)"
WARD = rf"(?:{KANJI}{{1,4}}?区)?"
TOWN = rf"(?:(?:大?字)?{WORD}{{1,10}}?)"
CHOME = rf"[ \t]?{NUMBER}(?:丁目|番地|番町|街区|番|号|条|[ \t]?[-の][ \t]?|(?![年月日時分人件円歳才名回度部%,か]))"
BLOCK = rf"(?:{CHOME}){{1,6}}(?:{NUMBER}号?)?"
ROOM = r"(?:号室?|室|[FB](?![A-Za-z])|階|(?=[\s、。)」]|$))"
BUILDING = (
    r"(?:(?:[ \t][ぁ-ん]|[ \t]?[一-龠々ァ-ヴーA-Za-z])[一-龠々ぁ-んァ-ヴーA-Za-z・]{1,14}"
    rf"(?:[ \t]?[A-Z]?棟)?[ \t]?\d{{1,4}}{ROOM})?"
)
LOTS = re.compile(rf"(?P<it>(?:{PREFECTURE})?[ \t]?(?:{CITY}){WARD}[ \t]?{TOWN}{BLOCK}{BUILDING})")
STREET = re.compile(
    rf"(?P<it>(?:{PREFECTURE})?[ \t]?(?:{CITY})?{WARD}{KANJI}{{1,6}}?{NUMBER}丁目(?:{BLOCK})?{BUILDING})"
)
TOWN_NAME = r"[一-龠々ヶケァ-ヴーノ]{0,8}?"
TOWN_KNOWN = re.compile(
    rf"(?P<it>(?:{PREFECTURE})[ \t]?{CITY}{WARD}{TOWN_NAME}"
    rf"|{CITY_WORD}(?:市|区){WARD}[一-龠々ヶケァ-ヴーノ]{{1,8}}?[町村])(?![一-龠々ァ-ヴー])"
)
LIVES = re.compile(
    rf"(?P<it>{CITY_WORD}(?:市|区){WARD}{TOWN_NAME})(?=[ \t]?(?:に住む|在住|に居住|に住んで|の者|の家|のお宅|[」)、。・\n])|$)"
)
AFTER_LABEL = re.compile(
    r"(?:住所|送付先|送り先|転送先|居所|現住所|本籍)(?:地)?[ \t]*[】\]:は(][ \t]*(?:〒?\d{3}-?\d{4})?[ \t]*"
    rf"(?P<it>{KANJI}[^、。\n)「」]{{2,40}})"
)
SEVEN = r"\d{3}[ \t]?-?[ \t]?\d{4}"
POSTAL_MARK = re.compile(rf"(?:〒|郵便番号)[ \t]*:?[ \t]*(?P<it>{SEVEN}){NO_DIGIT_AFTER}")
POSTAL_BARE = re.compile(
    rf"{NO_DIGIT_BEFORE}(?P<it>\d{{3}}-\d{{4}}){NO_DIGIT_AFTER}(?=[ \t\n]*(?:{PREFECTURE}|{CITY}))"
)
OFFICE = re.compile(r"事務所|センター|機構|厚生局|ハローワーク|区役所|市役所|役場|裁判所|税務署")
HOME = re.compile(rf"[{KANJI_DIGIT}\d]")


def addresses(text: str) -> Iterator[Hit]:
    """Yield postal codes and addresses except those of the organization's offices."""
    for pattern, reason, sure in (
        (LOTS, "address_lots", True),
        (STREET, "address_lots", True),
        (AFTER_LABEL, "address_label", True),
        (TOWN_KNOWN, "address_town", False),
        (LIVES, "address_town", False),
    ):
        for match in pattern.finditer(text):
            if not of_office(text, match.start("it"), match["it"]):
                yield Hit(*match.span("it"), Kind.ADDRESS, reason, sure)
    for pattern in (POSTAL_MARK, POSTAL_BARE):
        for match in pattern.finditer(text):
            if not of_office(text, match.start("it"), ""):
                yield Hit(*match.span("it"), Kind.POSTAL, "postal_code")


def of_office(text: str, start: int, words: str) -> bool:
    """Return whether the address is an office's: one is named in it, or just before it in the same line."""
    before = text[max(0, start - 45) : start].rsplit("\n", 1)[-1].rsplit("。", 1)[-1]
    return bool(OFFICE.search(words)) or bool(re.search(rf"(?:{OFFICE.pattern})[^に、]{{0,40}}$", before))
