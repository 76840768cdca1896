"""Production. Refuses to start with DEBUG, default keys or (see governance.people.checks) demonstration accounts."""

import os

from django.core.exceptions import ImproperlyConfigured

from governance.settings.base import *  # noqa: F403
from governance.settings.base import PUBLIC_ADDRESS, ROOT_KEY, SECRET_KEY
from governance.settings.single_sign_on import providers

SOCIALACCOUNT_PROVIDERS = providers()

if os.environ.get("DEBUG") or os.environ.get("DEMO"):
    raise ImproperlyConfigured("DEBUG and DEMO must not be set in production.")
if len(SECRET_KEY) < 50 or not ROOT_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY_FILE (50 characters or more) and ROOT_KEY_FILE must name files with keys of your own."
    )
if not PUBLIC_ADDRESS.startswith("https://"):
    raise ImproperlyConfigured("PUBLIC_ADDRESS must start with https://.")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^ready/"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
VAULT_COOKIE_NAME = "__Host-vault"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
