"""Where files lie. Only what a row names counts; anything else is a leftover of a killed worker and is cleared away.

arrived/   files as they came, sealed, until they are taken in: <id of the data set>
kept/      data sets as Parquet, sealed: <id of the data set>
drop/      large files, put there by the operators for one person: <staff number>/NAME
work       in clear while a worker works (DATA_AUDITS_WORK: memory or an encrypted disk), removed afterwards
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings

ENDINGS = {".csv": "csv", ".txt": "csv", ".xlsx": "excel", ".parquet": "parquet"}
_CHUNK = 1024 * 1024


def _folder(name: str) -> Path:
    path = Path(settings.DATA_AUDITS_ROOT, name)
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def arrived(data_set: UUID) -> Path:
    """Return where a file that came lies, sealed."""
    return _folder("arrived") / str(data_set)


def kept(data_set: UUID) -> Path:
    """Return where a data set lies, sealed."""
    return _folder("kept") / str(data_set)


def drop(staff_number: str) -> Path:
    """Return the folder of large files for one person; it need not be there."""
    return Path(settings.DATA_AUDITS_DROP, staff_number)


def dropped(staff_number: str) -> list[Path]:
    """Return the files that lie there for a person, in the order of their names."""
    folder = drop(staff_number)
    if not staff_number.isalnum() and "-" not in staff_number or not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in ENDINGS)


def remove(data_set: UUID) -> None:
    """Remove everything of a data set."""
    for path in (arrived(data_set), kept(data_set)):
        path.unlink(missing_ok=True)


@contextmanager
def workplace() -> Iterator[Path]:
    """Give a folder for files in clear, removed afterwards."""
    os.makedirs(settings.DATA_AUDITS_WORK, mode=0o700, exist_ok=True)
    path = Path(tempfile.mkdtemp(prefix="data-audit-", dir=settings.DATA_AUDITS_WORK))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            whole.update(chunk)
    return whole.hexdigest()
