"""python -m governance.embedded.run: the whole demonstration with one command (make run).

PORT, DATABASE_URL and REDIS_URL are taken from the environment when set; otherwise servers from wheels are started.
"""

import contextlib
import json
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from base64 import b64encode
from contextlib import ExitStack
from pathlib import Path

from governance.embedded.children import spawn, stop
from governance.embedded.places import ROOT, data_folder, is_free, private_file
from governance.embedded.postgres import OWNER, Postgres
from governance.embedded.redis import Redis

FIRST_PORT, PORTS_TRIED = 8000, 50
RESTART_PAUSE = 2.0
Children = dict[str, "subprocess.Popen[bytes]"]


def choose_port() -> int:
    """Return PORT when it is free, otherwise say so and stop; without PORT the first free one from 8000 on."""
    wanted = os.environ.get("PORT", "")
    if wanted:
        if not wanted.isdigit() or not is_free(int(wanted)):
            raise SystemExit(f"Port {wanted} is in use. Choose another one: make run PORT=8100")
        return int(wanted)
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if is_free(port):
            return port
    raise SystemExit("No free port from 8000 on. Choose one: make run PORT=9000")


def environment(stack: ExitStack, folder: Path, port: int) -> dict[str, str]:
    """Return the environment of the application, starting what it does not name already; keep it for make manage."""
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "governance.settings.demo",
        "GOVERNANCE_DATA_DIR": str(folder),
        "PUBLIC_ADDRESS": os.environ.get("PUBLIC_ADDRESS", f"http://localhost:{port}"),
        "SECRET_KEY_FILE": str(key_file(folder / "secret-key", secrets.token_urlsafe(64))),
        "ROOT_KEY_FILE": str(key_file(folder / "root-key", b64encode(secrets.token_bytes(32)).decode())),
    }
    if "DATABASE_URL" not in os.environ:
        server = stack.enter_context(Postgres(folder / "postgres"))
        env["DATABASE_URL"], env["DATABASE_OWNER_URL"] = server.url(), server.url(OWNER)
    if "REDIS_URL" not in os.environ:
        env["REDIS_URL"] = stack.enter_context(Redis(folder / "redis")).url
    own = {name: value for name, value in env.items() if os.environ.get(name) != value}
    private_file(folder / "environment.json", json.dumps(own))
    return env


def key_file(path: Path, fresh: str) -> Path:
    """Return the file with a key, made on first use."""
    if not path.exists():
        private_file(path, fresh)
    return path


def python(env: dict[str, str], *arguments: str) -> None:
    """Run Python with the arguments to its end; stop with its exit code when it fails."""
    code = subprocess.call([sys.executable, *arguments], cwd=ROOT, env=env)  # noqa: S603
    if code:
        raise SystemExit(code)


def manage(env: dict[str, str], *command: str) -> None:
    """Run a management command to its end; stop with its exit code when it fails."""
    python(env, "manage.py", *command)


def prepare(env: dict[str, str]) -> None:
    """Migrate, compile the translations, load organization and demonstration; each is quick when already done."""
    manage(env, "compile_translations")
    python(
        env | {"DATABASE_URL": env.get("DATABASE_OWNER_URL", env["DATABASE_URL"])}, "-m", "governance.embedded.migrate"
    )
    manage(env, "load_organization")
    manage(env, "make_demo")


def commands(port: int, folder: Path) -> dict[str, list[str]]:
    """Return the long-running processes. No access log: it would hold reporters' addresses."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "-A", "governance.celery", "-q"]
    return {
        "web": [
            *python, "gunicorn", "governance.wsgi:application", "--bind", f"0.0.0.0:{port}", "--worker-class", "gthread",
            "--workers", "2", "--threads", "4", "--timeout", "90", "--log-level", "warning",
        ],
        "worker": [*celery, "worker", "--concurrency", "2", "--without-mingle", "--without-gossip", "--loglevel", "WARNING"],
        "beat": [*celery, "beat", "--schedule", str(folder / "beat-schedule"), "--pidfile", "", "--loglevel", "WARNING"],
    }  # fmt: skip


def start(name: str, command: list[str], env: dict[str, str], folder: Path) -> "subprocess.Popen[bytes]":
    """Start one process with its own log file."""
    logs = folder / "log"
    logs.mkdir(exist_ok=True)
    os.chdir(ROOT)
    return spawn(command, log=logs / f"{name}.log", env=env)


def wait_until_up(port: int, web: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
    """Wait until the web process answers; stop with a pointer to its log when it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and web.poll() is None:
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=5).close()  # noqa: S310
            return
        time.sleep(0.1)
    raise SystemExit("The web process did not start; see .data/run-*/log/web.log")


def watch(children: Children, env: dict[str, str], folder: Path, port: int) -> None:
    """Start anew whatever ends, after a pause, until a signal comes."""
    while True:
        time.sleep(1)
        for name, child in children.items():
            if child.poll() is not None:
                print(f"{name} ended with {child.returncode}; it is started again.", flush=True)
                time.sleep(RESTART_PAUSE)
                children[name] = start(name, commands(port, folder)[name], env, folder)


def stop_all(children: Children) -> None:
    """Stop every process, the web first."""
    for child in children.values():
        stop(child)


def leave(*_: object) -> None:
    """Turn a signal into the normal way out, so that every server is stopped in order."""
    raise SystemExit(0)


def main() -> None:
    """Run everything until Ctrl-C or SIGTERM."""
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    port = choose_port()
    folder = data_folder(port)
    children: Children = {}
    with ExitStack() as stack:
        print(f"Starting; data is kept in {folder.relative_to(ROOT)}", flush=True)
        env = environment(stack, folder, port)
        stack.callback(stop_all, children)
        prepare(env)
        for name, command in commands(port, folder).items():
            children[name] = start(name, command, env, folder)
        wait_until_up(port, children["web"])
        print(f"\n  Open {env['PUBLIC_ADDRESS']}/    (Ctrl-C stops everything)\n", flush=True)
        watch(children, env, folder, port)


if __name__ == "__main__":
    main()
