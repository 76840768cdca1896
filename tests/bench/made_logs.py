"""Days of access logs for the bench, made by a process of its own ahead of the intake, so that making is not measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pyarrow.parquet

from privacy.access_logs.generating.files import truth_of, write_day, write_lists
from privacy.access_logs.generating.planting import Planter
from privacy.access_logs.generating.working_days import Office
from privacy.access_logs.generating.world import World, make_world

TRUTH = "truth.parquet"
"""Beside the files of the day that has snooping in it; read by those alone who measure what was found."""


@dataclass(frozen=True)
class Size:
    """How large a world is: in each unit so many staff and insured persons; views of a day; each scheme is planted so often."""

    staff: int
    persons: int
    views: int
    planted: int


_world: World
_office: Office


def made_days(size: Size, units: Sequence[str], days: Sequence[date], folder: Path) -> Iterator[Path]:
    """Yield a folder with the files of each day, after one with the lists; snooping is planted on the last day."""
    with get_context("spawn").Pool(1, _begin, (size, units)) as pool:
        yield pool.apply(_make_lists, (days[0], folder / "lists"))
        jobs = [(day, folder / day.isoformat(), size.planted if day == days[-1] else 0) for day in days]
        yield from pool.imap(_make_day, jobs)


def _begin(size: Size, units: Sequence[str]) -> None:
    global _world, _office  # noqa: PLW0603 (each day goes on with the cases of the one before, in this process)
    _world = make_world(1, units, size.staff, size.persons)
    _office = Office(_world, size.views / _world.staff)


def _make_lists(day: date, folder: Path) -> Path:
    folder.mkdir()
    write_lists(_world, day, folder)
    return folder


def _make_day(job: tuple[date, Path, int]) -> Path:
    day, folder, planted = job
    folder.mkdir()
    work = _office.work(day)
    if planted:
        work = Planter(_world, work, planted).plant()
        pyarrow.parquet.write_table(truth_of(work), folder / TRUTH)
    write_day(_world, work, folder)
    return folder
