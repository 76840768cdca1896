"""Django's deployment check on the production settings, with throw-away keys (part of make check)."""

import base64
import os
import secrets
import subprocess
import sys
from pathlib import Path

from governance.embedded.places import ROOT, private_file


def main() -> int:
    """Run `manage.py check --deploy`, failing on any warning; return its exit code."""
    folder = Path(os.environ["GOVERNANCE_DATA_DIR"])
    private_file(folder / "secret-key", secrets.token_urlsafe(64))
    private_file(folder / "root-key", base64.b64encode(secrets.token_bytes(32)).decode())
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "governance.settings.production",
        "SECRET_KEY_FILE": str(folder / "secret-key"),
        "ROOT_KEY_FILE": str(folder / "root-key"),
        "PUBLIC_ADDRESS": "https://governance.example",
        "ALLOWED_HOSTS": "governance.example",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.call(command, cwd=ROOT, env=env)  # noqa: S603 - our own command


if __name__ == "__main__":
    sys.exit(main())
