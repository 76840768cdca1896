"""The malware-scan hook: ClamAV's daemon when settings.CLAMAV_ADDRESS names one ("host:port" or a socket's path)."""

import socket
import struct

from django.conf import settings

from governance.attachments.models import Attachment

CHUNK = 64 * 1024
TIMEOUT = 30


class Infected(Exception):
    """The scanner found malware."""


class ScannerAway(Exception):
    """A scanner is configured but does not answer: nothing is let through unseen."""


def scan(data: bytes) -> str:
    """Return the state for Attachment.scan; raises Infected or ScannerAway."""
    if not settings.CLAMAV_ADDRESS:
        return str(Attachment.Scan.NOT_SCANNED)
    try:
        answer = _ask(data)
    except OSError as error:
        raise ScannerAway from error
    if answer.endswith("FOUND"):
        raise Infected
    if not answer.endswith("OK"):
        raise ScannerAway
    return str(Attachment.Scan.CLEAN)


def _ask(data: bytes) -> str:
    """Send the file by clamd's INSTREAM command and return its answer."""
    with _connect() as connection:
        connection.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), CHUNK):
            chunk = data[start : start + CHUNK]
            connection.sendall(struct.pack("!L", len(chunk)) + chunk)
        connection.sendall(struct.pack("!L", 0))
        answer = b""
        while part := connection.recv(4096):
            answer += part
    return answer.rstrip(b"\0").decode("ascii", "replace").strip()


def _connect() -> socket.socket:
    address = settings.CLAMAV_ADDRESS
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(TIMEOUT)
        connection.connect(address)
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=TIMEOUT)
