"""The demonstration: `make run`. Embedded servers, demo accounts, mail to files, a clock that can be moved."""

from governance.settings.base import *  # noqa: F403
from governance.settings.base import DATA_DIR, MIDDLEWARE
from governance.settings.single_sign_on import providers

DEMO = True
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "governance.notices.backends.PrivateFileBackend"
SOCIALACCOUNT_PROVIDERS = providers()
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [*MIDDLEWARE]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost; browsers allow passkeys nowhere else without TLS
