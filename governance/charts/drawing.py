"""Drawing. About 0.8 s for the first chart of a process, 50 ms for another one, nothing for one drawn before."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

import vl_convert
from django.utils.safestring import SafeString, mark_safe

from governance.documents.glyphs import FONTS

SVG = "http://www.w3.org/2000/svg"
FONT = "BIZ UDPGothic, Meiryo, Hiragino Sans, sans-serif"
NARROW = 340
"""The width at which a telephone shows a drawing whole, its words large enough to be read."""
COLOURS = ["#0017c1", "#9b5c00", "#197a4b", "#a91b8f", "#4c4c4c", "#c74700"]
"""All at 4.5 to 1 or better on white; charts with several series give each its own dash or shape too."""
DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3]]
CONFIG = {
    "font": FONT,
    "background": None,
    "view": {"stroke": None},
    "axis": {"labelFontSize": 13, "titleFontSize": 13, "labelColor": "#1a1a1c", "titleColor": "#1a1a1c", "gridColor": "#d9d9d9",
             "labelLimit": 240},
    "legend": {"labelFontSize": 13, "titleFontSize": 13, "labelLimit": 240},
    "range": {"category": COLOURS, "symbol": ["circle", "square", "triangle-up", "diamond", "cross"]},
    "bar": {"color": COLOURS[0]},
    "line": {"color": COLOURS[0], "point": True},
}  # fmt: skip
_STYLED = re.compile(r"^\s*([\w-]+)\s*:\s*(.+?)\s*$")


@dataclass(frozen=True)
class Chart:
    """A drawn chart: the SVG, the words for those who do not see it, and its data."""

    svg: SafeString
    title: str
    description: str
    heads: list[str]
    rows: list[list[Any]]


def draw(
    spec: dict[str, Any], rows: list[dict[str, Any]], *, title: str, description: str, narrow: bool = False
) -> Chart:
    """Return the chart of the rows.

    `spec`: a Vega-Lite specification without data. The keys of the rows are the words of the table's headings, in
    order; axes and legend say the same. Nothing is fetched from anywhere. `narrow`: it fits a telephone; there others are
    scrolled.
    """
    size = {"width": NARROW if narrow else 640, "height": 260}
    whole = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", **size, **spec, "data": {"values": rows}}
    svg = _drawn(json.dumps(whole, ensure_ascii=False, sort_keys=True, default=str), title, description, narrow)
    heads = list(rows[0]) if rows else []
    return Chart(mark_safe(svg), title, description, heads, [[row[head] for head in heads] for row in rows])  # noqa: S308


@lru_cache(maxsize=1)
def _measure_with_our_font() -> None:
    """Let the places that words take be measured in the font that pages and documents show."""
    vl_convert.register_font_directory(str(FONTS))


@lru_cache(maxsize=256)
def _drawn(spec: str, title: str, description: str, narrow: bool) -> str:
    _measure_with_our_font()
    raw = vl_convert.vegalite_to_svg(spec, config=CONFIG, allowed_base_urls=[])
    return without_styles(
        raw, title, description, "chart__drawing chart__drawing--narrow" if narrow else "chart__drawing"
    )


def without_styles(raw: str, title: str, description: str, kind: str = "chart__drawing") -> str:
    """Return the SVG as a page may hold it: no style attribute or script (Content-Security-Policy), with its words."""
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ElementTree.fromstring(raw)  # noqa: S314 - our own drawing
    for element in root.iter():
        for declaration in element.attrib.pop("style", "").split(";"):
            styled = _STYLED.match(declaration)
            if styled:
                element.set(styled[1], styled[2])
        for name in [n for n in element.attrib if n.startswith("on") or n.startswith("aria-") or n == "role"]:
            del element.attrib[name]
    for parent in root.iter():
        for child in [c for c in parent if c.tag in (f"{{{SVG}}}style", f"{{{SVG}}}script")]:
            parent.remove(child)
    _say(root, title, description)
    root.set("class", kind)
    return ElementTree.tostring(root, encoding="unicode")


def _say(root: ElementTree.Element, title: str, description: str) -> None:
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(f"{{{SVG}}}{tag}")
        element.text = text
        root.insert(place, element)
    root.set("role", "img")
    root.set("aria-label", f"{title}. {description}")
