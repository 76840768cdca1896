"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FieldworkConfig(AppConfig):
    name = "audit.fieldwork"
    label = "audit_fieldwork"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, what other rooms ask, listeners, desk, demonstration, navigation."""
        from audit.fieldwork import access, actions, contributing, demo, desk, listeners  # noqa: F401
        from audit.fieldwork.access import READ
        from governance.access import roles
        from governance.web import navigation

        navigation.add(_("Working papers"), "fieldwork:papers", roles(*READ), 36, "audit")
        navigation.add(_("Audit manual"), "fieldwork:manuals", roles(*READ), 37, "audit")
