"""Logs that are older than they may be kept: their rows stop counting by an action, their files go from the store."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

from governance.access import SYSTEM
from governance.runner import run
from governance.runner.alone import alone
from privacy.access_logs import actions, store
from privacy.access_logs.choices import FileKind, FileState, PartState
from privacy.access_logs.intake.working import LOCK
from privacy.access_logs.kinds import KINDS
from privacy.access_logs.models import DayPart, LogFile

ID = 36
"""Signs of an id at the beginning of a file's name."""


def forget_logs(before: date) -> int:
    """Throw away what the store holds of the days before one; return how many parts. A list that still holds stays.

    Nothing happens while files are taken in: what is just being stored is named by no row yet.
    """
    with alone(LOCK) as held:
        if not held:
            return 0
        parts = list(_outdated(before))
        for part in parts:
            run(
                actions.forget, actor=SYSTEM, subject=part.pk, day=part.day, kind=part.kind, rows=part.rows,
                sha256=part.sha256,
            )  # fmt: skip
        _sweep(before)
        return len(parts)


def forget_rejected(before: date) -> int:
    """Throw away the files that could not be taken in and were put aside before a day; return how many."""
    with alone(LOCK) as held:
        if not held:
            return 0
        rows = LogFile.objects.filter(state=FileState.REJECTED, finished_at__date__lt=before)
        files = list(rows.order_by("finished_at", "pk"))
        for file in files:
            run(actions.remove, actor=SYSTEM, subject=file.pk, size=file.size)
        _sweep_rejected()
        return len(files)


def _sweep_rejected() -> None:
    """Remove the files whose rows say so, those of a worker who was killed in between too."""
    there = {path: UUID(path.name[:ID]) for path in store.folder("rejected").iterdir()}
    gone = set(LogFile.objects.filter(pk__in=there.values(), state=FileState.REMOVED).values_list("pk", flat=True))
    for path, pk in there.items():
        if pk in gone:
            path.unlink()


def _outdated(before: date) -> Iterator[DayPart]:
    rows = DayPart.objects.filter(state__in=[PartState.STORED, PartState.LOST], day__lt=before).order_by(
        "day", "kind", "pk"
    )
    lists = {kind.name: store.list_of(FileKind(kind.name), before) for kind in KINDS.values() if kind.is_list}
    in_force = {part.pk for part in lists.values() if part is not None}
    return (part for part in rows if part.pk not in in_force)


def _sweep(before: date) -> None:
    """Remove every file of those days that no stored part names, those of a worker who was killed in between too."""
    for folder in store.folder("store").glob("*/day=*"):
        if folder.name < f"day={before}":
            _remove(folder, {str(pk) for pk in _stored_on(folder.name)})
    for folder in store.folder("daily").glob("day=*"):
        if folder.name < f"day={before}":
            _remove(folder, set())
    _sweep_wrong_rows()


def _sweep_wrong_rows() -> None:
    """Remove the rows that were left out of a file, once all its days are thrown away, and those of a day that is."""
    kept = {path: path.name[:ID] for path in store.folder("wrong").glob("*.parquet")}
    gone = DayPart.objects.filter(state=PartState.REMOVED)
    parts = gone.filter(pk__in=[UUID(pk) for pk in kept.values()]).values_list("pk", flat=True)
    there = DayPart.objects.exclude(state=PartState.REMOVED).values("file")
    files = (
        gone.filter(file__in=[UUID(pk) for pk in kept.values()]).exclude(file__in=there).values_list("file", flat=True)
    )
    outdated = {str(pk) for pk in (*parts, *files)}
    for path, pk in kept.items():
        if pk in outdated:
            path.unlink()


def _stored_on(name: str) -> Iterator[UUID]:
    day = date.fromisoformat(name.removeprefix("day="))
    return iter(DayPart.objects.filter(state=PartState.STORED, day=day).values_list("pk", flat=True))


def _remove(folder: Path, kept: set[str]) -> None:
    for path in folder.iterdir():
        if path.name[:ID] not in kept:
            path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
