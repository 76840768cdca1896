"""The importer: takes waiting parts one by one until none is left."""

import logging
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from governance.access import SYSTEM
from governance.runner import run
from voice.database import actions
from voice.database.choices import ChunkState, ImportState
from voice.database.models import ImportChunk

log = logging.getLogger(__name__)
TO_DO = Q(state=ChunkState.WAITING, whole__state=ImportState.CHECKING) | Q(
    state=ChunkState.CHECKED, whole__state=ImportState.FILING
)


def work() -> int:
    """Do all parts that wait and return how many were done. One that fails is left for the next time.

    A part that another worker holds is passed over; it is in good hands, or its lock dies with that worker.
    """
    done, failed = 0, set[UUID]()
    while True:
        chunk: ImportChunk | None = None
        try:
            with transaction.atomic():
                chunk = _next(failed)
                if chunk is None:
                    return done
                act = actions.check_chunk if chunk.state == ChunkState.WAITING else actions.file_chunk
                run(act, actor=SYSTEM, subject=chunk.pk)
            done += 1
        except Exception as error:  # whatever is wrong with one part must not keep the others waiting
            if chunk is None:
                raise
            failed.add(chunk.pk)
            log.error("part %s of an import failed: %s", chunk.pk, type(error).__name__)


def _next(failed: set[UUID]) -> ImportChunk | None:
    rows = ImportChunk.objects.filter(TO_DO).exclude(pk__in=failed).order_by("whole", "number")
    return rows.select_for_update(of=("self",), skip_locked=True).first()
