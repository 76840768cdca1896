"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DatabaseConfig(AppConfig):
    name = "voice.database"
    label = "voice_database"

    def ready(self) -> None:
        """Load what registers itself; add the pages to the navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation
        from voice.database import access, actions, chores, demo, listeners, on_voice  # noqa: F401

        hourly(chores.renew_index)
        hourly(chores.compare)
        hourly(chores.compute_trends)
        navigation.add(_("Subjects and procedures"), "voice_database:taxonomy", roles(*access.KEEPERS), 9, "voice")
        navigation.add(_("Voices that say the same"), "voice_database:suggestions", roles(*access.KEEPERS), 9, "voice")
        navigation.add(_("Trends of voices"), "voice_database:trends", roles(*access.TREND_READERS), 9, "voice")
        navigation.add(_("Voices from files"), "voice_database:imports", roles(access.IMPORTER), 9, "voice")
