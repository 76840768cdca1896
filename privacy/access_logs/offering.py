"""What access logs answer when other rooms of privacy ask (privacy/contributed.py)."""

from datetime import date
from typing import Any

import ibis

from privacy import contributed
from privacy.access_logs import store
from privacy.access_logs.choices import FileKind
from privacy.access_logs.engine import Found, explanations, run_rules
from privacy.access_logs.engine.backends import backend
from privacy.access_logs.engine.tables import schema_of, table
from privacy.access_logs.rules import RULES

MOST = 10_000


def hits_of_day(day: date) -> list[contributed.RuleHits]:
    """Return what each rule in force found on the day."""
    return [_told(found) for found in run_rules(day)]


def _told(found: Found) -> contributed.RuleHits:
    rule = RULES[found.rule.code]
    return contributed.RuleHits(found.rule.code, found.rule.number, rule.title, rule.why, found.hits)


def trail(record_id: str, first: date, last: date) -> list[dict[str, Any]]:
    """Return the views of one record in a period, the oldest first: when, who, where, by which function."""
    return _views(first, last, lambda views: views.record_id == record_id)


def views_by(staff_id: str, first: date, last: date) -> list[dict[str, Any]]:
    """Return the views that one person made in a period, the oldest first: what a leak by viewing took in."""
    return _views(first, last, lambda views: views.staff_id == staff_id)


def _views(first: date, last: date, which: Any) -> list[dict[str, Any]]:
    with backend() as engine:
        views = table(engine, store.paths(store.parts_of(FileKind.VIEWS, first, last)), schema_of(FileKind.VIEWS))
        rows = views.filter(which(views)).order_by("viewed_at", "log_no").limit(MOST)
        found: list[dict[str, Any]] = engine.to_pyarrow(rows).to_pylist()
        return found


def sample_of_explained(day: date, number: int, seed: int) -> list[dict[str, Any]]:
    """Return so many explained views of a day, drawn by lot: the same seed draws the same."""
    told = explanations(day)
    with backend() as engine:
        views = table(engine, store.paths(store.parts_of(FileKind.VIEWS, day, day)), schema_of(FileKind.VIEWS))
        drawn = views.join(ibis.memtable(_lot(told, number, seed)), "log_no").order_by("log_no")
        found: list[dict[str, Any]] = engine.to_pyarrow(drawn).to_pylist()
        return found


def _lot(told: Any, number: int, seed: int) -> Any:
    import numpy as np

    places = np.random.default_rng(seed).choice(len(told), size=min(number, len(told)), replace=False)
    return told.take(sorted(places.tolist()))


contributed.hits_of_day.fill(hits_of_day)
contributed.trail_of_record.fill(trail)
contributed.views_by_person.fill(views_by)
contributed.sample_of_explained.fill(sample_of_explained)
