"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FunctionsConfig(AppConfig):
    name = "privacy.functions"
    label = "functions"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, the hourly looks, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation
        from privacy.access import READERS
        from privacy.functions import access, actions, contributing, demo, desk, listeners  # noqa: F401
        from privacy.functions.chores import end_waivers, flag_rights, open_quarter

        for chore in (flag_rights, end_waivers, open_quarter):
            hourly(chore)
        navigation.add(_("Functions of terminals"), "functions:reviews", roles(*READERS), 15, "privacy")
