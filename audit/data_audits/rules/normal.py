"""Names and addresses as they are compared: one spelling for what people write in several ways. SQL for DuckDB.

NFKC (width, ㍿), spaces and points away, hiragana as katakana, old and variant characters as the usual ones (斎・斉・齋・齊 are one);
addresses besides: numbers in kanji as digits, 丁目・番地・番・号・の and all dashes as one dash, prefecture and 大字 left out, ヶ・ケ・が
as one. It is meant to find what may be the same, not to prove it.
"""

from typing import Any

import duckdb
import pyarrow
import pyarrow.compute

OLD = {
    "高": "髙", "崎": "﨑嵜碕", "浜": "濵濱", "辺": "邉邊", "沢": "澤", "斉": "斎齋齊", "広": "廣", "国": "國圀", "桜": "櫻", "竜": "龍",
    "滝": "瀧", "真": "眞", "恵": "惠", "栄": "榮", "島": "嶋嶌", "桑": "桒", "徳": "德", "清": "淸", "富": "冨", "万": "萬", "与": "與",
    "蔵": "藏", "応": "應", "円": "圓", "寿": "壽", "縄": "繩", "桧": "檜", "薮": "藪籔", "館": "舘", "黒": "黑", "青": "靑", "曽": "曾",
    "豊": "豐", "条": "條", "学": "學", "県": "縣", "区": "區", "郷": "鄕", "弥": "彌", "達": "逹", "峰": "峯", "横": "橫", "歩": "步",
    "増": "增", "寛": "寬", "厳": "嚴", "実": "實", "宝": "寶", "収": "收", "戸": "戶", "教": "敎", "槙": "槇", "楽": "樂", "帰": "歸",
    "渋": "澁澀", "済": "濟", "灯": "燈", "為": "爲", "独": "獨", "稲": "稻", "穂": "穗", "糸": "絲", "総": "總", "聡": "聰", "荘": "莊",
    "芸": "藝", "覚": "覺", "頼": "賴", "転": "轉", "遥": "遙", "鉄": "鐵", "関": "關", "静": "靜", "顕": "顯", "塩": "鹽", "麦": "麥",
    "亀": "龜", "鴎": "鷗", "予": "豫", "船": "舩", "会": "會", "辻": "辻", "塚": "塚", "吉": "𠮷", "土": "圡", "柳": "栁", "梅": "楳", "鶴": "靏靍",
}  # fmt: skip
"""The usual character → its old and variant forms."""
_FROM = "".join(OLD.values())
_TO = "".join(usual * len(variants) for usual, variants in OLD.items())
_HIRAGANA = "".join(map(chr, range(0x3041, 0x3097)))
_KATAKANA = "".join(map(chr, range(0x30A1, 0x30F7)))
_DASHES = "‐‑‒–—―−ｰ"
_PREFECTURE = "^(東京都|北海道|京都府|大阪府|[^0-9]{2,3}県)"


def register(con: duckdb.DuckDBPyConnection) -> None:
    """Teach the connection `nfkc_`, once."""
    known = con.execute("SELECT 1 FROM duckdb_functions() WHERE function_name = 'nfkc_'").fetchone()
    if known is None:
        con.create_function("nfkc_", _nfkc, ["VARCHAR"], "VARCHAR", type="arrow")  # type: ignore[arg-type]


def _nfkc(texts: Any) -> Any:
    return pyarrow.compute.utf8_normalize(
        texts.combine_chunks() if isinstance(texts, pyarrow.ChunkedArray) else texts, "NFKC"
    )


def name(text: str) -> str:
    """Return the SQL of a name in its one spelling; `text`: SQL that gives a text."""
    bare = f"regexp_replace(upper(nfkc_({text})), '[\\s・･.,、。''\\x{{FE00}}-\\x{{FE0F}}\\x{{E0100}}-\\x{{E01EF}}]+', '', 'g')"
    return f"translate({bare}, '{_HIRAGANA}{_FROM}{_DASHES}', '{_KATAKANA}{_TO}{'ー' * len(_DASHES)}')"


def address(text: str) -> str:
    """Return the SQL of an address in its one spelling."""
    digits = f"translate({name(text)}, '一二三四五六七八九〇ヶケガヵカ', '1234567890ケケケカカ')"
    tens = digits
    for pattern, words in (("([1-9])十([1-9])", "\\1\\2"), ("([1-9])十", "\\10"), ("十([1-9])", "1\\1"), ("十", "10")):
        tens = f"regexp_replace({tens}, '{pattern}', '{words}', 'g')"
    dashed = f"regexp_replace({tens}, '([0-9])(?:丁目|番地|番|号室|号|[ノー-])+', '\\1-', 'g')"
    return f"rtrim(regexp_replace(regexp_replace({dashed}, '{_PREFECTURE}', ''), '大字', '', 'g'), '-')"
