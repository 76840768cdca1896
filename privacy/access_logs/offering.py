"""What access logs answer when other rooms of privacy ask (privacy/contributed.py)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import ibis
import pyarrow as pa

from privacy import contributed
from privacy.access_logs import store
from privacy.access_logs.actions.files import REACH
from privacy.access_logs.choices import FileKind
from privacy.access_logs.engine import Found, explanations, run_rules
from privacy.access_logs.engine.backends import backend
from privacy.access_logs.engine.tables import schema_of, table, tables_of
from privacy.access_logs.forgetting import forget_logs, forget_rejected
from privacy.access_logs.models import LogDay
from privacy.access_logs.queries import rules_on
from privacy.access_logs.rules import EXPLAINING, RULES

MOST = 10_000


def hits_of_day(day: date) -> list[contributed.RuleHits]:
    """Return what each rule in force found on the day."""
    return [_told(found) for found in run_rules(day)]


def _told(found: Found) -> contributed.RuleHits:
    rule = RULES[found.rule.code]
    return contributed.RuleHits(found.rule.code, found.rule.number, rule.title, rule.why, found.hits)


def trail(record_id: str, first: date, last: date) -> list[dict[str, Any]]:
    """Return the views of one record in a period, the oldest first: when, who, where, by which function, explained by what."""
    version = next((rule for rule in rules_on(last) if rule.code == EXPLAINING.code), None)
    with backend() as engine:
        views = _of(engine, FileKind.VIEWS, first, last)
        views = views.filter(views.record_id == record_id).order_by("viewed_at", "log_no").limit(MOST)
        contacts = _of(engine, FileKind.CONTACTS, first - REACH, last)
        asked = replace(
            tables_of(engine, last), all_views=views, contacts=contacts.filter(contacts.record_id == record_id)
        )
        told = EXPLAINING.ask(asked, EXPLAINING.given(version.parameters if version else {}))
        rows = views.left_join(told, "log_no").select(*views.columns, "kind").order_by("viewed_at", "log_no")
        found: list[dict[str, Any]] = engine.to_pyarrow(rows).to_pylist()
        return found


def views_by(staff_id: str, first: date, last: date) -> list[dict[str, Any]]:
    """Return the views that one person made in a period, the oldest first: what a leak by viewing took in."""
    return _views(first, last, lambda views: views.staff_id == staff_id)


def _views(first: date, last: date, which: Any) -> list[dict[str, Any]]:
    with backend() as engine:
        views = _of(engine, FileKind.VIEWS, first, last)
        rows = views.filter(which(views)).order_by("viewed_at", "log_no").limit(MOST)
        found: list[dict[str, Any]] = engine.to_pyarrow(rows).to_pylist()
        return found


def _of(engine: Any, kind: FileKind, first: date, last: date) -> Any:
    return table(engine, store.paths(store.parts_of(kind, first, last)), schema_of(kind))


def contacts_about(records: Sequence[str], first: date, last: date) -> list[dict[str, Any]]:
    """Return the contacts about records that began in a period, the oldest first."""
    with backend() as engine:
        contacts = _of(engine, FileKind.CONTACTS, first, last)
        rows = contacts.filter(contacts.record_id.isin(list(records))).order_by("opened_at", "contact_no").limit(MOST)
        found: list[dict[str, Any]] = engine.to_pyarrow(rows).to_pylist()
        return found


def sample_of_views(day: date, number: int, seed: int) -> list[dict[str, Any]]:
    """Return so many views of a day, drawn by lot from all: the same seed draws the same."""
    with backend() as engine:
        views = _of(engine, FileKind.VIEWS, day, day)
        numbers = engine.to_pyarrow(views.select("log_no").order_by("log_no"))
        drawn = views.semi_join(ibis.memtable(_lot(numbers, number, seed)), "log_no").order_by("log_no")
        found: list[dict[str, Any]] = engine.to_pyarrow(drawn).to_pylist()
        return found


def explained_day(pk: UUID) -> date:
    """Return the day of a row."""
    return LogDay.objects.values_list("day", flat=True).get(pk=pk)


def sample_of_explained(day: date, number: int, seed: int) -> list[dict[str, Any]]:
    """Return so many explained views of a day, drawn by lot: the same seed draws the same."""
    told = explanations(day)
    with backend() as engine:
        views = _of(engine, FileKind.VIEWS, day, day)
        drawn = views.join(ibis.memtable(_lot(told, number, seed)), "log_no").order_by("log_no")
        found: list[dict[str, Any]] = engine.to_pyarrow(drawn).to_pylist()
        return found


def _lot(told: Any, number: int, seed: int) -> Any:
    import numpy as np

    places = np.random.default_rng(seed).choice(len(told), size=min(number, len(told)), replace=False)
    return told.take(pa.array(sorted(places.tolist()), pa.int64()))


contributed.hits_of_day.fill(hits_of_day)
contributed.trail_of_record.fill(trail)
contributed.views_by_person.fill(views_by)
contributed.sample_of_explained.fill(sample_of_explained)
contributed.sample_of_views.fill(sample_of_views)
contributed.explained_day.fill(explained_day)
contributed.contacts_about.fill(contacts_about)
contributed.forget_logs.fill(forget_logs)
contributed.forget_rejected_logs.fill(forget_rejected)
