"""The yearly figures as a PDF. The same figures give the same bytes."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from compliance.figures.choices import EditionState
from compliance.figures.freezing import in_words
from compliance.figures.models import YearlyFigures
from governance.charts import Chart
from governance.documents import render_pdf

PUBLISHED = (EditionState.PUBLISHED, EditionState.SUPERSEDED)


def document_of(figures: YearlyFigures) -> bytes:
    """Return the PDF of an edition; one drawn before in this process is not drawn again."""
    shown = in_words(figures)
    data: dict[str, Any] = {
        "draft": figures.state not in PUBLISHED,
        "facts": [list(fact) for fact in shown.facts],
        "explanation": figures.explanation,
        "charts": [_chart(chart) for chart in shown.charts],
        "edition": figures.edition,
        "hash": figures.snapshot_hash,
    }
    day = timezone.localdate(figures.published_at or figures.counted_at)
    title = _("Operating figures of the hotline") + " " + figures.year_words
    return _drawn(json.dumps(data, sort_keys=True), title, day, get_language() or "ja")


@lru_cache(maxsize=16)
def _drawn(data: str, title: str, day: date, language: str) -> bytes:
    return render_pdf("figures/yearly.typ", json.loads(data), title=title, made_on=day)


def _chart(chart: Chart) -> dict[str, Any]:
    rows = [["–" if value is None else str(value) for value in row] for row in chart.rows]
    return {"title": chart.title, "svg": str(chart.svg), "words": chart.description, "heads": chart.heads, "rows": rows}
