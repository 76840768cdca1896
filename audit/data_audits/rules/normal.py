"""Names and addresses as they are compared: one spelling for what people write in several ways. SQL for DuckDB.

NFKC (width, ㍿), spaces and points away, hiragana as katakana, old and variant characters as the usual ones (斎・斉・齋・齊 are one);
addresses besides: numbers in kanji as digits, 丁目・番地・番・号・の and all dashes as one dash, prefecture and 大字 left out, ヶ・ケ・が
as one. It is meant to find what may be the same, not to prove it.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import numpy
import pyarrow
from duckdb.func import PythonUDFType

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
_HIRAGANA, _KATAKANA = "".join(map(chr, range(0x3041, 0x3097))), "".join(map(chr, range(0x30A1, 0x30F7)))
_DASHES = "-‐‑‒–—―−ｰ"
_AWAY = " \t\n\r\u3000・･.,、。'\u200b\ufeff" + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_PREFECTURE = "^(東京都|北海道|京都府|大阪府|[^0-9]{2,3}県)"
_BETWEEN, _GONE, _DASH = "\ue000", 0xFFFFFFFF, ord("-")
Codes = numpy.ndarray[Any, numpy.dtype[numpy.uint32]]


def _codes(pairs: Iterable[tuple[str, str]]) -> Codes:
    """Return for each character what takes its place; capitals for small letters."""
    table = numpy.arange(0x110000, dtype=numpy.uint32)
    for code in range(0x500):
        if len(chr(code).upper()) == 1:
            table[code] = ord(chr(code).upper())
    for sign in _AWAY:
        table[ord(sign)] = _GONE
    for sign, usual in pairs:
        table[ord(sign)] = ord(usual)
    return table


_USUAL = [(variant, usual) for usual, variants in OLD.items() for variant in variants if variant != usual]
_NAMES = _codes([*zip(_HIRAGANA, _KATAKANA, strict=True), *_USUAL, *((dash, "ー") for dash in _DASHES)])
_ADDRESSES = _NAMES.copy()
_IN_ADDRESSES = (
    ("一二三四五六七八九〇", "1234567890"),
    ("ヶケガがケけ", "ケケケケケケ"),
    ("ヵカか", "カカカ"),
    (f"番号のノー{_DASHES}", "-" * 14),
)
for _signs, _place in _IN_ADDRESSES:
    for _sign, _same in zip(_signs, _place, strict=True):
        _ADDRESSES[ord(_sign)] = ord(_same)
_TENS = (
    (re.compile("([1-9])十([1-9])"), r"\1\2"),
    (re.compile("([1-9])十"), r"\g<1>0"),
    (re.compile("十([1-9])"), r"1\1"),
    (re.compile("十"), "10"),
)


def register(con: duckdb.DuckDBPyConnection) -> None:
    """Teach the connection `spelled_name_` and `spelled_address_`, once."""
    if con.execute("SELECT 1 FROM duckdb_functions() WHERE function_name = 'spelled_name_'").fetchone():
        return
    for function, act in (("spelled_name_", _spelled_names), ("spelled_address_", _spelled_addresses)):
        con.create_function(function, act, ["VARCHAR"], "VARCHAR", type=PythonUDFType.ARROW)


def _spelled_names(texts: Any) -> Any:
    """Return a column with every character replaced: all texts as one array of codes, so that millions take seconds."""
    given = texts.to_pylist()
    codes = _NAMES[_array(_joined(given))]
    return _column(given, _text(codes[codes != _GONE]))


def _spelled_addresses(texts: Any) -> Any:
    """Return a column of addresses: characters replaced, 丁目 and the like as one dash, none at the end, tens as digits."""
    given = texts.to_pylist()
    whole = _joined(given).replace("丁目", "-").replace("番地", "-").replace("号室", "-").replace("大字", "")
    codes = _ADDRESSES[_array(whole)]
    codes = codes[codes != _GONE]
    following = numpy.append(codes[1:], ord(_BETWEEN))
    made = _text(codes[(codes != _DASH) | ((following != _DASH) & (following != ord(_BETWEEN)))])
    if "十" in made:
        for pattern, digits in _TENS:
            made = pattern.sub(digits, made)
    return _column(given, made)


def _joined(given: Sequence[str | None]) -> str:
    return unicodedata.normalize("NFKC", _BETWEEN.join(text.replace(_BETWEEN, "") if text else "" for text in given))


def _array(whole: str) -> Codes:
    return numpy.frombuffer(whole.encode("utf-32-le", "replace"), dtype=numpy.uint32)


def _text(codes: Codes) -> str:
    return codes.tobytes().decode("utf-32-le")


def _column(given: Sequence[str | None], made: str) -> Any:
    parts = made.split(_BETWEEN)
    return pyarrow.array(
        [None if text is None else part for text, part in zip(given, parts, strict=True)], pyarrow.string()
    )


def name(text: str) -> str:
    """Return the SQL of a name in its one spelling; `text`: SQL that gives a text."""
    return f"spelled_name_({text})"


def address(text: str) -> str:
    """Return the SQL of an address in its one spelling."""
    return f"regexp_replace(spelled_address_({text}), '{_PREFECTURE}', '')"
