"""Car numbers and numbers of receipts, by which a person can be traced."""

import re
from collections.abc import Iterator

from governance.publishing.masking.hits import Hit, Kind
from governance.publishing.masking.patterns import LABEL_END, hits

CAR = re.compile(
    r"[一-龠々ァ-ヴなにわとちぎつくばいわき]{2,4}[ \t]?\d{2,3}[ \t]?の?[ \t]?[ぁ-ん]?"
    r"[ \t]?[・\d]{1,2}[ \t]?-?[ \t]?[・\d]{1,2}(?!\d)"
)
CAR_SIGN = re.compile(r"[ぁ-ん・]")
RECEIPT = re.compile(
    r"(?:受付|受理|照会|整理|予約|申請|問い?合わせ|お?問合せ|書留|追跡|引受|到達|案件|事案)(?:の)?(?:番号|票|No\.?|№|コード)"
    rf"[ \t]*(?:No\.?|№)?{LABEL_END}(?P<it>[A-Za-z]{{0,4}}\d{{0,4}}-?\d[\dA-Za-z-]{{2,}})"
)
CAR_PLACES = re.compile(r"年|第|約|計|各|全|番号|円")


def things(text: str) -> Iterator[Hit]:
    """Yield car numbers and receipt numbers."""
    for match in CAR.finditer(text):
        if CAR_SIGN.search(match[0][2:]) and not CAR_PLACES.search(match[0]):
            yield Hit(*match.span(), Kind.CAR, "car_shape")
    yield from hits(RECEIPT, text, Kind.RECEIPT, "receipt_words")
