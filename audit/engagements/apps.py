"""The app's registration with Django."""

from django.apps import AppConfig


class EngagementsConfig(AppConfig):
    name = "audit.engagements"
    label = "audit_engagements"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions."""
        from audit.engagements import access, actions  # noqa: F401
