"""From data to a PDF (PDF/UA-1). The same data give the same bytes."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.http import content_disposition_header

from governance import clock
from governance.calendar.eras import in_japanese
from governance.documents.glyphs import FONTS, printable

TEMPLATES = Path(settings.BASE_DIR) / "templates"
MOST_ROWS = 1000
"""A table longer than this goes to Excel: 5,000 rows would take half a gigabyte."""


def render_pdf(template: str, data: dict[str, Any], *, title: str, made_on: date | None = None) -> bytes:
    """Return the PDF of a fixed typst file below templates/, such as "conduct/card.typ", filled with the data.

    Data reach the file as JSON only, never as markup. `made_on`: the day printed on it, today when left out. Raises
    ValueError for a list of more than 1,000 rows.
    """
    for name, value in data.items():
        if isinstance(value, list) and len(value) > MOST_ROWS:
            raise ValueError(f"{name} has {len(value)} rows; more than {MOST_ROWS} belong in a spreadsheet")
    day = made_on or clock.today()
    language = (translation.get_language() or "ja")[:2]
    content = {
        "title": title, "made_on": in_japanese(day) if language == "ja" else day.isoformat(),
        "year": day.year, "month": day.month, "day": day.day,
        "language": language, "data": data,
    }  # fmt: skip
    inputs = {"content": json.dumps(printable(content), ensure_ascii=False, sort_keys=True)}
    made: bytes = typst.compile(
        str(TEMPLATES / template), root=str(TEMPLATES), font_paths=[str(FONTS)], ignore_system_fonts=True, format="pdf",
        sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0,
    )  # fmt: skip
    return made


def pdf_response(name: str, data: bytes) -> HttpResponse:
    """Return the PDF as a download that nobody stores on the way."""
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.pdf") or "attachment"
    response["Cache-Control"] = "no-store"
    return response
