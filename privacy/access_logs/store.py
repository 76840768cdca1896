"""Where files lie. Only what a stored DayPart names counts; anything else in the store is a leftover of a killed worker.

drop/       files arrive (settings)
work/       arrivals that are ours: <id of the LogFile>__<name>
staged/     rows of a checked file by day, until they are stored
store/      one Parquet file per part: <kind>/day=<day>/<part>-<hash>.parquet; never changed
wrong/      rows that were left out, as they came
rejected/   files that could not be read, as they came
"""

import os
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings

from privacy.access_logs.choices import FileKind, PartState
from privacy.access_logs.models import DayPart, LogFile

VIEWED = "viewed"
"""Table of distinct (staff, record) of a day, kept beside the views."""


def drop() -> Path:
    """Return the folder in which files arrive."""
    return Path(settings.ACCESS_LOGS_DROP)


def folder(*names: str) -> Path:
    """Return a folder below the root, made when it is not there."""
    path = Path(settings.ACCESS_LOGS_ROOT, *names)
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def arrival(file_id: UUID, name: str) -> Path:
    """Return where an arrival lies while it is worked on."""
    return folder("work") / f"{file_id}__{name}"


def sum_of(path: Path) -> Path:
    """Return where the sender's hash of a file lies, if there is one: NAME.sha256, as sha256sum writes it."""
    return path.with_name(f"{path.name}.sha256")


def staged(file: LogFile) -> Path:
    """Return the folder of a file's rows by day."""
    return Path(settings.ACCESS_LOGS_ROOT, "staged", str(file.pk))


def stored(part: DayPart, table: str = "") -> Path:
    """Return the Parquet file of a stored part; `table`: VIEWED for the distinct table."""
    return placed(part, part.sha256, table)


def placed(part: DayPart, sha256: str, table: str = "") -> Path:
    """Return where a part with this hash is to lie."""
    return folder("store", table or part.kind, f"day={part.day}") / f"{part.pk}-{sha256[:16]}.parquet"


def wrong(name: UUID) -> Path:
    """Return the file of rows that were left out, of a file or of a part."""
    return folder("wrong") / f"{name}.parquet"


def settle(path: Path) -> None:
    """Wait until a written file is on disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def reject(file: LogFile) -> None:
    """Put a rejected file aside, unless that was done."""
    path = arrival(file.pk, file.name)
    if path.exists():
        path.replace(folder("rejected") / path.name)
    sum_of(path).unlink(missing_ok=True)
    shutil.rmtree(staged(file), ignore_errors=True)


def clear(file: LogFile) -> None:
    """Remove the original and what was staged of a file whose rows are in the store, or came before."""
    path = arrival(file.pk, file.name)
    path.unlink(missing_ok=True)
    sum_of(path).unlink(missing_ok=True)
    shutil.rmtree(staged(file), ignore_errors=True)


def parts_of(kind: FileKind, first: date, last: date) -> list[DayPart]:
    """Return the stored parts of a kind between two days (both included)."""
    return list(DayPart.objects.filter(state=PartState.STORED, kind=kind, day__range=(first, last)))


def list_of(kind: FileKind, day: date) -> DayPart | None:
    """Return the list that holds on a day: the newest of the latest day up to it."""
    rows = DayPart.objects.filter(state=PartState.STORED, kind=kind, day__lte=day)
    return rows.order_by("-day", "-stored_at").first()


def paths(parts: Iterable[DayPart], table: str = "") -> list[str]:
    """Return the Parquet files of parts."""
    return [str(stored(part, table)) for part in parts]
