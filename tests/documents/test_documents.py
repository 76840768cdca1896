"""PDF: accessible, the same each time, no character that stops it. Markdown: nothing that a writer can break."""

import io
from datetime import date
from typing import Any

import pikepdf
import pytest

from governance.documents import pdf_response, render_pdf
from governance.documents.glyphs import printable
from governance.documents.markdown import html_of

LETTER: dict[str, Any] = {
    "number": 3, "name": "髙橋 𠮷子", "staff_number": "a1", "duties": "受付と調査", "valid_from": "令和8年4月1日",
    "valid_to": "令和11年3月31日", "confirmed_by": "山田", "confirmed_on": "", "accepted_on": "",
}  # fmt: skip
DAY = date(2026, 4, 1)


def made(**changes: Any) -> bytes:
    return render_pdf("handlers/letter.typ", {**LETTER, **changes}, title="従事者指定書", made_on=DAY)


def test_a_pdf_for_everyone() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "ja"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "従事者指定書"
            assert metadata["pdfuaid:part"] == "1"


def test_the_same_data_give_the_same_bytes() -> None:
    assert made() == made()
    assert made() != made(number=4)


@pytest.mark.parametrize(
    "name", ["𠮷野家", "😀😀", "\u200b零", "か\u3099", "Ωмир", "\x00制御", "#set text(red) $x$ @label"]
)
def test_no_character_and_no_markup_stops_a_document(name: str) -> None:
    assert made(name=name).startswith(b"%PDF")


def test_what_no_font_has_is_named() -> None:
    assert printable({"a": ["𠮷😀", 3, None]}) == {"a": ["𠮷〓(U+1F600)", 3, None]}


def test_a_list_too_long_for_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="1001 rows"):
        made(rows=[[1]] * 1001)


def test_a_download_is_stored_nowhere() -> None:
    answer = pdf_response("指定書", b"%PDF")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/pdf"


def test_markdown_headings_stand_below_the_pages_own() -> None:
    assert "<h3>目的</h3>" in html_of("# 目的")
    assert "<h3>背景</h3>" in html_of("## 背景\n\n本文")
    assert "<h6>" in html_of("# 大\n\n###### 小")


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=1>", "![x](http://elsewhere/x.png)", "[a](javascript:alert(1))"],
)
def test_markdown_lets_nothing_through(text: str) -> None:
    html = html_of(text)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
