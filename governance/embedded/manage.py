"""python -m governance.embedded.manage ARGUMENTS: a management command on a demonstration that runs (make manage)."""

import json
import os
import subprocess
import sys

from governance.embedded.places import ROOT
from governance.embedded.run import FIRST_PORT


def main() -> int:
    """Run the command with the environment that make run left; return its exit code."""
    port = os.environ.get("PORT", str(FIRST_PORT))
    kept = ROOT / ".data" / f"run-{port}" / "environment.json"
    if not kept.exists():
        raise SystemExit(f"Nothing was ever started on port {port}. Start it first: make run PORT={port}")
    env = {**os.environ, **json.loads(kept.read_text())}
    return subprocess.call([sys.executable, "manage.py", *sys.argv[1:]], cwd=ROOT, env=env)  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
