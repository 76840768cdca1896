"""A simple random sample, its size given or reckoned from confidence, tolerable and expected rate (hypergeometric)."""

from collections.abc import Mapping
from typing import Any

from audit.data_audits.rules.drawing_lots import choose
from audit.data_audits.rules.shapes import Ask, Result, Tables, Test, Unfit, picked
from audit.data_audits.rules.shapes import word as _
from audit.data_audits.rules.sizes import Plan, TooMany, attribute_size

SIZING = (
    Ask("confidence", _("Confidence (%)"), "percent", default=95, least=50, most=99),
    Ask("tolerable", _("Tolerable rate of errors (%)"), "percent", default=5, least=0, most=100),
    Ask("expected", _("Expected rate of errors (%)"), "percent", default=0, least=0, most=100),
    Ask(
        "size", _("Size of the sample"), "whole", needed=False, least=1, most=100_000,
        hint=_("Left empty, it is reckoned from confidence, tolerable and expected rate."),
    ),
)  # fmt: skip
TOO_MANY = _("The expected rate lies too near to the tolerable one: no sample of a reasonable size can show it.")
EMPTY = _("The data set has no rows.")


def planned(params: Mapping[str, Any], population: int) -> Plan:
    """Return size and allowed errors; raises Unfit."""
    if population == 0:
        raise Unfit(EMPTY)
    try:
        plan = attribute_size(
            params["confidence"] / 100, params["tolerable"] / 100, params["expected"] / 100, population
        )
    except TooMany as error:
        if not params.get("size"):
            raise Unfit(TOO_MANY) from error
        plan = Plan(0, 0)
    return Plan(min(params["size"], population), plan.allowed) if params.get("size") else plan


def run(tables: Tables, params: Mapping[str, Any], seed: str) -> Result:
    """Draw."""
    (population,) = tables.one("SELECT count(*) FROM data")
    plan = planned(params, population)
    table = picked(tables, choose(plan.size, population, seed, "random"), _("Items drawn"))
    figures = [
        (_("Population"), population), (_("Size of the sample"), plan.size),
        (_("Errors up to which the tolerable rate is not exceeded"), plan.allowed),
    ]  # fmt: skip
    return Result(figures, [table], found=plan.size)


TEST = Test(
    "random_sample", _("Random sample"), _("Each row is as likely as any other. For errors that are there or not."), SIZING, run,
    draws="items",
)  # fmt: skip
