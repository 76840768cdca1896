"""Child processes that die with their parent, whatever way the parent ends."""

import ctypes
import os
import pwd
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def ordinary_user() -> pwd.struct_passwd | None:
    """Return the account to which servers drop when we are root (PostgreSQL refuses to run as root), otherwise None."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def spawn(
    command: Sequence[str],
    *,
    log: Path | None,
    env: Mapping[str, str] | None = None,
    user: pwd.struct_passwd | None = None,
    death_signal: int = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start a child in a process group of its own, its output in the log file; it gets the signal when we die.

    The signal is set after the change of user, since the kernel forgets it on that change.
    """

    def before_exec() -> None:
        _libc.prctl(PR_SET_PDEATHSIG, death_signal, 0, 0, 0)

    out: IO[bytes] | int = log.open("ab") if log else subprocess.DEVNULL
    try:
        return subprocess.Popen(  # noqa: S603 - commands are our own
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=dict(env) if env is not None else None,
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
            start_new_session=True,
            preexec_fn=before_exec,  # noqa: PLW1509 - the launcher has one thread
        )
    finally:
        if log and not isinstance(out, int):
            out.close()


def stop(child: subprocess.Popen[bytes], *, with_signal: int = signal.SIGTERM, seconds: float = 15) -> None:
    """Ask a child to end and wait; kill it when it does not. A child that has ended already is fine."""
    if child.poll() is not None:
        return
    child.send_signal(with_signal)
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
