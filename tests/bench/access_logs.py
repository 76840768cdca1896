"""ONLY=logs make bench: speed of intake and rules on made logs, and what the rules find of what was planted.

VIEWS (rows of the measured day) and DAYS make it larger. Beside each figure stands its yardstick of the same run: DuckDB's own
copy from CSV to Parquet for the intake, a single scan of the day's views for rules.
"""

import math
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

VIEWS = int(os.environ.get("VIEWS", "400000"))
DAYS = int(os.environ.get("DAYS", "12"))
OFFICES, STAFF = 60, 24


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that an act took, and what it gave."""
    started = time.perf_counter()
    made = act()
    return time.perf_counter() - started, made


def access_logs() -> None:
    """Make a world, take in its days, measure."""
    from django.conf import settings

    from privacy.access_logs.explaining import explain_days

    with tempfile.TemporaryDirectory() as folder:
        settings.ACCESS_LOGS_ROOT = Path(folder)
        settings.ACCESS_LOGS_DROP, settings.ACCESS_LOGS_SETTLE_SECONDS = Path(folder) / "drop", 0
        settings.ACCESS_LOGS_DROP.mkdir()
        work = intake(Path(folder))
        print(f"explaining and counting {DAYS} days: {timed(explain_days)[0]:.2f} s")
        found = speed(work.day)
        quality(work, found)


def intake(folder: Path) -> Any:
    """Take in days of the past, then the measured day beside DuckDB's own copy of the same file; return that day."""
    from django.conf import settings

    from governance import clock
    from governance.organization.models import Unit
    from privacy.access_logs.generating.files import write_day, write_lists
    from privacy.access_logs.generating.planting import Planter
    from privacy.access_logs.generating.working_days import Office
    from privacy.access_logs.generating.world import make_world, past_days
    from privacy.access_logs.intake.working import take_in

    units = list(Unit.objects.filter(kind=Unit.Kind.OFFICE).order_by("code").values_list("code", flat=True)[:OFFICES])
    world = make_world(1, units, STAFF, 4000)
    office, days = Office(world, VIEWS / (OFFICES * STAFF)), past_days(clock.today(), DAYS + 1)[:-1]
    write_lists(world, days[0], settings.ACCESS_LOGS_DROP)
    for day in days[:-1]:
        write_day(world, office.work(day), settings.ACCESS_LOGS_DROP)
    print(f"taking in {DAYS - 1} days and lists: {timed(take_in)[0]:.1f} s")
    work = Planter(world, office.work(days[-1]), 20).plant()
    paths = write_day(world, work, folder)
    views = next(path for path in paths if path.name.startswith("views"))
    duckdb.sql(f"SET threads={settings.ACCESS_LOGS_THREADS}")
    copy = timed(lambda: duckdb.sql(f"COPY (FROM read_csv('{views}')) TO '{folder}/plain.parquet'"))[0]
    size = views.stat().st_size
    views.replace(settings.ACCESS_LOGS_DROP / views.name)
    own = timed(take_in)[0]
    rate = f"{len(work.views.at):,} views, {size / 1e6:.0f} MB"
    print(
        f"{rate}: taken in in {own:.2f} s, DuckDB's own copy {copy:.2f} s: {copy / own:.2f} of its speed (target 0.5)"
    )
    for path in paths:
        if path.exists():
            path.replace(settings.ACCESS_LOGS_DROP / path.name)
    take_in()
    return work


def speed(day: Any) -> dict[str, pa.Table]:
    """Time each rule beside a scan of the day's views; return the hits."""
    from privacy.access_logs.engine.run import explained_day, hits_of
    from privacy.access_logs.queries import rules_on
    from privacy.access_logs.rules import RULES

    hits = {}
    started = time.perf_counter()
    with explained_day(day) as (engine, tables, _explained):
        print(f"explaining: {time.perf_counter() - started:.2f} s")
        views = tables.all_views
        question = views.aggregate(n=views.record_id.max(), s=views.staff_id.max(), t=views.viewed_at.max())
        scan = min(timed(lambda: engine.to_pyarrow(question))[0] for _ in range(3))
        print(f"single scan of the views: {scan:.3f} s\n{'rule':<20}{'seconds':>9}{'scans':>8}")
        for version in rules_on(day):
            if version.code in RULES:
                seconds, found = timed(lambda version=version: hits_of(engine, tables, version))
                hits[version.code] = found
                print(f"{version.code:<20}{seconds:9.3f}{seconds / scan:8.1f}")
    return hits


def quality(work: Any, found: dict[str, pa.Table]) -> None:
    """Print precision of each rule, recall of each scheme, and how explaining first fared."""
    from privacy.access_logs.engine import explanations
    from privacy.access_logs.generating.files import truth_of

    truth = truth_of(work).to_pylist()
    planted = {row["log_no"]: row["scheme"] for row in truth if row["log_no"]}
    snoopers = {row["staff_id"] for row in truth}
    told = set(explanations(work.day).column("log_no").to_pylist())
    honest = len(work.views.at) - len(planted)
    explained = len(told - set(planted))
    print(
        f"\nexplained: {explained / honest:.1%} of honest views, {len(told & set(planted)) / len(planted):.1%} of planted ones"
    )
    print(f"{'rule':<20}{'hits':>8}{'planted':>9}{'precision':>11}")
    caught: dict[str, set[str]] = defaultdict(set)
    for code, hits in found.items():
        rows = hits.to_pylist()
        good = 0
        for row in rows:
            if row["log_no"] is None:
                good += row["staff_id"] in snoopers
                for one in truth:
                    if one["staff_id"] == row["staff_id"]:
                        caught[code].add(f"{one['scheme']}{one['log_no']}")
            elif row["log_no"] in planted:
                good += 1
                caught[code].add(f"{planted[row['log_no']]}{row['log_no']}")
        print(f"{code:<20}{len(rows):8}{good:9}{good / len(rows) if rows else math.nan:11.1%}")
    _recall(truth, caught)


def _recall(truth: list[dict[str, Any]], caught: dict[str, set[str]]) -> None:
    marks = set().union(*(found for code, found in caught.items() if code != "no_contact"))
    every = marks | caught["no_contact"]
    print(f"\n{'scheme':<16}{'views':>7}{'by a mark':>11}{'by any rule':>13}")
    schemes: dict[str, list[str]] = defaultdict(list)
    for row in truth:
        schemes[row["scheme"]].append(f"{row['scheme']}{row['log_no']}")
    for scheme, rows in sorted(schemes.items()):
        by_mark, by_any = (sum(row in found for row in rows) / len(rows) for found in (marks, every))
        print(f"{scheme:<16}{len(rows):7}{by_mark:11.0%}{by_any:13.0%}")
