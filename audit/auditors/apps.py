"""The app's registration with Django."""

from django.apps import AppConfig


class AuditorsConfig(AppConfig):
    name = "audit.auditors"
    label = "audit_auditors"

    def ready(self) -> None:
        """Load what registers itself: scopes."""
        from audit.auditors import access  # noqa: F401
