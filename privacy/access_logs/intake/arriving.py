"""Files in the drop folder become ours: each is moved into the work folder under the id that its row will have.

A move is one step of the file system, so that no file is taken twice and none is lost; a file that was moved by a worker who
was killed then is found in the work folder by the next one.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from governance import clock
from privacy.access_logs import store
from privacy.access_logs.kinds import ENDINGS

LONGEST_NAME = 120


def claim_arrivals() -> None:
    """Move every file that lies still into the work folder. A name that begins with a point, or ends otherwise, is left."""
    folder = store.drop()
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in ENDINGS and not path.name.startswith(".") and path.is_file() and _lies_still(path):
            claimed = store.arrival(uuid4(), path.name[-LONGEST_NAME:])
            beside = store.sum_of(path)
            if beside.exists():
                beside.replace(store.sum_of(claimed))
            path.replace(claimed)


def _lies_still(path: Path) -> bool:
    """Return whether nothing was written to the file for some time: senders that cannot rename write in place."""
    return clock.now().timestamp() - path.stat().st_mtime >= settings.ACCESS_LOGS_SETTLE_SECONDS


def arrivals() -> Iterator[tuple[UUID, str, int]]:
    """Yield id, name and size of each file in the work folder, by name: which of two equal ones came first is no accident."""
    for path in sorted(store.folder("work").iterdir(), key=lambda path: path.name.partition("__")[2]):
        file_id, _sign, name = path.name.partition("__")
        if path.suffix.lower() in ENDINGS and name:
            yield UUID(file_id), name, path.stat().st_size


def expected_sum(path: Path) -> str:
    """Return what the sender said the hash is, empty when nothing was said."""
    beside = store.sum_of(path)
    return beside.read_text("ascii", "replace") if beside.exists() else ""
