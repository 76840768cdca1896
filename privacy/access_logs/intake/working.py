"""The intake: takes every file as far as it goes. What was done is in the database step by step, so that whoever comes after a
killed worker goes on where it stopped: nothing is lost, nothing is counted twice.
"""

import logging

from governance.access import SYSTEM
from governance.runner import run
from governance.runner.alone import alone
from privacy.access_logs import actions, store
from privacy.access_logs.choices import FileState, PartState
from privacy.access_logs.intake.arriving import arrivals, claim_arrivals, expected_sum
from privacy.access_logs.intake.checking import check
from privacy.access_logs.intake.reading import Unreadable, compare_sum, sha256_of
from privacy.access_logs.intake.storing import store_part
from privacy.access_logs.kinds import kind_of
from privacy.access_logs.models import LogFile

log = logging.getLogger(__name__)
LOCK = 0x4C4F4753
"""One worker takes files in at a time: what is in the store must not change while a day is compared with it."""


def take_in() -> int:
    """Take in all files that wait, and return how many were finished. One that fails is left for the next time."""
    with alone(LOCK) as held:
        if not held:
            return 0
        claim_arrivals()
        _register()
        waiting = LogFile.objects.filter(state__in=[FileState.RECEIVED, FileState.CHECKED]).order_by(
            "arrived_at", "name"
        )
        return sum(_tried(file) for file in waiting)


def _register() -> None:
    """Give a row to each arrival, and clear away what a worker who was killed in between left of finished ones."""
    known = {file.pk: file for file in LogFile.objects.filter(pk__in=[file_id for file_id, *_ in arrivals()])}
    for file_id, name, size in arrivals():
        if file_id not in known:
            kind = kind_of(name)
            run(actions.receive, actor=SYSTEM, file_id=file_id, name=name, size=size, kind=kind.name if kind else "")
        else:
            _put_away(known[file_id])


def _put_away(file: LogFile) -> None:
    if file.state == FileState.REJECTED:
        store.reject(file)
    elif file.state not in (FileState.RECEIVED, FileState.CHECKED):
        store.clear(file)


def _tried(file: LogFile) -> bool:
    try:
        if file.state == FileState.RECEIVED:
            _check(file)
        if file.state == FileState.CHECKED:
            _store(file)
    except Exception as error:  # whatever is wrong with one file must not keep the others waiting
        log.exception("file %s of access logs failed: %s", file.pk, type(error).__name__)
        return False
    _put_away(file)
    return True


def _check(file: LogFile) -> None:
    """Check a file: it is staged, or came before, or is rejected."""
    path = store.arrival(file.pk, file.name)
    kind = kind_of(file.name)
    try:
        if kind is None:
            raise Unreadable(actions.UNKNOWN_KIND)
        sha256 = sha256_of(path)
        compare_sum(sha256, expected_sum(path))
        earlier = LogFile.objects.filter(sha256=sha256, state__in=[FileState.CHECKED, FileState.STORED]).first()
        if earlier is not None:
            run(actions.set_aside, actor=SYSTEM, subject=file.pk, sha256=sha256, same_as=earlier)
        else:
            run(actions.check, actor=SYSTEM, subject=file.pk, sha256=sha256, found=check(file, kind, path))
    except Unreadable as error:
        run(actions.reject, actor=SYSTEM, subject=file.pk, reason=str(error))
    file.refresh_from_db()


def _store(file: LogFile) -> None:
    for part in file.parts.filter(state=PartState.WAITING).select_related("file").order_by("day"):
        stored = store_part(part)
        run(
            actions.store, actor=SYSTEM, subject=part.pk, rows=stored.rows, doubled=stored.doubled,
            differing=stored.differing, sha256=stored.sha256, day=part.day,
        )  # fmt: skip
    run(actions.finish, actor=SYSTEM, subject=file.pk)
    file.refresh_from_db()
