"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditorsConfig(AppConfig):
    name = "audit.auditors"
    label = "audit_auditors"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, what other rooms ask, desk, demonstration, navigation."""
        from audit.auditors import access, actions, contributing, demo, desk  # noqa: F401
        from governance.access import roles
        from governance.web import navigation

        navigation.add(_("Auditors"), "auditors:auditors", roles(*access.SEERS), 38, "audit")
        navigation.add(_("Rule of independence"), "auditors:rules", roles(*access.SEERS), 39, "audit")
