"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "voice.figures"
    label = "voice_figures"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, demo, chores, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation
        from voice.figures import access, actions, demo, desk, for_audit, listeners  # noqa: F401
        from voice.figures.chores import close_quarters, count_daily

        hourly(count_daily)
        hourly(close_quarters)
        navigation.add(_("Table of receipts"), "voice_figures:history", roles(*access.READERS), 59, "figures")
        navigation.add(_("Offices compared"), "voice_figures:offices", roles(*access.COMPARERS), 59, "figures")
        navigation.add(_("Quarter of voices"), "voice_figures:quarters", roles(*access.BOARD_READERS), 59, "figures")
        navigation.add(_("Annual report of voices"), "voice_figures:reports", roles(*access.KEEPERS), 59, "figures")
