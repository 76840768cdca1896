"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VoiceConfig(AppConfig):
    name = "voice"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, the daily comparison, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation
        from voice import access, actions, demo, desk, for_audit, leaks, listeners, offered  # noqa: F401
        from voice.checks import compare_receipts

        hourly(compare_receipts)
        navigation.add(_("File a customer's voice"), "voice:file-voice", roles(*access.FILERS), 7, "voice")
        navigation.add(_("First report of an incident"), "voice:file-incident", roles(*access.FILERS), 7, "voice")
        navigation.add(_("Customers' voices"), "voice:voices", roles(*access.READERS), 8, "voice")
        navigation.add(_("Incidents and accidents"), "voice:incidents", roles(*access.READERS), 8, "voice")
        navigation.add(_("Receipts compared"), "voice:receipts", roles(*access.CHECKERS), 9, "voice")
