"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

AREA = "monitors"
"""The code of this area among those that publish."""


class MonitorsConfig(AppConfig):
    name = "voice.monitors"
    label = "monitors"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, the page of a voice, publishing, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.publishing import areas
        from governance.web import navigation
        from voice.monitors import access, actions, demo, desk, listeners, on_voice  # noqa: F401
        from voice.monitors.chores import erase_due_data

        hourly(erase_due_data)
        areas.register(
            AREA, _("Minutes of monitor meetings"), prepares=[access.PUBLISHER], reviews=["quality_management"]
        )
        navigation.add(_("Monitor meetings"), "monitors:meetings", roles(*access.MEETING_READERS), 9, "voice")
