"""Charts of figures about voices."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from governance.charts import Chart, draw
from voice.figures.choices import Line, Place
from voice.figures.comparison import Funnel
from voice.figures.history import Table, short_year

SIZE = {"width": 640, "autosize": {"type": "fit-x", "contains": "padding"}}
DRAWN = (Line.MAIL, Line.LETTER, Line.ALL_FORMS, Line.PROPOSAL)
STEPS = 40
"""Points at which a limit is computed between the smallest and the largest office."""


def receipts_over_the_years(table: Table) -> Chart:
    """Return the lines of the table by year; the years between the printed and the counted ones are a gap."""
    head, kind, number = _("Fiscal year"), _("What came in"), _("Number")
    years = [*table.printed, *table.counted]
    whole = range(min(years), max(years) + 1) if years else range(0)
    names = [str(line.label) for line in DRAWN]
    rows = [
        {head: short_year(year)} | {
            str(line.label): table.numbers[line, year] if year in years else None for line in DRAWN
        }
        for year in whole
    ]  # fmt: skip
    by_kind = {
        "field": kind,
        "type": "nominal",
        "scale": {"domain": names},
        "legend": {"title": None, "orient": "bottom", "columns": 2},
    }
    spec = {
        **SIZE, "height": 280, "transform": [{"fold": names, "as": [kind, number]}],
        "mark": {"type": "line", "point": {"size": 60}},
        "encoding": {
            "x": {"field": head, "type": "nominal", "sort": None, "title": None, "axis": {"labelAngle": -45}},
            "y": {"field": number, "type": "quantitative", "title": None, "axis": {"format": ",d"}},
            "color": by_kind, "strokeDash": by_kind, "shape": by_kind,
        },
    }  # fmt: skip
    last = rows[-1] if rows else {}
    words = f"{last.get(head, '')}: " + "、".join(f"{name} {last.get(name, 0)}" for name in names)
    return draw(spec, rows, title=_("Receipts by fiscal year"), description=words)


def funnel_chart(funnel: Funnel) -> Chart:
    """Return the offices as points by size and rate, with the limits of chance and the rate of all."""
    office, size, rate, place = _("Office"), funnel.size_words, funnel.words, _("Place")
    rows: list[dict[str, Any]] = [
        {
            office: point.name, size: point.size, rate: round(point.rate, 2), _("Lower 95%"): round(point.limits.low, 2),
            _("Upper 95%"): round(point.limits.high, 2), place: str(Place(point.place).label),
        }
        for point in funnel.points
    ]  # fmt: skip
    if not rows:
        return Chart(SafeString(""), rate, "", [], [])
    words = _("%(n)s offices; %(below)s below and %(above)s above the limits of chance (95%%). All together: %(rate)s") % {
        "n": len(rows), "rate": round(funnel.target, 2),
        "below": sum(p.place in (Place.BELOW, Place.FAR_BELOW) for p in funnel.points),
        "above": sum(p.place in (Place.ABOVE, Place.FAR_ABOVE) for p in funnel.points),
    }  # fmt: skip
    lines = [
        {"x": at, "y": value, "kind": kind}
        for at, limits in funnel.curve(STEPS)
        for kind, value in (
            ("99.8%", limits.far_low), ("95%", limits.low), ("95% ", limits.high), ("99.8% ", limits.far_high)
        )
    ]  # fmt: skip
    places = [str(p.label) for p in Place]
    by_place = {
        "field": place,
        "type": "nominal",
        "scale": {"domain": places},
        "legend": {"title": None, "orient": "bottom", "columns": 2},
    }
    spec = {
        **SIZE, "height": 360,
        "layer": [
            {"data": {"values": lines}, "mark": {"type": "line", "point": False, "strokeWidth": 1, "color": "#4c4c4c"},
             "encoding": {
                 "x": {"field": "x", "type": "quantitative", "title": size},
                 "y": {"field": "y", "type": "quantitative", "title": rate},
                 "detail": {"field": "kind", "type": "nominal"},
                 "strokeDash": {"field": "kind", "type": "nominal", "legend": None, "scale": {
                     "domain": ["99.8%", "95%", "95% ", "99.8% "], "range": [[1, 0], [4, 3], [4, 3], [1, 0]]}},
             }},
            {"data": {"values": [{"y": funnel.target}]}, "mark": {"type": "rule", "color": "#4c4c4c"},
             "encoding": {"y": {"field": "y", "type": "quantitative"}}},
            {"mark": {"type": "point", "filled": True, "size": 40},
             "encoding": {
                 "x": {"field": size, "type": "quantitative"}, "y": {"field": rate, "type": "quantitative"},
                 "color": by_place, "shape": by_place,
             }},
        ],
    }  # fmt: skip
    return draw(spec, rows, title=rate, description=words)
