"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisitsConfig(AppConfig):
    name = "voice.visits"
    label = "visits"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, the hourly look, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation
        from voice.visits import access, actions, contributing, demo, desk, listeners  # noqa: F401
        from voice.visits.chores import remind_offices, settle_results

        hourly(settle_results)
        hourly(remind_offices)
        navigation.add(_("Mystery visits"), "visits:visits", roles(*access.READERS), 9, "voice")
