"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectConfig(AppConfig):
    name = "voice.direct"
    label = "direct_notices"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, the reminder, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation
        from voice.direct import access, actions, demo, desk, listeners  # noqa: F401
        from voice.direct.chores import remind_readers

        hourly(remind_readers)
        navigation.add(_("Direct notices received"), "direct:received", roles(*access.SENDERS), 9, "voice")
        navigation.add(_("Direct notices sent"), "direct:sent", roles(*access.READERS), 9, "voice")
