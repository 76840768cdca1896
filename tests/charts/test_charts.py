"""Charts on the server: words, table, nothing that the Content-Security-Policy forbids."""

from typing import Any
from xml.etree import ElementTree

from django.template.loader import render_to_string

from governance.charts import bars, bars_of, draw
from governance.charts.drawing import without_styles

BAR: dict[str, Any] = {
    "mark": "bar",
    "encoding": {"x": {"field": "月", "type": "nominal"}, "y": {"field": "件数", "type": "quantitative"}},
}
ROWS = [{"月": "4月", "件数": 3}, {"月": "5月", "件数": 8}]


def test_a_chart_says_in_words_what_it_shows() -> None:
    chart = draw(BAR, ROWS, title="受付件数", description="4月は3件、5月は8件")
    root = ElementTree.fromstring(str(chart.svg))
    assert [child.text for child in root[:2]] == ["受付件数", "4月は3件、5月は8件"]
    assert root.get("role") == "img"
    assert "4月" in str(chart.svg)
    assert chart.rows == [["4月", 3], ["5月", 8]]


def test_no_style_no_script_no_handler() -> None:
    chart = draw(BAR, ROWS, title="x", description="y")
    assert "style=" not in chart.svg
    assert "<style" not in chart.svg
    assert "http" not in chart.svg.replace("http://www.w3.org/", "")
    inside = '<style>a{}</style><g style="fill: red; x" onclick="x()"><script>1</script></g>'
    raw = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    clean = without_styles(raw, "t", "d")
    assert "<style" not in clean
    assert "script" not in clean
    assert "onclick" not in clean
    assert 'fill="red"' in clean


def test_words_of_a_person_cannot_break_out() -> None:
    chart = draw(BAR, [{"月": "<script>alert(1)</script>", "件数": 1}], title="<b>", description='"><x>')
    assert "<script" not in chart.svg
    assert "<b>" not in chart.svg
    page = render_to_string("components/chart.html", {"chart": chart})
    assert "<script" not in page


def test_the_page_shows_the_table_beneath_and_says_when_there_is_nothing() -> None:
    page = render_to_string("components/chart.html", {"chart": draw(BAR, ROWS, title="受付件数", description="d")})
    assert page.count("<tr>") == 3
    assert "8" in page
    empty = render_to_string("components/chart.html", {"chart": draw(BAR, [], title="受付件数", description="d")})
    assert "<svg" not in empty
    assert "受付件数" in empty


def test_the_same_data_draw_the_same() -> None:
    one = draw(BAR, ROWS, title="a", description="b")
    assert one.svg == draw(BAR, [dict(row) for row in ROWS], title="a", description="b").svg
    assert one.svg != draw(BAR, ROWS[:1], title="a", description="b").svg


def test_bars_fit_a_telephone_and_say_each_number() -> None:
    lines = [("ハラスメント", 1234), ("伏せたもの", None), ("なし", 0)]
    chart = bars("件数", "種別", "件数の欄", lines, words="3種。")
    root = ElementTree.fromstring(str(chart.svg))
    assert int(root.get("width", "")) <= 390 - 2 * 16
    assert "chart__drawing--narrow" in root.get("class", "")
    words = [element.text for element in root.iter() if element.text]
    assert {"ハラスメント", "1,234", "伏せたもの", "–", "なし", "0"} <= set(words)
    assert chart.description == "3種。ハラスメント 1,234、伏せたもの –、なし 0"
    assert (chart.heads, chart.rows) == (["種別", "件数の欄"], [list(line) for line in lines])


def test_bars_take_strokes_a_fixed_scale_and_further_columns() -> None:
    rows = [{"種別": "甲", "今年度": 20, "前年度": 40}, {"種別": "乙", "今年度": 10, "前年度": None}]
    stroked, plain, fixed = (bars_of(rows, title="x", **more) for more in ({"strokes": True}, {}, {"top": 100}))
    assert stroked.rows == plain.rows == [["甲", 20, 40], ["乙", 10, None]]
    longest = [_longest_bar(str(chart.svg)) for chart in (plain, stroked, fixed)]
    assert longest == [340, 170, 68]
    assert bars("x", "種別", "件数", [("甲", 0), ("乙", None)]).svg == ""


def _longest_bar(svg: str) -> float:
    """Return the length of the longest bar, in the drawing's units."""
    group = next(g for g in ElementTree.fromstring(svg).iter() if "mark-rect" in g.get("class", ""))
    return max(float(path.get("d", "").split("h")[1].split("v")[0]) for path in group)
