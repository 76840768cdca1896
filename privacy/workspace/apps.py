"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkspaceConfig(AppConfig):
    name = "privacy.workspace"
    label = "privacy_workspace"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, the reminder, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation
        from privacy.workspace import access, actions, contributing, demo, desk, listeners  # noqa: F401
        from privacy.workspace.chores import remind_units

        hourly(remind_units)
        navigation.add(_("Workspace checks"), "workspace:checks", roles(*access.SEERS), 32, "privacy")
        navigation.add(_("Defects of workspaces"), "workspace:defects", roles(*access.SEERS), 33, "privacy")
        navigation.add(_("Verification by lot"), "workspace:verifications", roles(*access.SEERS), 34, "privacy")
