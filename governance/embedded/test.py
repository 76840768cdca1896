"""python -m governance.embedded.test [pytest arguments]: throw-away servers, then the tests, then pytest's exit code."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from governance.embedded.places import ROOT
from governance.embedded.postgres import OWNER, Postgres
from governance.embedded.redis import Redis


def environment(stack: ExitStack, folder: Path) -> dict[str, str]:
    """Return the environment for the tests, starting what DATABASE_URL and REDIS_URL do not name."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "governance.settings.test", "GOVERNANCE_DATA_DIR": str(folder)}
    if "DATABASE_URL" not in env:
        server = stack.enter_context(Postgres(folder / "postgres", throw_away=True))
        env["DATABASE_URL"], env["DATABASE_OWNER_URL"] = server.url(), server.url(OWNER)
    if "REDIS_URL" not in env:
        env["REDIS_URL"] = stack.enter_context(Redis(folder / "redis")).url
    return env


def main() -> int:
    """Run the command given after -- , or pytest with the arguments; return its exit code."""
    arguments = sys.argv[1:]
    command = arguments[1:] if arguments[:1] == ["--"] else ["-m", "pytest", *arguments]
    folder = Path(tempfile.mkdtemp(prefix="governance-test-"))
    folder.chmod(0o755)  # servers that run as another user pass through it; what they write is their own
    try:
        with ExitStack() as stack:
            env = environment(stack, folder)
            # before Django starts: it reads the catalogues once, and a fresh clone has none compiled
            subprocess.check_call([sys.executable, "manage.py", "compile_translations"], cwd=ROOT, env=env)  # noqa: S603
            return subprocess.call([sys.executable, *command], cwd=ROOT, env=env)  # noqa: S603
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
