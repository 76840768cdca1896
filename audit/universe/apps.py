"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UniverseConfig(AppConfig):
    name = "audit.universe"
    label = "audit_universe"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, the weights of draws, desk, demonstration, navigation."""
        from audit.access import OVERSEERS
        from audit.universe import access, actions, contributing, demo, desk  # noqa: F401
        from governance.access import roles
        from governance.web import navigation

        navigation.add(_("Risk assessment"), "universe:ranking", roles(*OVERSEERS), 36, "audit")
