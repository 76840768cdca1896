"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QualityConfig(AppConfig):
    name = "audit.quality"
    label = "audit_quality"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, demonstration, navigation."""
        from audit.quality import access, actions, demo, desk, listeners  # noqa: F401
        from governance.access import roles
        from governance.web import navigation

        navigation.add(_("Quality self-assessment"), "quality:assessments", roles(*access.SEERS), 46, "audit")
