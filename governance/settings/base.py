"""Settings common to every way of running. Nothing here is a secret; secrets come from files named by the environment."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(os.environ.get("GOVERNANCE_DATA_DIR", BASE_DIR / ".data" / "manual"))


def secret_from_file(variable: str) -> str:
    """Return the text of the file that the environment variable names, or "" when unset."""
    name = os.environ.get(variable, "")
    return Path(name).read_text("ascii").strip() if name else ""


SECRET_KEY = secret_from_file("SECRET_KEY_FILE")
ROOT_KEY = secret_from_file("ROOT_KEY_FILE")
DEBUG = False
DEMO = False
"""True only in the demonstration: demo accounts, the movable clock, the second factor's code on the page."""

ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1").split(",")
PUBLIC_ADDRESS = os.environ.get("PUBLIC_ADDRESS", "http://localhost:8000")
REPORTER_HOST = os.environ.get("REPORTER_HOST", "")
"""When set, the reporter's pages answer on this host name only, and nothing else does."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "csp",
    "django_filters",
    "django_htmx",
    "guardian",
    "pgtrigger",
    "simple_history",
    "governance.clock",
    "governance.organization",
    "governance.people",
    "governance.vault",
    "governance.ledger",
    "governance.notices",
    "governance.deadlines",
    "governance.web",
    "governance.attachments",
    "governance.lists",
    "governance.escalation",
    "governance.desk",
    "governance.custody",
    "governance.documents",
    "governance.charts",
    "governance.learning",
    "governance.surveys",
    "governance.publishing",
    "compliance",
    "compliance.handlers",
    "compliance.guard",
    "compliance.information",
    "compliance.protection",
    "compliance.measures",
    "compliance.committee",
    "compliance.conduct",
    "compliance.figures",
    "voice",
    "voice.database",
    "voice.monitors",
    "voice.answers",
    "voice.proposals",
    "voice.visits",
    "voice.direct",
    "voice.intake",
    "voice.satisfaction",
    "voice.figures",
    "privacy",
    "privacy.incidents",
    "privacy.access_logs",
    "privacy.dispatch",
    "privacy.takeouts",
    "privacy.contractors",
    "privacy.functions",
    "privacy.overview",
    "privacy.monitoring",
    "privacy.promotion",
    "privacy.workspace",
    "audit",
    "audit.auditors",
    "audit.engagements",
    "audit.fieldwork",
    "audit.data_audits",
    "audit.findings",
    "audit.reports",
    "audit.universe",
    "audit.planning",
    "audit.quality",
    "audit.overview",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "governance.web.middleware.ReporterPathMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "governance.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "governance.web.middleware.SessionTimeoutMiddleware",
    "governance.access.middleware.ActorMiddleware",
    "governance.access.middleware.GateMiddleware",
    "governance.custody.middleware.ShutVaultMiddleware",
]

ROOT_URLCONF = "governance.urls"
WSGI_APPLICATION = "governance.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "governance.web.context.page",
            ],
        },
    },
]
FORM_RENDERER = "governance.web.renderer.FieldRenderer"

DATABASES = {
    "default": {
        **dj_database_url.parse(os.environ.get("DATABASE_URL", "postgres://localhost/governance"), conn_max_age=60),
        "CONN_HEALTH_CHECKS": True,
    }
}
DATABASE_APP_ROLE = os.environ.get("DATABASE_APP_ROLE", "governance_app")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The cache holds throttling counters only. It is a table, so that a stopped Redis locks nobody out.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entry"}}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_IDLE_SECONDS = 30 * 60
SESSION_ABSOLUTE_SECONDS = 10 * 60 * 60
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS
REPORTER_IDLE_SECONDS = 20 * 60
REPORTER_ABSOLUTE_SECONDS = 2 * 60 * 60
VAULT_COOKIE_NAME = "vault"
VAULT_OPSLIMIT = 3
VAULT_MEMLIMIT = 128 * 1024 * 1024
"""Argon2id for passphrases of keys: about a third of a second and 128 MiB for each attempt."""
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "governance.web.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "governance.people.backends.PersonBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("staff_number", "name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "governance.people.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "governance.people.adapters.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "staff_number"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "governance.people.sign_in.forms.SignInForm",
    "change_password": "governance.people.sign_in.forms.ChangePasswordForm",
    "reauthenticate": "governance.people.sign_in.forms.PasswordAgainForm",
    "reset_password": "governance.people.sign_in.forms.ForgottenForm",
    "reset_password_from_key": "governance.people.sign_in.forms.NewPasswordForm",
}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
"""Only the session that changes the password goes on: Django ends all others, since their hash no longer fits."""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "5/5m/key,30/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXY_COUNT") or 0)
"""How many proxies of our own stand in front. With 0 behind a proxy all staff would share one address and its limits."""
MFA_ADAPTER = "governance.people.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "governance.people.sign_in.forms.CodeForm",
    "reauthenticate": "governance.people.sign_in.forms.CodeAgainForm",
    "activate_totp": "governance.people.sign_in.forms.ActivateForm",
    "add_webauthn": "governance.people.sign_in.forms.AddPasskeyForm",
    "edit_webauthn": "governance.people.sign_in.forms.EditPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Governance"
MFA_TOTP_TOLERANCE = 1
# The sign-in page links straight to the provider: a form of ours could not be redirected there under form-action 'self'.
SOCIALACCOUNT_LOGIN_ON_GET = True

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", DATA_DIR / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CLOCK_FILE = DATA_DIR / "clock-offset"

ATTACHMENT_ROOT = DATA_DIR / "attachments"
ATTACHMENT_MAX_BYTES = 20 * 1024 * 1024
ATTACHMENT_MAX_COUNT = 10
ATTACHMENT_MAX_TOTAL = 100 * 1024 * 1024
CLAMAV_ADDRESS = os.environ.get("CLAMAV_ADDRESS", "")
FILE_UPLOAD_HANDLERS = ["governance.attachments.uploads.CappedMemoryUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = secret_from_file("EMAIL_PASSWORD_FILE")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "") == "1"
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "governance@localhost")

VOICE_IMAP = {
    "host": os.environ.get("VOICE_IMAP_HOST", ""),
    "port": int(os.environ.get("VOICE_IMAP_PORT") or 993),
    "security": os.environ.get("VOICE_IMAP_SECURITY", "tls"),
    "user": os.environ.get("VOICE_IMAP_USER", ""),
    "password": secret_from_file("VOICE_IMAP_PASSWORD_FILE"),
    "folder": os.environ.get("VOICE_IMAP_FOLDER", "INBOX"),
}
"""The mailbox of mails to the president (voice.intake). Without a host none is read. Security: tls, starttls or none."""

ACCESS_LOGS_ROOT = Path(os.environ.get("ACCESS_LOGS_ROOT", DATA_DIR / "access-logs"))
"""The store of access logs (privacy.access_logs); workers and, with Spark, each machine of the cluster see it at this path."""
ACCESS_LOGS_DROP = Path(os.environ.get("ACCESS_LOGS_DROP", ACCESS_LOGS_ROOT / "drop"))
"""Where files arrive. They are taken once nothing was written to them for so many seconds:"""
ACCESS_LOGS_SETTLE_SECONDS = int(os.environ.get("ACCESS_LOGS_SETTLE_SECONDS") or 60)
ACCESS_LOGS_THREADS = int(os.environ.get("ACCESS_LOGS_THREADS") or 2)
ACCESS_LOGS_MEMORY = os.environ.get("ACCESS_LOGS_MEMORY", "2GB")
ACCESS_LOGS_ENGINE = os.environ.get("ACCESS_LOGS_ENGINE", "duckdb")
"""duckdb, or spark for a cluster that exists already; then its master, such as spark://host:7077, and its options."""
ACCESS_LOGS_SPARK_MASTER = os.environ.get("ACCESS_LOGS_SPARK_MASTER", "")
ACCESS_LOGS_SPARK_OPTIONS: dict[str, str] = {}

DATA_AUDITS_ROOT = Path(os.environ.get("DATA_AUDITS_ROOT", DATA_DIR / "data-audits"))
"""Audited data, sealed (audit.data_audits); workers and web servers see it at this path."""
DATA_AUDITS_DROP = Path(os.environ.get("DATA_AUDITS_DROP", DATA_AUDITS_ROOT / "drop"))
"""Large files arrive here, in a folder named by the staff number of who may take them in."""
DATA_AUDITS_WORK = Path(os.environ.get("DATA_AUDITS_WORK", DATA_AUDITS_ROOT / "work"))
"""In clear while a worker works: in production a place in memory or on an encrypted disk."""
DATA_AUDITS_THREADS = int(os.environ.get("DATA_AUDITS_THREADS") or 2)
DATA_AUDITS_MEMORY = os.environ.get("DATA_AUDITS_MEMORY", "2GB")

CELERY_BROKER_URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TIMEZONE = "Asia/Tokyo"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A hint to the worker must never hold up a person: the row is already committed and beat will find it.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
    "visibility_timeout": 600,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    "sweep-deadlines": {"task": "governance.escalation.tasks.sweep", "schedule": 60},
    "dispatch-outbox": {"task": "governance.notices.tasks.dispatch", "schedule": 60},
    "send-mails": {"task": "governance.notices.tasks.send_mails", "schedule": 60},
    "voice-imports": {"task": "voice.database.tasks.work_imports", "schedule": 60},
    "voice-mail": {"task": "voice.intake.tasks.exchange_mail", "schedule": 60},
    "access-logs": {"task": "privacy.access_logs.tasks.take_in", "schedule": 60},
    "access-logs-store": {"task": "privacy.access_logs.tasks.compare_store", "schedule": 3600},
    "monitoring": {"task": "privacy.monitoring.tasks.flag_days", "schedule": 60},
    "data-audits": {"task": "audit.data_audits.tasks.work_data_audits", "schedule": 60},
    "housekeeping": {"task": "governance.escalation.tasks.housekeeping", "schedule": 3600},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["htmx"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

PGTRIGGER_MIGRATIONS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "governance.web.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django.server": {"handlers": [], "propagate": False}, "fido2": {"level": "WARNING"}},
}

SILENCED_SYSTEM_CHECKS: list[str] = []
