"""A net under the whole suite: before an action runs for the first time, it is killed at each of its writes.

Whatever test runs an action first pays for it: the action is rehearsed within a savepoint, once to its end and once up
to each writing statement, and dies there (`Killed` is no Exception, so nothing catches it). Nothing may be left: no
row, no callback, mail or message, no file that the house's own sweep would not remove, and no file gone. Then the test
goes on with the real run, and proves that the dead attempts change nothing in what follows.
"""

import copy
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from sys import modules
from typing import Any
from unittest import mock

from django.conf import settings
from django.core import mail
from django.db import connection, transaction
from django.urls import get_resolver

from governance.attachments import storage
from governance.celery import app
from governance.runner import Action, Outcome
from governance.runner.declaration import declared_actions

STOPS = 20
"""So many stops an action has at most; one with more writes (a round over all staff) is stopped at some, evenly."""
WRITING = re.compile(r"\s*(INSERT|UPDATE|DELETE|MERGE|WITH\b.*\b(INSERT|UPDATE|DELETE))\b", re.IGNORECASE | re.DOTALL)
ENDING = re.compile(r"\s*(COMMIT|ROLLBACK|END|ABORT)\s*;?\s*$", re.IGNORECASE)
OTHER_SESSIONS = """
    SELECT count(*), max(state_change)::text FROM pg_stat_activity WHERE datname = current_database()
    AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""

RUNNER: Any = modules["governance.runner.run"]
"""The module, whose name in the package is that of its function."""

Act = Callable[..., Outcome]


class Killed(BaseException):
    """The process is no more."""


class NotRehearsed(Exception):
    """The action refuses, fails or repeats by itself."""


class Left(AssertionError):
    """A dead attempt left something behind."""


@dataclass
class Stop:
    """Counts the writes of an attempt and ends it before the one with the number; 0: lets all pass."""

    at: int = 0
    seen: int = 0

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        if ENDING.match(str(sql)):
            raise Left(f"the action itself said {sql}")
        if WRITING.match(str(sql)):
            self.seen += 1
            if self.seen == self.at:
                raise Killed
        return execute(sql, params, many, context)


@dataclass
class Net:
    """What the processes of a run have rehearsed: a file per action, in a folder of the run."""

    folder: Path
    paused: bool = False

    @contextmanager
    def rehearsing(self, action: Action) -> Iterator[bool]:
        """Say whether to rehearse the action now, which no other process then does unless NotRehearsed is raised.

        Not from a second thread, which works on the same rows, and not where a test counts the action's own queries.
        """
        unfit = self.paused or connection.force_debug_cursor or threading.current_thread() != threading.main_thread()
        if unfit or not self._claim(action):
            yield False
            return
        with mock.patch.object(self, "paused", True), suppress(NotRehearsed):  # what it calls is a part of it
            try:
                yield True
            except BaseException:
                (self.folder / action.name).unlink()
                raise

    def _claim(self, action: Action) -> bool:
        try:
            (self.folder / action.name).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def rehearsed(self) -> set[str]:
        """Return the names of the actions that were rehearsed, in whichever process."""
        return {path.name for path in self.folder.glob("*")}


NET = Net(Path())


@contextmanager
def pause() -> Iterator[None]:
    """Rehearse nothing in the block: other sessions work on the same database."""
    with mock.patch.object(NET, "paused", True):
        yield


def spread(folder: Path) -> None:
    """Put the net under every action from now on; `folder` is shared by the processes of the run."""
    folder.mkdir(exist_ok=True)
    NET.folder = folder
    RUNNER._act = over(RUNNER._act)


def over(act: Act) -> Act:
    """Return the runner's innermost step with rehearsals before it."""

    def act_after_rehearsal(action: Action, *given: Any) -> Outcome:
        with NET.rehearsing(action) as wanted:
            if wanted:
                rehearse(act, action, *given)
        return act(action, *given)

    return act_after_rehearsal


def rehearse(act: Act, action: Action, *given: Any) -> None:
    """Kill the action at its end and at each write.

    Raises NotRehearsed when it would not get to its end anyway, Left when something remains of a dead attempt.
    """
    writes = attempt(act, action, given, Stop())
    for number in range(1, writes + 1, max(1, -(-writes // STOPS))):
        attempt(act, action, given, Stop(number))


def attempt(act: Act, action: Action, given: tuple[Any, ...], stop: Stop) -> int:
    """Run the action up to the stop and return how many writes it came to; raises NotRehearsed and Left."""
    given = copy.deepcopy(given)  # a killed process takes its memory along
    with untouched(f"{action.name}, stopped at write {stop.at or 'the end'}"):
        try:
            with suppress(Killed), transaction.atomic(), connection.execute_wrapper(stop):
                if act(action, *given).repeated:
                    raise NotRehearsed
                raise Killed
        except Exception as error:
            if stop.at or isinstance(error, Left):  # else: it came to its end a moment ago, and now does not
                raise
            raise NotRehearsed from error
    return stop.seen


def never_rehearsed() -> set[str]:
    """Return the names of declared actions that no test has led to their end in the process's main thread."""
    assert get_resolver().url_patterns  # brings in every room
    return set(declared_actions()) - NET.rehearsed()


@contextmanager
def untouched(what: str) -> Iterator[None]:
    """Raise Left when anything outside of the process is not as before the block."""
    sent: list[Any] = []
    files, rest = kept_files(), surroundings()
    with (
        mock.patch.object(app, "send_task", lambda *a, **k: sent.append(a)),
        mock.patch("psycopg2.connect", side_effect=Left(f"{what}: a connection of its own")),
    ):
        yield
    if sent:
        raise Left(f"{what}: sent {sent}")
    if (now := surroundings()) != rest:
        raise Left(f"{what}: {now} instead of {rest}")
    sweep(kept_files().keys() - files.keys())
    if kept_files() != files:
        raise Left(f"{what}: files differ: {sorted(kept_files().items() ^ files.items())}")


def surroundings() -> tuple[Any, ...]:
    """Return what tells an attempt that wrote past its transaction: callbacks, mails, other sessions' work."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")  # another one afterwards: it committed by itself
        (transaction_id,) = cursor.fetchone()
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(OTHER_SESSIONS)
        sessions = cursor.fetchone()
    callbacks = [callback for _points, callback, _robust in connection.run_on_commit]
    return transaction_id, sessions, callbacks, len(getattr(mail, "outbox", ()))


def kept_files() -> dict[Path, tuple[int, int]]:
    """Return the kept files with their size and time."""
    found = (path for path in Path(settings.ATTACHMENT_ROOT).rglob("*") if path.is_file())
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in found}


def sweep(orphans: set[Path]) -> None:
    """Let the house's hourly chore remove the files, as it would a day later."""
    for path in orphans:
        os.utime(path, (0, 0))
    if orphans:
        storage.sweep_orphans()
