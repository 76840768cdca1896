"""A small IMAP server (RFC 3501, as much as a reader needs) that lives in the process of the test."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

USER, PASSWORD = "president", "geheim"


class _Talk(socketserver.StreamRequestHandler):
    """One connection. Notes every command, so that a test can say what was never asked."""

    server: "ImapServer"

    def handle(self) -> None:
        self.say("* OK ready")
        for line in iter(self.rfile.readline, b""):
            tag, command = line.decode().strip().split(" ", 1)
            self.server.asked.append(command)
            verb = command.split(" ")[0].upper()
            answer = getattr(self, f"do_{verb.lower()}", None)
            self.say(f"{tag} {answer(command) if answer else 'BAD unknown'}")
            if verb == "LOGOUT":
                return

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def do_capability(self, _: str) -> str:
        self.say("* CAPABILITY IMAP4rev1")
        return "OK done"

    def do_login(self, command: str) -> str:
        return "OK done" if command == f'LOGIN {USER} "{PASSWORD}"' else "NO wrong password"

    def do_examine(self, _: str) -> str:
        self.say(f"* {len(self.server.mails)} EXISTS")
        self.say(f"* OK [UIDVALIDITY {self.server.validity}] valid")
        return "OK [READ-ONLY] done"

    def do_uid(self, command: str) -> str:
        if found := re.fullmatch(r"UID SEARCH UID (\d+):\*", command):
            known = sorted(self.server.mails)
            wanted = [uid for uid in known if uid >= int(found[1])] or known[-1:]
            self.say("* SEARCH " + " ".join(map(str, wanted)))
        elif found := re.fullmatch(r"UID FETCH (\d+) \((RFC822\.SIZE|BODY\.PEEK\[(HEADER)?\])\)", command):
            self.fetch(int(found[1]), size=found[2] == "RFC822.SIZE", header=bool(found[3]))
        else:
            return "BAD unknown"
        return "OK done"

    def fetch(self, uid: int, *, size: bool, header: bool) -> None:
        raw = self.server.mails.get(uid)
        if raw is None:
            return
        if size:
            self.say(f"* 1 FETCH (UID {uid} RFC822.SIZE {self.server.sizes.get(uid, len(raw))})")
            return
        part = raw.split(b"\r\n\r\n", 1)[0] + b"\r\n\r\n" if header else raw
        self.say(f"* 1 FETCH (UID {uid} BODY[] {{{len(part)}}}")
        self.wfile.write(part + b")\r\n")

    def do_logout(self, _: str) -> str:
        self.say("* BYE")
        return "OK done"


class ImapServer(socketserver.ThreadingTCPServer):
    """One folder: UID → mail, with a UIDVALIDITY."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.mails: dict[int, bytes] = {}
        self.sizes: dict[int, int] = {}
        self.validity = 7
        self.asked: list[str] = []

    def put(self, raw: bytes) -> int:
        """Put a mail into the folder; return its UID."""
        uid = max(self.mails, default=0) + 1
        self.mails[uid] = raw
        return uid

    @property
    def settings(self) -> dict[str, Any]:
        """Return what names this server in the settings."""
        host, port = self.server_address[:2]
        return {"host": host, "port": port, "security": "none", "user": USER, "password": PASSWORD, "folder": "INBOX"}


@contextmanager
def imap_server() -> Iterator[ImapServer]:
    """Run a server while the block lasts."""
    with ImapServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()
