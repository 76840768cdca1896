"""The app's registration with Django."""

from django.apps import AppConfig


class EscalationConfig(AppConfig):
    name = "governance.escalation"

    def ready(self) -> None:
        """Load the action and its scope."""
        from governance.escalation import actions  # noqa: F401
