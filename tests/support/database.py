"""Databases for tests: one template, migrated once; copies of it in a fraction of a second."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from django.db import connection, connections

ROOT = Path(__file__).resolve().parents[2]
AREAS = ("governance", "compliance", "voice", "privacy", "audit")


def owner_url() -> str:
    """Return the address of the server for the owner role; the launcher (governance.embedded.test) sets it."""
    return os.environ["DATABASE_OWNER_URL"]


def at(url: str, database: str) -> str:
    """Return the address with another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def execute(statement: str) -> None:
    """Run a statement on the maintenance database as the owner."""
    server = psycopg2.connect(at(owner_url(), "postgres"))
    server.autocommit = True
    try:
        with server.cursor() as cursor:
            cursor.execute(statement)
    finally:
        server.close()


KEEPS_TEMPLATE = bool(os.environ.get("KEEP_TEMPLATE"))
"""For a server of one's own (DATABASE_URL, DATABASE_OWNER_URL): the next run finds the template of the same migrations there."""


def template_name(run: str) -> str:
    """Return the name of the template: of this run, or of the migrations when it is kept."""
    return f"test_template_{_fingerprint()}" if KEEPS_TEMPLATE else f"test_template_{run}"


def _fingerprint() -> str:
    files = sorted(path for area in AREAS for path in (ROOT / area).rglob("migrations/*.py"))
    return sha256(b"".join(bytes(path.relative_to(ROOT)) + path.read_bytes() for path in files)).hexdigest()[:16]


MAKE_KEYS = "from governance.custody.demo import give_keys; give_keys([])"
"""Every post has a key before the first test, so that a report filed before its reader exists is sealed to the post."""


def make_template_once(name: str) -> None:
    """Make the template unless another process of the run has made it; wait while one is at it."""
    with closing(psycopg2.connect(at(owner_url(), "postgres"))) as server, server.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])  # until the connection closes
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            _make_template(f"{name}_making")
            execute(f'ALTER DATABASE "{name}_making" RENAME TO "{name}"')


def _make_template(name: str) -> None:
    """Make a database migrated by the owner, with the organization loaded."""
    execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    execute(f'CREATE DATABASE "{name}"')
    env = {**os.environ, "DATABASE_URL": at(owner_url(), name)}
    commands = (
        ["-m", "governance.embedded.migrate"], ["manage.py", "load_organization"],
        ["manage.py", "shell", "-v0", "-c", MAKE_KEYS],
    )  # fmt: skip
    for command in commands:
        subprocess.run([sys.executable, *command], cwd=ROOT, env=env, check=True)  # noqa: S603


def copy(template: str, name: str) -> None:
    """Make a database that is a copy of the template."""
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')


def drop(name: str) -> None:
    """Drop a database, cutting whoever is still connected."""
    execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@dataclass(frozen=True)
class CommittedDatabase:
    """A database of its own, for tests that commit, or that other processes look at."""

    name: str
    url: str
    owner_url: str


@contextmanager
def use(name: str) -> Iterator[None]:
    """Point Django's default connection at the database."""
    before = connection.settings_dict["NAME"]
    connections.close_all()
    _point_at(name)
    try:
        yield
    finally:
        connections.close_all()
        _point_at(before)


def _point_at(name: str) -> None:
    connections.databases["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


@contextmanager
def committed(template: str) -> Iterator[CommittedDatabase]:
    """Give a fresh copy of the template for the length of a test."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    copy(template, name)
    try:
        with use(name):
            yield CommittedDatabase(name, at(os.environ["DATABASE_URL"], name), at(owner_url(), name))
    finally:
        drop(name)


def check_deferred() -> None:
    """Run deferred triggers now, in a test whose transaction will be rolled back."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
