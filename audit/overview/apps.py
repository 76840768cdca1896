"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OverviewConfig(AppConfig):
    name = "audit.overview"
    label = "audit_overview"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, demonstration, navigation."""
        from audit.overview import access, actions, demo, desk, listeners  # noqa: F401
        from governance.access import roles
        from governance.web import navigation

        readers = roles(*access.READERS)
        navigation.add(_("Overview of internal audit"), "audit-overview:overview", readers, 8, "audit")
        navigation.add(_("Yearly opinion of internal audit"), "audit-overview:opinions", readers, 9, "audit")
