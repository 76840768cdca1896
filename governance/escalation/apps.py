"""The app's registration with Django."""

from django.apps import AppConfig


class EscalationConfig(AppConfig):
    name = "governance.escalation"

    def ready(self) -> None:
        """Load the action and its scope; register the chores of the rooms below."""
        from governance.attachments.storage import sweep_orphans
        from governance.escalation import actions  # noqa: F401
        from governance.escalation.chores import hourly

        hourly(sweep_orphans)
