"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SatisfactionConfig(AppConfig):
    name = "voice.satisfaction"
    label = "satisfaction"

    def ready(self) -> None:
        """Load what registers itself: the area of surveys, scopes, actions, listeners, desk, the hourly look, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.surveys import areas
        from governance.web import navigation
        from voice.satisfaction import access, actions, demo, desk, listeners  # noqa: F401
        from voice.satisfaction.choices import Channel
        from voice.satisfaction.chores import propose_waves

        areas.register(access.AREA, _("Customers' voices"), access.OWNERS, {c.value: c.label for c in Channel})
        hourly(propose_waves)
        navigation.add(_("Satisfaction surveys"), "satisfaction:overview", roles(*access.READERS), 9, "voice")
