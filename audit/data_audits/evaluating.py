"""From the errors typed on the page to what they say about the whole."""

from collections.abc import Mapping
from typing import Any

from audit.data_audits.refusals import NotInSample
from audit.data_audits.rules.evaluating import Misstated, attribute_limit, misstatement_limit, understated
from audit.data_audits.rules.shapes import word as _

DRAWN = "Items drawn"


def drawn_rows(result: Mapping[str, Any]) -> list[list[Any]]:
    """Return the rows of the sample; the first value is the number of the row."""
    tables = [table for table in result["tables"] if table["title"] == DRAWN and table["columns"]]
    return list(tables[0]["rows"]) if tables else []


def evaluated(
    draws: str, params: Mapping[str, Any], result: Mapping[str, Any], errors: Mapping[int, float | None]
) -> list[list[Any]]:
    """Return words of ours with figures. Raises NotInSample."""
    rows = {row[0]: row for row in drawn_rows(result)}
    if not set(errors) <= set(rows):
        raise NotInSample
    confidence = params["confidence"] / 100
    if draws == "items":
        return _rates(params, confidence, len(errors), len(rows), int(_figure(result, "Population")))
    items = [Misstated(float(rows[row][1]), float(value or 0)) for row, value in errors.items()]
    return _amounts(params, confidence, items, float(_figure(result, "Interval")))


def _figure(result: Mapping[str, Any], name: str) -> Any:
    return next(value for label, value in result["figures"] if label == name)


def _rates(params: Mapping[str, Any], confidence: float, errors: int, size: int, population: int) -> list[list[Any]]:
    limit = attribute_limit(errors, size, confidence, population)
    fits = limit.upper <= params["tolerable"] / 100
    return [
        [_("Errors found"), errors], [_("Size of the sample"), size], [_("Rate found (%)"), round(100 * limit.found, 2)],
        [_("Upper limit of the rate (%)"), round(100 * limit.upper, 2)], [_("Tolerable rate of errors (%)"), params["tolerable"]],
        [_("Conclusion"), WITHIN if fits else BEYOND],
    ]  # fmt: skip


def _amounts(params: Mapping[str, Any], confidence: float, items: list[Misstated], interval: float) -> list[list[Any]]:
    over, under = (
        misstatement_limit(items, interval, confidence),
        misstatement_limit(understated(items), interval, confidence),
    )
    figures: list[list[Any]] = [
        [_("Errors found"), len(items)], [_("Projected overstatement"), round(over.projected)],
        [_("Basic precision"), round(over.basic_precision)], [_("Incremental allowance"), round(over.incremental)],
        [_("Upper misstatement limit (overstatement)"), round(over.upper)],
        [_("Upper misstatement limit (understatement)"), round(under.upper)],
    ]  # fmt: skip
    if params.get("tolerable"):
        fits = max(over.upper, under.upper) <= float(params["tolerable"])
        figures += [
            [_("Tolerable misstatement (amount)"), params["tolerable"]],
            [_("Conclusion"), WITHIN if fits else BEYOND],
        ]
    return figures


WITHIN = _("The limit stays within what is tolerable.")
BEYOND = _("The limit goes beyond what is tolerable: extend the sample, or treat the whole as wrong.")
