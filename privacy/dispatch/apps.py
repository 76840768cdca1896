"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DispatchConfig(AppConfig):
    name = "privacy.dispatch"
    label = "privacy_dispatch"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, slots, desk, demonstration, navigation."""
        from governance.access import roles
        from governance.web import navigation
        from privacy.dispatch import access, actions, contributing, demo, desk, listeners  # noqa: F401

        section = "privacy"
        navigation.add(_("Check of what is sent"), "dispatch:batches", roles(*access.SEERS), 12, section)
        navigation.add(_("Near misses before sending"), "dispatch:near-misses", roles(*access.SEERS), 13, section)
        navigation.add(_("Figures of what is sent"), "dispatch:months", roles(*access.COUNTERS), 13, section)
