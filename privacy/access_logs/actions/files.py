"""A file on its way: received, checked, its days stored one by one, finished; or rejected, or known from before.

The work on bytes and rows was done before (intake/); an action says that it counts. Each is one transaction with one ledger row.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, Move, action
from privacy.access_logs.access import is_system
from privacy.access_logs.choices import DayState, FileKind, FileState, PartState
from privacy.access_logs.models import DayPart, Fault, LogDay, LogFile

if TYPE_CHECKING:
    from privacy.access_logs.intake.checking import Checked

UNKNOWN_KIND = _("The name does not say what the file holds. It must begin with views, searches or another known word.")
REACH = timedelta(days=31)
"""How long after its beginning a contact may account for views: so far back days are explained anew when one comes late."""


@action(
    "access_logs.receive", subject=LogFile, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("size",),
)  # fmt: skip
def receive(*, actor: Actor, file_id: UUID, name: str, size: int, kind: str) -> LogFile:
    """Note that a file arrived. Its id is the name under which it lies, so that no arrival is noted twice."""
    return LogFile.objects.create(id=file_id, name=name, size=size, kind=kind)


@action(
    "access_logs.check", subject=LogFile, who=is_system, moves=Move(FileState.RECEIVED, to=FileState.CHECKED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("sha256",),
)  # fmt: skip
def check(file: LogFile, *, actor: Actor, sha256: str, found: "Checked") -> None:
    """Note what checking found; the right rows are staged."""
    file.sha256, file.rows, file.wrong = sha256, found.rows, found.wrong
    DayPart.objects.bulk_create(DayPart(file=file, kind=file.kind, day=day, found=number) for day, number in found.days)
    Fault.objects.bulk_create(
        Fault(file=file, row=fault.row, column=fault.column, problem=fault.problem) for fault in found.faults
    )


@action(
    "access_logs.set_aside", subject=LogFile, who=is_system, moves=Move(FileState.RECEIVED, to=FileState.DOUBLED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("sha256", "same_as"),
)  # fmt: skip
def set_aside(file: LogFile, *, actor: Actor, sha256: str, same_as: LogFile) -> None:
    """Note that the very same file was taken in before."""
    file.sha256, file.same_as, file.finished_at = sha256, same_as, clock.now()


@action(
    "access_logs.reject", subject=LogFile, who=is_system, moves=Move(FileState.RECEIVED, to=FileState.REJECTED),
    clocks=NO_CLOCKS, emits=("access_logs.file_rejected",), ledger=(),
)  # fmt: skip
def reject(file: LogFile, *, actor: Actor, reason: str) -> None:
    """Note why the file cannot be taken in. It is kept as it came."""
    file.reason, file.finished_at = reason[:300], clock.now()


@action(
    "access_logs.remove", subject=LogFile, who=is_system, moves=Move(FileState.REJECTED, to=FileState.REMOVED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("size",),
)  # fmt: skip
def remove(file: LogFile, *, actor: Actor, size: int) -> None:
    """Note that a file that could not be taken in was kept long enough; the file goes afterwards."""
    file.removed_at = clock.now()


@action(
    "access_logs.store", subject=DayPart, who=is_system, moves=Move(PartState.WAITING, to=PartState.STORED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("rows", "doubled", "differing", "sha256", "day"),
)  # fmt: skip
def store(part: DayPart, *, actor: Actor, rows: int, doubled: int, differing: int, sha256: str, day: date) -> None:
    """Let the rows of a day count from now on; days that they concern are explained (again)."""
    part.rows, part.doubled, part.differing = rows, doubled, differing
    part.sha256, part.stored_at = sha256, clock.now()
    if part.kind == FileKind.VIEWS and rows:
        LogDay.objects.get_or_create(day=day)
        _explain_again(day, day)
    elif part.kind == FileKind.CONTACTS and rows:
        _explain_again(day, day + REACH)


def _explain_again(first: date, last: date) -> None:
    """Let days wait for it. Their version goes up, so that an explaining under way does not end as if it knew all."""
    views = DayPart.objects.filter(kind=FileKind.VIEWS)
    again = views.filter(state=PartState.STORED, day=OuterRef("day"), stored_at__gt=OuterRef("damages__settled_at"))
    lost = Q(state=PartState.LOST) & ~Exists(again)
    gone = views.filter(Q(state=PartState.REMOVED) | lost).values("day")
    days = LogDay.objects.filter(day__range=(first, last)).exclude(day__in=gone)  # their figures stay as they are
    days.update(state=DayState.WAITING, version=F("version") + 1)


@action(
    "access_logs.finish", subject=LogFile, who=is_system, moves=Move(FileState.CHECKED, to=FileState.STORED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=(),
)  # fmt: skip
def finish(file: LogFile, *, actor: Actor) -> None:
    """Note that all days of a file are stored."""
    file.finished_at = clock.now()


@action(
    "access_logs.forget", subject=DayPart, who=is_system, moves=Move(PartState.STORED, PartState.LOST, to=PartState.REMOVED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("kind", "day", "rows", "sha256"),
)  # fmt: skip
def forget(part: DayPart, *, actor: Actor, kind: str, day: date, rows: int, sha256: str) -> None:
    """Let the rows of an old day count no more; the file goes afterwards. The ledger keeps what it was."""
