"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningConfig(AppConfig):
    name = "audit.planning"
    label = "audit_planning"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, parts of the page of engagements, desk, demonstration, navigation."""
        from audit.planning import access, actions, contributing, demo, desk  # noqa: F401
        from governance.access import roles
        from governance.web import navigation

        navigation.add(_("Audit plan"), "planning:plans", roles(*access.PLANNERS), 36, "audit")
