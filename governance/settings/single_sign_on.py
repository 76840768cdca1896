"""Single sign-on by settings: OpenID Connect and SAML providers read from one JSON file.

The file (SINGLE_SIGN_ON_FILE) holds {"openid_connect": [app, ...], "saml": [app, ...]}, each app in the form that
django-allauth documents for SOCIALACCOUNT_PROVIDERS. Without the file only passwords are offered.
"""

import json
import os
from pathlib import Path
from typing import Any


def providers() -> dict[str, Any]:
    """Return SOCIALACCOUNT_PROVIDERS; raises OSError or ValueError when the named file cannot be read."""
    name = os.environ.get("SINGLE_SIGN_ON_FILE", "")
    apps = json.loads(Path(name).read_text("utf-8")) if name else {}
    return {kind: {"APPS": apps[kind]} for kind in ("openid_connect", "saml") if apps.get(kind)}
