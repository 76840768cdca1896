"""ONLY=logs make bench: speed of intake and rules on made logs, at the full width of a day.

VIEWS (rows of a day) and DAYS (of which the last is measured) make it smaller or longer. Beside each figure stands its yardstick
of the same run: DuckDB's own copy from CSV to Parquet for the intake, a single scan of the day's views for rules. Shares and
scans are of processor time (of all threads): on a busy machine the seconds that pass say nothing.
"""

import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from tests.bench.made_logs import TRUTH, Size, made_days

VIEWS = int(os.environ.get("VIEWS", "4400000"))
DAYS = int(os.environ.get("DAYS", "21"))
PERSONS = int(os.environ.get("PERSONS", "6000000"))
VIEWS_OF_ONE = 200
TARGET = 10
"""Scans of the day's views that a rule may take; more for those that ask weeks, or every view of the day."""
TARGETS = {"explained": 30, "no_contact": 40, "repeated": 60}


@dataclass(frozen=True)
class Took:
    """Seconds that passed, and of the processor."""

    passed: float
    worked: float

    def __str__(self) -> str:
        return f"{self.passed:.1f} s ({self.worked:.1f} s of processor)"


def timed(act: Callable[[], Any]) -> tuple[Took, Any]:
    """Return what time an act took, and what it gave."""
    passed, worked = time.perf_counter(), time.process_time()
    made = act()
    return Took(time.perf_counter() - passed, time.process_time() - worked), made


@contextmanager
def store_of_its_own() -> Iterator[Path]:
    """Give a folder for what is made, beside an empty store."""
    from django.conf import settings

    with tempfile.TemporaryDirectory() as folder:
        settings.ACCESS_LOGS_ROOT = Path(folder) / "root"
        settings.ACCESS_LOGS_DROP, settings.ACCESS_LOGS_SETTLE_SECONDS = Path(folder) / "drop", 0
        settings.ACCESS_LOGS_DROP.mkdir()
        made = Path(folder) / "made"
        made.mkdir()
        yield made


def offices() -> list[str]:
    """Return the codes of all offices."""
    from governance.organization.models import Unit

    return list(Unit.objects.filter(kind=Unit.Kind.OFFICE).order_by("code").values_list("code", flat=True))


def size_of(views: int, persons: int, units: Sequence[str], planted: int) -> Size:
    """Return a world in which everyone looks at as many records as in the real one."""
    staff = max(4, views // VIEWS_OF_ONE // len(units))
    return Size(staff, persons // len(units), views, planted)


def take_in_from(folder: Path) -> Took:
    """Let the files of a folder arrive and be taken in; return what time that took."""
    from django.conf import settings

    from privacy.access_logs.intake.working import take_in

    for path in folder.iterdir():
        if path.name != TRUTH:
            path.replace(settings.ACCESS_LOGS_DROP / path.name)
    return timed(take_in)[0]


def access_logs() -> None:
    """Make a world, take in its days, measure the last."""
    from governance import clock
    from privacy.access_logs.explaining import explain_days
    from privacy.access_logs.generating.world import past_days

    units, days = offices(), past_days(clock.today(), DAYS + 1)[:-1]
    size = size_of(VIEWS, PERSONS, units, 1)
    print(f"{len(units)} offices, {size.staff * len(units):,} staff, {size.persons * len(units):,} insured persons")
    with store_of_its_own() as made:
        folders = made_days(size, units, days, made)
        print(f"taking in the lists: {take_in_from(next(folders))}", flush=True)
        taken, explained = [], []
        for folder in folders:
            if folder.name != days[-1].isoformat():
                taken.append(take_in_from(folder))
                explained.append(timed(explain_days)[0])
        print(f"{len(taken)} days before, each: taken in in {_mean(taken)}, explained in {_mean(explained)}")
        _intake(folder)
        print(f"explaining and counting the measured day: {timed(explain_days)[0]}")
        _rules(days[-1])
        print(f"most memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GB")


def _mean(times: Sequence[Took]) -> Took:
    number = len(times) or 1
    return Took(sum(one.passed for one in times) / number, sum(one.worked for one in times) / number)


def _intake(folder: Path) -> None:
    """Take in a day's views beside DuckDB's own copy of the same file, then the rest of the day."""
    from django.conf import settings

    views = next(path for path in folder.iterdir() if path.name.startswith("views"))
    size = views.stat().st_size
    alone = folder / "alone"
    alone.mkdir()
    views.replace(alone / views.name)
    with duckdb.connect(config={"threads": settings.ACCESS_LOGS_THREADS}) as duck:
        question = f"COPY (FROM read_csv('{alone / views.name}')) TO '{folder.parent}/plain.parquet'"
        ((rows,),) = duck.execute(f"SELECT count(*) FROM read_csv('{alone / views.name}')").fetchall()
        copy = min((timed(lambda: duck.execute(question))[0] for _ in range(2)), key=lambda took: took.worked)
    own = take_in_from(alone)
    alone.rmdir()
    print(
        f"{rows:,} views, {size / 1e6:.0f} MB: taken in in {own}, DuckDB's own copy {copy}:"
        f" {copy.worked / own.worked:.2f} of its speed (target 0.5)"
    )
    print(f"the rest of the day: {take_in_from(folder)}")


def _rules(day: date) -> None:
    """Time each rule beside a scan of the day's views."""
    from privacy.access_logs.engine import run_rules
    from privacy.access_logs.engine.run import explained_day, hits_of
    from privacy.access_logs.queries import rules_on
    from privacy.access_logs.rules import RULES

    passed, worked = time.perf_counter(), time.process_time()
    with explained_day(day) as (engine, tables, explained):
        explaining = Took(time.perf_counter() - passed, time.process_time() - worked)
        views = tables.all_views
        question = views.aggregate(  # sums, which no statistics of the file answer
            n=views.record_id.length().sum(), s=views.staff_id.length().sum(), t=views.viewed_at.second().sum()
        )
        scan = min(timed(lambda: engine.to_pyarrow(question))[0].worked for _ in range(3))
        print(
            f"single scan of the views: {scan:.3f} s; days by person and record: {engine.to_pyarrow(tables.viewed.count())}"
        )
        print(f"{'rule':<20}{'hits':>10}{'seconds':>9}{'worked':>9}{'scans':>8}{'target':>8}")
        _row("explained", engine.to_pyarrow(explained.count()).as_py(), explaining, scan)
        for version in rules_on(day):
            if version.code in RULES:
                took, found = timed(lambda version=version: hits_of(engine, tables, version))
                _row(version.code, found.num_rows, took, scan)
    print(f"all of it again, as the day's task runs it: {timed(lambda: run_rules(day))[0]}")


def _row(code: str, hits: int, took: Took, scan: float) -> None:
    target = TARGETS.get(code, TARGET)
    mark = "" if took.worked <= target * scan else "  over the target"
    print(
        f"{code:<20}{hits:10,}{took.passed:9.2f}{took.worked:9.2f}{took.worked / scan:8.1f}{target:8}{mark}", flush=True
    )
