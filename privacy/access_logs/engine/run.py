"""Running rules on a day. What the room that judges flags needs stands in `run_rules` and `explanations`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from privacy.access_logs.engine.backends import backend
from privacy.access_logs.engine.tables import tables_of
from privacy.access_logs.models import RuleVersion
from privacy.access_logs.queries import rules_on
from privacy.access_logs.rules import EXPLAINING, RULES
from privacy.access_logs.rules.rule import HIT, Tables


@dataclass(frozen=True)
class Found:
    """The hits of one version of a rule on one day: rows as rules/rule.py, HIT says, ordered by person and row of the log."""

    rule: RuleVersion
    hits: pa.Table


def explanations(day: date) -> pa.Table:
    """Return `log_no` and `kind` of every view of the day that something accounts for, in the order of `log_no`."""
    with explained_day(day) as (engine, _tables, explained):
        found: pa.Table = engine.to_pyarrow(explained.order_by("log_no"))
        return found


def run_rules(day: date, rules: Sequence[RuleVersion] | None = None) -> list[Found]:
    """Return the hits of each rule, by default of those in force on the day. Explained views are taken out before."""
    asked = [rule for rule in (rules_on(day) if rules is None else rules) if rule.code in RULES and rule.is_active]
    with explained_day(day) as (engine, tables, _explained):
        return [Found(rule, hits_of(engine, tables, rule)) for rule in asked]


def hits_of(engine: Any, tables: Tables, version: RuleVersion) -> pa.Table:
    """Return the hits of one rule."""
    rule = RULES[version.code]
    expression = rule.ask(tables, rule.given(version.parameters)).cast(HIT).select(*HIT.names)
    found: pa.Table = engine.to_pyarrow(expression.order_by("staff_id", "log_no", "record_id"))
    return found


@contextmanager
def explained_day(day: date) -> Iterator[tuple[Any, Tables, ir.Table]]:
    """Give the engine, the tables with the explained views taken out, and the explanations, computed once."""
    with backend() as engine:
        tables = tables_of(engine, day)
        version = next((rule for rule in rules_on(day) if rule.code == EXPLAINING.code), None)
        given = EXPLAINING.given(version.parameters if version else {})
        with (
            EXPLAINING.ask(tables, given).cache() as explained,
            tables.all_views.anti_join(explained, "log_no").cache() as open_views,
        ):
            yield engine, replace(tables, views=open_views), explained
