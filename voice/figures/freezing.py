"""The figures of the annual report as they are stored, the same whenever they are counted."""

import hashlib
import json
from dataclasses import asdict
from datetime import date
from statistics import median
from typing import Any

from django.db.models import Count, F

from governance import clock
from governance.calendar.eras import fiscal_year, fiscal_year_days
from governance.organization.queries import name_on
from voice import contributed
from voice.contributed import Change
from voice.figures.counting import IN_TIME_DAYS, DaysBetween, by_source
from voice.figures.models import AnnualReport, Promise
from voice.models import Voice

FIRST_YEAR = 2009
"""The organization was founded on 1 January 2010, in fiscal year 2009."""


def settled_on(year: int) -> date:
    """Return the day as of which a year is counted: three months after its end, when its last voices should be answered."""
    return date(year + 1, 6, 30)


def reportable_years(today: date) -> list[int]:
    """Return the fiscal years whose report can be made, newest first."""
    newest = fiscal_year(today) - 1
    while settled_on(newest) >= today:
        newest -= 1
    return list(range(newest, FIRST_YEAR - 1, -1))


def counted(year: int) -> tuple[dict[str, Any], int]:
    """Return the figures of a fiscal year and the number of voices behind them. Thirteen queries.

    Answers count when they were given by the settled day, so the same comes out however late one counts.
    """
    first, last = fiscal_year_days(year)
    as_of = settled_on(year)
    voices = Voice.objects.filter(received_on__gte=first, received_on__lte=last).order_by()
    told = contributed.first_told.ask().filter(
        voice__received_on__gte=first, voice__received_on__lte=last, told_on__lte=as_of
    )
    taken = told.annotate(taken=DaysBetween(F("told_on"), F("voice__received_on"))).values_list("taken", flat=True)
    days = [max(0, number) for number in taken]
    kinds = dict(voices.values_list("kind").annotate(n=Count("pk")))
    received = sum(kinds.values())
    by = by_source(voices)
    snapshot: dict[str, Any] = {
        "fiscal_year": year, "as_of": as_of.isoformat(), "received": received, "kinds": kinds,
        "sources": dict(by.values_list("source").annotate(n=Count("pk"))),
        "months": {f"{m:%Y-%m}": n for m, n in by.values_list("month").annotate(n=Count("pk"))},
        "told": len(days), "median_days": median(days) if days else None, "in_time_days": IN_TIME_DAYS,
        "in_time": sum(day <= IN_TIME_DAYS for day in days),
        "work": asdict(contributed.work_on_voices.ask(first, last)),
        "proposing": asdict(contributed.proposing.ask(first, last)),
        "changes": [_change(c) for c in contributed.changes_from_voices.ask(first, last)],
        "changes_from_proposals": [_change(c) for c in contributed.changes_from_proposals.ask(first, last)],
    }  # fmt: skip
    return snapshot, received


def _change(change: Change) -> dict[str, Any]:
    return {"day": change.day.isoformat(), "text": change.text, "rule": change.rule, "worked": change.worked}


def promises(year: int) -> dict[str, list[dict[str, str]]]:
    """Return what the report of the year says of promises: those of the year before, and its own. Two queries."""
    return {
        "promised_before": [
            {"text": p.text, "unit": p.unit_name, "state": p.state, "outcome": p.outcome} for p in promised_in(year - 1)
        ],
        "promised": [{"text": p.text, "unit": p.unit_name} for p in promised_in(year)],
    }


def promised_in(year: int) -> list[Any]:
    """Return the promises of the report of a year, each with `unit_name`. One query."""
    rows = Promise.objects.filter(fiscal_year=year).select_related("carried_from")
    return list(rows.annotate(unit_name=name_on("unit_id", clock.today())))


def hash_of(snapshot: dict[str, Any]) -> str:
    """Return the SHA-256 of the figures in one fixed way of writing them."""
    return hashlib.sha256(json.dumps(snapshot, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def is_whole(report: AnnualReport) -> bool:
    """Return whether the stored figures are the ones that were hashed."""
    return hash_of(report.snapshot) == report.snapshot_hash
