"""Where data and binaries lie, so that an ordinary user reaches them when the launcher is root."""

import hashlib
import os
import pwd
import shutil
import socket
import stat
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def data_folder(port: int) -> Path:
    """Return the folder of the demonstration on a port, inside the clone and ignored by git; made when absent."""
    folder = ROOT / ".data" / f"run-{port}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def fallback_folder(name: str) -> Path:
    """Return a folder of this clone outside of closed home folders such as /root; made when absent."""
    mark = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    folder = Path("/var/tmp") / f"governance-{mark}" / name  # noqa: S108 - owned and closed below
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def is_reachable(path: Path) -> bool:
    """Return whether everyone may pass through the folders above the path."""
    return all(os.stat(parent).st_mode & stat.S_IXOTH for parent in path.resolve().parents)


def server_folder(wanted: Path, user: pwd.struct_passwd | None) -> Path:
    """Return where a server keeps its data: the wanted folder, or outside when the user could not reach it."""
    folder = wanted
    if user and not is_reachable(wanted):
        folder = fallback_folder(wanted.parent.name) / wanted.name
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    return folder


def reachable_copy(source: Path, user: pwd.struct_passwd | None) -> Path:
    """Return the folder of binaries, copied outside when the user could not reach it (once per version)."""
    if user is None or is_reachable(source / "x"):
        return source
    size = sum(f.stat().st_size for f in source.rglob("*") if f.is_file())
    copy = fallback_folder("bin") / f"{source.name}-{size}"
    if not copy.exists():
        unfinished = copy.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(source, unfinished)
        unfinished.rename(copy)
    return copy


def free_port() -> int:
    """Return a port on the loopback address that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """Return whether the port can be bound on all addresses."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104 - only asks
        except OSError:
            return False
    return True


def private_file(path: Path, content: str) -> None:
    """Write a file that only its owner may read, at once."""
    unfinished = path.with_suffix(".unfinished")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
    unfinished.rename(path)
