"""Phone numbers, and the organization's own, which are no secret."""

import re
from collections.abc import Iterator

from governance.publishing.masking.hits import Hit, Kind
from governance.publishing.masking.patterns import NO_DIGIT_AFTER, digits

BETWEEN = r"(?:[ \t]*[-・.()~][ \t]*\n?[ \t]*|[ \t]{1,2}|\n)"
GROUPED = rf"\(?0[1-9]\d{{0,3}}{BETWEEN}\(?\d{{1,4}}\)?{BETWEEN}?\d{{2}}[ \t]?\d{{1,2}}"
UNDELIMITED = r"0[5789]0\d{8}|0120\d{6}|0800\d{7}|0[1-9]\d{8}"
ABROAD = rf"\+\d{{1,3}}(?:{BETWEEN}?\(?\d{{1,4}}\)?){{2,5}}"
PHONE = re.compile(rf"(?<![\d.+A-Za-z-])(?:{ABROAD}|{GROUPED}|{UNDELIMITED}){NO_DIGIT_AFTER}")
LABELLED = re.compile(
    r"(?:電話|でんわ|TEL|Tel|tel|℡|FAX|Fax|ファクス|ファックス|携帯|ケータイ|連絡先|内線)(?:番号)?[^\d\n+]{0,6}"
    r"(?P<it>\+?[\d(][\d()・. -]{4,}\d)"
)
PUBLISHED = {"0570051165", "0570003004", "0366302525", "0367001165", "0570058555", "0367001144"}
"""The organization's telephone services, printed on every letter: Nenkin Dial and its sisters."""
MOBILE = re.compile(r"(?:\+81|0)[ -]?[789]0")
OFFICE = (
    r"(?:事務所|年金センター|相談センター|ダイヤル|ダイアル|機構(?:本部)?|本部|区役所|市役所|役場|税務署|厚生局|"
    r"ハローワーク\w*|公共職業安定所)"
)
OFFICE_BEFORE = re.compile(
    OFFICE + r"(?:の|[ \t]|代表|お問い?合わせ先?|問い?合わせ先?|大代表)*[(、,]?[ \t]*(?:代表)?"
    r"(?:電話|TEL|Tel|℡|FAX|電話番号)?(?:番号)?[ \t]*[:は]?[ \t]*\(?$"
)


def phones(text: str) -> Iterator[Hit]:
    """Yield phone numbers of every shape used in Japan, and of other countries after a plus sign."""
    for match in PHONE.finditer(text):
        if is_phone(match[0]) and not is_own(text, match):
            opened = match[0].startswith("(") and ")" not in match[0]
            yield Hit(match.start() + opened, match.end(), Kind.PHONE, "phone_shape")
    for match in LABELLED.finditer(text):
        start, end = match.span("it")
        if 6 <= len(digits(match["it"])) <= 15 and not is_own(text, match):
            yield Hit(start, end, Kind.PHONE, "phone_label", sure=False)


def is_phone(words: str) -> bool:
    """Return whether the digits are as many as a phone number has."""
    number = digits(words)
    return 8 <= len(number) <= 15 if words.startswith("+") else len(number) in (10, 11)


def is_own(text: str, match: re.Match[str]) -> bool:
    """Return whether it is a public office's number: one the organization publishes, or one right after an office."""
    start, end = match.span("it") if "it" in match.re.groupindex else match.span()
    words = text[start:end].lstrip("(")
    if digits(words) in PUBLISHED:
        return True
    return not MOBILE.match(words) and bool(OFFICE_BEFORE.search(text[max(0, start - 30) : start]))
