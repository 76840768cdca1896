"""A file of the system is taken in as a whole, or not at all."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.attachments.intake import Examined
from governance.keys import digest
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Refused, action
from governance.runner.numbering import wait_in_line
from privacy.functions.access import is_officer
from privacy.functions.choices import FlagState, SnapshotKind, SnapshotState
from privacy.functions.models import Fault, Flag, Function, Holding, Snapshot, SnapshotFile, Terminal
from privacy.functions.queries import latest
from privacy.functions.reading import Content

IN_A_BATCH = 5_000
MOST_FAULTS = 1_000
KEYS: dict[type[Any], tuple[str, ...]] = {
    Holding: ("staff_number", "unit_id", "function_id"),
    Terminal: ("number", "unit_id", "place", "means"),
}


class NotLater(Refused):
    """A snapshot is newer than the last one."""

    code = "not_later"
    message = _("A snapshot of this day or a later one was taken in already.")
    field = "taken_on"


@action(
    "functions.take_snapshot", subject=Snapshot, creates=True, who=is_officer, moves=STAYS, clocks=NO_CLOCKS,
    emits=("functions.snapshot_uploaded",), ledger=("kind", "taken_on"),
)  # fmt: skip
def take_snapshot(*, actor: Actor, kind: str, taken_on: date, data: bytes, content: Content) -> Snapshot:
    """Keep the file; when every row is right, it becomes what the system says. Raises NotLater.

    A file that was uploaded before gives its own row again and changes nothing. One with a wrong row is kept with what
    is wrong: rights left out by mistake would look like rights that were removed.
    """
    wait_in_line(Snapshot)
    sign = digest("snapshots of functions", data)
    known = Snapshot.objects.filter(kind=kind, digest=sign).first()
    if known is not None:
        return known
    last = latest(kind)
    if last is not None and last.taken_on >= taken_on:
        raise NotLater
    model: type[Any] = Holding if kind == SnapshotKind.RIGHTS else Terminal
    present = {} if content.faults else _present(model)
    new, gone = content.rows.keys() - present.keys(), present.keys() - content.rows.keys()
    made = Snapshot.objects.create(
        kind=kind, taken_on=taken_on, digest=sign, rows=content.number, wrong=len(content.faults),
        state=SnapshotState.FAULTY if content.faults else SnapshotState.TAKEN, uploaded_by_id=actor.own_id,
        added=0 if content.faults else len(new), gone=0 if content.faults else len(gone),
    )  # fmt: skip
    SnapshotFile.keep(Examined(f"{kind}-{taken_on}.txt", "txt", data, data, ""), snapshot=made)
    if content.faults:
        first = content.faults[:MOST_FAULTS]
        Fault.objects.bulk_create(Fault(snapshot=made, row=row, problem=problem[:200]) for row, problem in first)
        return made
    _go(model, [present[key] for key in gone], made)
    if kind == SnapshotKind.RIGHTS:
        _name_functions(content)
    rows = (model(since=made, **content.rows[key]) for key in sorted(new, key=str))
    model.objects.bulk_create(rows, batch_size=IN_A_BATCH)
    if kind == SnapshotKind.RIGHTS:
        _find_people()
    return made


def _find_people() -> None:
    """Say whose the rights are that had no owner yet: the account came later than the right, or comes with this file."""
    same = Person.objects.filter(staff_number=OuterRef("staff_number")).values("pk")[:1]
    Holding.objects.filter(person__isnull=True, gone_in__isnull=True).update(person=Subquery(same))


def _present(model: type[Any]) -> dict[tuple[Any, ...], Any]:
    """Return key → id of what the system said last."""
    rows = model.objects.filter(gone_in__isnull=True).values_list(*KEYS[model], "pk")
    return {tuple(tuple(v) if isinstance(v, list) else v for v in row[:-1]): row[-1] for row in rows}


def _go(model: type[Any], ids: list[Any], snapshot: Snapshot) -> None:
    for start in range(0, len(ids), IN_A_BATCH):
        batch = ids[start : start + IN_A_BATCH]
        model.objects.filter(pk__in=batch).update(gone_in=snapshot)
        if model is Holding:
            Flag.objects.filter(holding__in=batch).exclude(state=FlagState.OVER).update(state=FlagState.OVER)


def _name_functions(content: Content) -> None:
    Function.objects.bulk_create(
        (Function(code=code, name=name) for code, name in sorted(content.functions.items())),
        update_conflicts=True, update_fields=["name"], unique_fields=["code"],
    )  # fmt: skip


@action(
    "functions.download", subject=SnapshotFile, who=is_officer, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download(file: SnapshotFile, *, actor: Actor) -> None:
    """Note that a file was handed out."""
