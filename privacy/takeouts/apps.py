"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TakeoutsConfig(AppConfig):
    name = "privacy.takeouts"
    label = "takeouts"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, slots, desk, demonstration, navigation."""
        from governance.access import roles
        from governance.web import navigation
        from privacy.takeouts import access, actions, contributing, demo, desk, listeners, offered  # noqa: F401

        section = "privacy"
        navigation.add(_("Data that I take outside"), "takeouts:own", roles(*access.ASKERS), 14, section)
        navigation.add(_("Register of data taken outside"), "takeouts:register", roles(*access.OVERSEERS), 14, section)
