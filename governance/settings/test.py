"""The test suite: the demonstration's switches, quick password hashing, mail kept in memory."""

import base64
import os
import tempfile
from pathlib import Path

from governance.settings.base import *  # noqa: F403
from governance.settings.base import INSTALLED_APPS

DEMO = True
SECRET_KEY = "only-for-tests"  # noqa: S105
ROOT_KEY = base64.b64encode(b"root key of the test suite only!").decode()
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [*INSTALLED_APPS]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
VAULT_OPSLIMIT = 1
VAULT_MEMLIMIT = 8192
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ATTACHMENT_ROOT = Path(tempfile.gettempdir()) / "governance-test-attachments"
ACCESS_LOGS_ROOT = Path(tempfile.gettempdir()) / f"governance-test-access-logs-{os.getpid()}"
ACCESS_LOGS_DROP = ACCESS_LOGS_ROOT / "drop"
ACCESS_LOGS_SETTLE_SECONDS = 0
DATA_AUDITS_ROOT = Path(tempfile.gettempdir()) / f"governance-test-data-audits-{os.getpid()}"
DATA_AUDITS_DROP = DATA_AUDITS_ROOT / "drop"
DATA_AUDITS_WORK = DATA_AUDITS_ROOT / "work"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost; browsers allow passkeys nowhere else without TLS
