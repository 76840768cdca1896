"""Reading a mailbox by IMAP. Nothing in it is changed: it is opened for reading only, and mails are peeked at."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings

TIMEOUT = 30
LARGEST = 60 * 1024 * 1024
"""Of a larger mail only the header is fetched."""


@dataclass(frozen=True)
class Fetched:
    """A mail: its UID, its bytes, whether they are all of it."""

    uid: int
    raw: bytes
    whole: bool = True


@dataclass(frozen=True)
class Mailbox:
    """An opened folder."""

    connection: imaplib.IMAP4
    name: str
    validity: int

    def uids_after(self, last: int) -> list[int]:
        """Return the UIDs of the mails that came after the one with this UID, in order."""
        answer = self._ask("SEARCH", "UID", f"{last + 1}:*")
        found = [int(number) for line in answer if isinstance(line, bytes) for number in line.split()]
        return sorted(uid for uid in found if uid > last)  # n:* always gives the newest one

    def fetch(self, uid: int) -> Fetched | None:
        """Return a mail, None when it has been deleted in the meantime."""
        sizes = [line for line in self._ask("FETCH", str(uid), "(RFC822.SIZE)") if isinstance(line, bytes)]
        size = max((int(line.split(b"RFC822.SIZE ")[1].split(b")")[0].split()[0]) for line in sizes), default=0)
        whole = size <= LARGEST
        parts = self._ask("FETCH", str(uid), "(BODY.PEEK[])" if whole else "(BODY.PEEK[HEADER])")
        raw = next((part[1] for part in parts if isinstance(part, tuple)), None)
        return Fetched(uid, raw, whole) if raw else None

    def _ask(self, *command: str) -> list[Any]:
        status, answer = self.connection.uid(*command)
        if status != "OK":
            raise imaplib.IMAP4.error("the server refused")
        return answer


def _connection(host: str, port: int, security: str) -> imaplib.IMAP4:
    """Return the connection; the server's certificate is checked, which imaplib does not do by itself."""
    trusted = ssl.create_default_context()
    if security == "tls":
        return imaplib.IMAP4_SSL(host, port, ssl_context=trusted, timeout=TIMEOUT)
    connection = imaplib.IMAP4(host, port, timeout=TIMEOUT)
    if security == "starttls":
        connection.starttls(trusted)
    return connection


@contextmanager
def opened_mailbox() -> Iterator[Mailbox]:
    """Yield the mailbox of the settings; raises OSError or imaplib.IMAP4.error."""
    given: dict[str, Any] = settings.VOICE_IMAP
    with _connection(given["host"], given["port"], given["security"]) as connection:
        connection.login(given["user"], given["password"])
        status, _count = connection.select(f'"{given["folder"]}"', readonly=True)
        _name, (validity,) = connection.response("UIDVALIDITY")
        if status != "OK" or not validity:
            raise imaplib.IMAP4.error("the folder cannot be opened")
        yield Mailbox(connection, f"{given['user']}@{given['host']}/{given['folder']}"[:200], int(validity))
