"""Numbers that belong to one person: pension number, individual number, insured number, certificate."""

import re
from collections.abc import Iterator

from governance.publishing.masking.hits import Hit, Kind
from governance.publishing.masking.patterns import GAP, LABEL_END, NO_DIGIT_AFTER, NO_DIGIT_BEFORE, digits, hits

PENSION = re.compile(rf"{NO_DIGIT_BEFORE}(?!0{{4}})\d{{4}}[ \t]*-[ \t]*\n?[ \t]*\d{{6}}{NO_DIGIT_AFTER}")
PENSION_WORDS = r"(?:基礎年金番号|年金番号|手帳の(?:記号)?番号|年金手帳|年金の?番号|(?i:pension number)(?: is)?|番号は)"
PENSION_TEN = re.compile(
    rf"{PENSION_WORDS}[^\d\n]{{0,10}}(?P<it>\d{{4}}{GAP}\d{{6}}){NO_DIGIT_AFTER}"
    rf"|{NO_DIGIT_BEFORE}(?P<before>\d{{4}}[ \t]?\d{{6}})(?=[^\d\n]{{0,4}}基礎年金番号)"
)
CERTIFICATE = re.compile(rf"{NO_DIGIT_BEFORE}\d{{4}}{GAP}\d{{6}}{GAP}\d{{4}}(?:{GAP}\d{{1,2}})?{NO_DIGIT_AFTER}")
CERTIFICATE_WORDS = re.compile(rf"年金証書(?:の?記号)?の?{LABEL_END}(?P<it>\d[\d -]{{5,20}}\d)")
TWELVE = re.compile(rf"{NO_DIGIT_BEFORE}\d{{4}}{GAP}\d{{4}}{GAP}\d{{4}}{NO_DIGIT_AFTER}")
INDIVIDUAL_WORDS = re.compile(r"個人番号|マイナンバー|My ?Number|12桁")
INSURED = re.compile(
    r"(?:(?:保険証|被保険者証?|健保|健康保険証?|資格確認書|整理)の?(?:記号・?番号|記号|番号|整理番号)|(?<!(?<!被)保険者)(?:記号・?番号|記号|番号))"
    r"[ \t]*(?:は|:|No\.?|「)?[ \t]*(?P<it>\d{1,8}(?:[ \t]*[-・][ \t]*\d{1,7})?)(?![\d-]|枚|人|件|つ|桁)"
)
INSURED_CONTEXT = re.compile(r"健康?保|保険証|被保険者|資格確認書|扶養|整理番号")
REACH = 40


def numbers(text: str) -> Iterator[Hit]:
    """Yield the numbers that the organization and the health insurance give to a person."""
    yield from hits(PENSION, text, Kind.PENSION_NUMBER, "pension_shape")
    for match in PENSION_TEN.finditer(text):
        yield Hit(*match.span("it" if match["it"] else "before"), Kind.PENSION_NUMBER, "pension_words")
    yield from hits(CERTIFICATE, text, Kind.CERTIFICATE, "certificate_shape")
    yield from hits(CERTIFICATE_WORDS, text, Kind.CERTIFICATE, "certificate_words")
    yield from individual_numbers(text)
    yield from insured_numbers(text)


def individual_numbers(text: str) -> Iterator[Hit]:
    """Yield numbers of 12 digits whose last one fits, or which are called individual numbers."""
    for match in TWELVE.finditer(text):
        if check_digit_fits(digits(match[0])):
            yield Hit(*match.span(), Kind.INDIVIDUAL_NUMBER, "individual_check_digit")
        elif INDIVIDUAL_WORDS.search(text, max(0, match.start() - REACH), match.end() + REACH) or "\n" not in match[0]:
            yield Hit(*match.span(), Kind.INDIVIDUAL_NUMBER, "individual_words", sure=False)


def check_digit_fits(number: str) -> bool:
    """Return whether the twelfth digit is the check digit of the first eleven (総務省令第85号第5条)."""
    weights = [n + 1 if n <= 6 else n - 5 for n in range(1, 12)]
    rest = sum(int(digit) * weight for digit, weight in zip(reversed(number[:11]), weights, strict=True)) % 11
    return int(number[11]) == (0 if rest <= 1 else 11 - rest)


def insured_numbers(text: str) -> Iterator[Hit]:
    """Yield signs and numbers of insurance cards where the text speaks of insurance."""
    for match in INSURED.finditer(text):
        if INSURED_CONTEXT.search(text, max(0, match.start() - REACH), match.end()):
            yield Hit(*match.span("it"), Kind.INSURED_NUMBER, "insured_words")
