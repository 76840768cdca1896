"""Single sign-on by settings: OpenID Connect and SAML providers read from one JSON file.

The file (SINGLE_SIGN_ON_FILE) holds {"openid_connect": [app, ...], "saml": [app, ...]}, each app in the form that
django-allauth documents for SOCIALACCOUNT_PROVIDERS. Without the file only passwords are offered. The provider must
vouch for the staff number: in the claim or attribute "staff_number", or in the one that the app's
settings.staff_number_claim names. docs/decisions.md shows an example.
"""

import json
import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

NEEDED = {
    "openid_connect": (("provider_id", "name", "client_id", "secret"), ("server_url",)),
    "saml": (("name", "client_id"), ("idp",)),
}
"""For each kind what an app must have, and what its settings must have."""


def providers() -> dict[str, Any]:
    """Return SOCIALACCOUNT_PROVIDERS; raises ImproperlyConfigured when the named file cannot be used, saying why."""
    name = os.environ.get("SINGLE_SIGN_ON_FILE", "")
    if not name:
        return {}
    try:
        content = json.loads(Path(name).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"SINGLE_SIGN_ON_FILE: {error}") from error
    if not isinstance(content, dict) or not content.keys() <= NEEDED.keys():
        raise ImproperlyConfigured(f"SINGLE_SIGN_ON_FILE must hold an object with any of {', '.join(NEEDED)}.")
    for kind, apps in content.items():
        for app in apps:
            _check(kind, app)
    return {kind: {"APPS": apps} for kind, apps in content.items() if apps}


def _check(kind: str, app: dict[str, Any]) -> None:
    own, in_settings = NEEDED[kind]
    absent = [key for key in own if not app.get(key)]
    absent += [f"settings.{key}" for key in in_settings if not app.get("settings", {}).get(key)]
    if absent:
        raise ImproperlyConfigured(f"SINGLE_SIGN_ON_FILE: an app of {kind} lacks {', '.join(absent)}.")
