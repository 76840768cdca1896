"""A file of voices: uploaded, checked and filed part by part. Each part is one transaction with one ledger entry.

A part moves on in the transaction that does its work, so a worker that is killed leaves it where it was, and the next one does
it: exactly once.
"""

import uuid

from django.db import transaction

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from voice.access import is_system
from voice.actions.filing import file_all
from voice.database.access import imports
from voice.database.choices import ChunkState, ImportState
from voice.database.importing import Row, Units, Wrong, checked, chunks, opened, sealed
from voice.database.models import Fault, Import, ImportChunk
from voice.database.waking import wake_importer


@action(
    "voice_database.upload_voices", subject=Import, creates=True, who=imports,
    moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def upload_voices(*, actor: Actor, file_name: str, rows: list[Row]) -> Import:
    """Keep the rows of a file, sealed, in parts that are checked one after the other."""
    made = Import.objects.create(file_name=file_name[:100], rows=len(rows), uploaded_by_id=actor.own_id)
    parts = []
    for number, (first_row, part) in enumerate(chunks(rows), start=1):
        key = uuid.uuid4()
        parts.append(
            ImportChunk(
                id=key, whole=made, number=number, first_row=first_row, rows=len(part), sealed=sealed(key, part)
            )
        )
    ImportChunk.objects.bulk_create(parts, batch_size=20)
    transaction.on_commit(wake_importer)
    return made


@action(
    "voice_database.check_chunk", subject=ImportChunk, who=is_system, moves=Move(ChunkState.WAITING, to=ChunkState.CHECKED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def check_chunk(chunk: ImportChunk, *, actor: Actor) -> None:
    """Check the rows of a part and note what is wrong with each."""
    units = Units(clock.today())
    faults: list[Fault] = []
    for number, row in enumerate(opened(chunk.pk, chunk.sealed), start=chunk.first_row):
        _said, wrong = checked(row, units)
        chunk.wrong += bool(wrong)
        faults += _faults(chunk, number, wrong)
    Fault.objects.bulk_create(faults)
    _finish(chunk, ChunkState.WAITING, ImportState.CHECKED)


@action(
    "voice_database.file_import", subject=Import, who=imports, moves=Move(ImportState.CHECKED, to=ImportState.FILING),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def file_import(whole: Import, *, actor: Actor) -> None:
    """Let the rows that are right be filed; the others are left out."""
    transaction.on_commit(wake_importer)


@action(
    "voice_database.drop_import", subject=Import, who=imports, moves=Move(ImportState.CHECKED, to=ImportState.DROPPED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def drop_import(whole: Import, *, actor: Actor) -> None:
    """Throw the rows away; nothing of the file is filed."""
    whole.chunks.filter(state=ChunkState.CHECKED).update(sealed=b"")


@action(
    "voice_database.file_chunk", subject=ImportChunk, who=is_system, moves=Move(ChunkState.CHECKED, to=ChunkState.FILED),
    clocks=NO_CLOCKS, emits=("voice_database.chunk_filed",), ledger=NO_FIELDS,
)  # fmt: skip
def file_chunk(chunk: ImportChunk, *, actor: Actor) -> None:
    """File the rows of a part that are right, as an office would: with receipts for headquarters and block."""
    units, said = Units(clock.today()), []
    known = set(chunk.faults.values_list("row", flat=True))
    for number, row in enumerate(opened(chunk.pk, chunk.sealed), start=chunk.first_row):
        right, wrong = checked(row, units)
        if right is not None:
            said.append(right)
        elif number not in known:  # right when it was checked: a unit was closed since
            chunk.wrong += 1
            Fault.objects.bulk_create(_faults(chunk, number, wrong))
    if said:
        file_all(said, chunk.whole.uploaded_by_id)
    chunk.sealed = b""
    _finish(chunk, ChunkState.CHECKED, ImportState.FILED)


def _faults(chunk: ImportChunk, row: int, wrong: list[Wrong]) -> list[Fault]:
    return [Fault(chunk=chunk, row=row, column=one.column, problem=one.problem[:300]) for one in wrong]


def _finish(chunk: ImportChunk, before: ChunkState, after: ImportState) -> None:
    """Move the import on with its last part. Its row is locked, so that two parts ending at once see each other."""
    whole = Import.objects.select_for_update().get(pk=chunk.whole_id)
    if not whole.chunks.filter(state=before).exclude(pk=chunk.pk).exists():
        whole.state = after
        whole.version += 1
        whole.save()
