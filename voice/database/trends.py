"""Reads of trends: the counts behind the daily search for rises, and what the page shows."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.organization.queries import name_on
from voice.access import ALL, RECEIVERS_AT_BLOCK, voices_in_scope
from voice.database.choices import Tree
from voice.database.indexing import month_of
from voice.database.models import Rise, SearchRow, Term, TrendRun
from voice.database.statistics import (
    WINDOW_DAYS,
    WINDOWS,
    YEARS_BACK,
    chance,
    corrected,
    expected,
    is_rise,
    season_factor,
)
from voice.queries import day_of

MONTHS_SHOWN = 13
Cell = tuple[UUID, UUID | None, str]


@dataclass(frozen=True)
class Found:
    """What the search of a day gave: the number of cells tested, and the rises."""

    cells: int
    rises: list[Rise]


def roots() -> dict[str, str]:
    """Return code → code at the top of its tree, of all subjects by their latest place. One query."""
    parents = dict(
        Term.objects.filter(tree=Tree.SUBJECT).order_by("valid_from").values_list("code", "parent_code")
    )  # fmt: skip

    def root(code: str) -> str:
        while parents.get(code):
            code = parents[code]
        return code

    return {code: root(code) for code in parents}


def find_rises(day: date) -> Found:
    """Compare the four weeks before the day with the year before them. Four queries."""
    top = roots()
    start, before = day - timedelta(days=WINDOW_DAYS), day - timedelta(days=WINDOW_DAYS * (WINDOWS + 1))
    now, earlier = _by_cell(start, day, top), _by_cell(before, start, top)
    seasons = _seasons(day, top)
    cells = sorted(now.keys() | earlier.keys(), key=str)
    factors = [seasons.get(cell[2], 1.0) for cell in cells]
    chances = [chance(now[cell], earlier[cell], season) for cell, season in zip(cells, factors, strict=True)]
    rises = []
    for cell, season, q_value in zip(cells, factors, corrected(chances), strict=True):
        usual = expected(earlier[cell], season)
        if is_rise(now[cell], usual, q_value):
            unit, block, code = cell
            rises.append(
                Rise(unit_id=unit, block_id=block, subject_code=code, observed=now[cell], expected=round(usual, 2),
                     season=round(season, 3), q_value=q_value)
            )  # fmt: skip
    return Found(len(cells), rises)


def _by_cell(first: date, after: date, top: dict[str, str]) -> "Counter[Cell]":
    rows = SearchRow.objects.filter(filed_at__gte=day_of(first)[0], filed_at__lt=day_of(after)[0])
    counted: Counter[Cell] = Counter()
    for unit, block, code, number in (
        rows.order_by().values_list("unit_id", "block_id", "subject_code").annotate(n=Count("*"))
    ):
        counted[(unit, block, top.get(code, code))] += number
    return counted


def _seasons(day: date, top: dict[str, str]) -> dict[str, float]:
    """Return the season's factor of each top subject, from the same weeks of up to YEARS_BACK earlier years. One query."""
    year = timedelta(days=WINDOW_DAYS * WINDOWS)
    same, whole = Q(), Q()
    for back in range(1, YEARS_BACK + 1):
        end = day - year * back
        window = Q(filed_at__gte=day_of(end - timedelta(days=WINDOW_DAYS))[0], filed_at__lt=day_of(end)[0])
        same |= window
        whole |= Q(filed_at__gte=day_of(end - year)[0], filed_at__lt=day_of(end)[0])
    rows = SearchRow.objects.filter(whole).order_by().values_list("subject_code")
    in_window: Counter[str] = Counter()
    in_years: Counter[str] = Counter()
    for code, number, of_year in rows.annotate(n=Count("pk", filter=same), m=Count("pk")):
        in_window[top.get(code, code)] += number
        in_years[top.get(code, code)] += of_year
    return {code: season_factor(in_window[code], in_years[code] / WINDOWS) for code in in_years}


def latest_run() -> TrendRun | None:
    """Return the latest search for rises."""
    return TrendRun.objects.first()


def rises_for(actor: Actor, run: TrendRun) -> QuerySet[Rise]:
    """Return the rises of a run at units that the actor answers for, with the names of the units."""
    rows = run.rises.annotate(unit_name=name_on("unit_id", run.day))
    if actor.holds(*ALL):
        return rows
    units, blocks = actor.unit_ids("office_head"), actor.unit_ids(*RECEIVERS_AT_BLOCK)
    return rows.filter(Q(unit_id__in=units) | Q(block_id__in=blocks))


def subject_names() -> dict[str, str]:
    """Return code → latest name of all subjects. One query."""
    return dict(Term.objects.filter(tree=Tree.SUBJECT).order_by("valid_from").values_list("code", "name"))


def by_month(actor: Actor, conditions: Q) -> dict[int, int]:
    """Return the voices that the actor may see by month, of the months shown and the year before them. One query."""
    first = month_of(clock.today()) - MONTHS_SHOWN - 11
    rows = voices_in_scope(SearchRow.objects.filter(conditions, month__gte=first), actor)
    counted: Any = rows.order_by().values_list("month").annotate(n=Count("*"))
    return dict(counted)
