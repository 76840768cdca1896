"""Bank accounts, those of the Post Bank included."""

import re
from collections.abc import Iterator

from governance.publishing.masking.hits import Hit, Kind
from governance.publishing.masking.patterns import KANJI_DIGIT, LABEL_END, NO_DIGIT_AFTER, NO_DIGIT_BEFORE, hits

HOUSE = (
    r"[一-龠々ァ-ヴーA-Za-zぁ-ん]{1,12}?(?:銀行|信用金庫|信用組合|信金|農協|農業協同組合|労働金庫|労金|JA[一-龠]{0,6})"
)
BRANCH = rf"(?:[一-龠々ァ-ヴーヶ{KANJI_DIGIT}\d]{{1,10}}?(?:本店|支店|支所|出張所|営業部|店)|本店)"
SORT = r"\(?(?:普通|当座|貯蓄|総合|普|当)(?:預金|口座|貯金)?\)?"
SEVEN = r"\d{4,8}"
WHOLE = re.compile(
    rf"(?:{HOUSE})?[ \t、]*{BRANCH}[ \t、の]*(?:{SORT}){LABEL_END}(?:口座)?{LABEL_END}{SEVEN}{NO_DIGIT_AFTER}"
    rf"|{HOUSE}[ \t、]*(?:{BRANCH})?[ \t、の]*(?:{SORT})?[ \t]*(?:口座)?{LABEL_END}{SEVEN}{NO_DIGIT_AFTER}"
)
NUMBER_ONLY = re.compile(rf"(?:口座(?:の)?番号|{SORT}){LABEL_END}(?P<it>\d{{6,8}}){NO_DIGIT_AFTER}")
POST = re.compile(
    rf"(?:記号)?[ \t:]*{NO_DIGIT_BEFORE}1\d{{4}}[ \t]*(?:[-・、]|番号|[ ]){{1,3}}[ \t:]*\d{{6,8}}{NO_DIGIT_AFTER}"
)


def accounts(text: str) -> Iterator[Hit]:
    """Yield accounts: bank, branch and number together, a number in context, sign and number of the Post Bank."""
    yield from hits(WHOLE, text, Kind.BANK, "account_whole")
    yield from hits(NUMBER_ONLY, text, Kind.BANK, "account_number")
    yield from hits(POST, text, Kind.BANK, "account_post")
