"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuardConfig(AppConfig):
    name = "compliance.guard"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, sections of the case's page, navigation."""
        from compliance.guard import access, actions, demo, desk, listeners, sections  # noqa: F401
        from governance.access import roles
        from governance.web import navigation

        navigation.add(_("Necessity records"), "guard:necessities", roles(*access.READERS), 17, "cases")
