"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessLogsConfig(AppConfig):
    name = "privacy.access_logs"
    label = "privacy_access_logs"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, demonstration, answers for other rooms, navigation."""
        from governance.access import roles
        from governance.web import navigation
        from privacy.access import READERS, READERS_OF_ALL
        from privacy.access_logs import access, actions, demo, desk, for_audit, listeners, offering  # noqa: F401

        navigation.add(_("Views explained, by unit"), "access_logs:shares", roles(*READERS), 9, "privacy")
        navigation.add(_("Access logs taken in"), "access_logs:files", roles(*READERS_OF_ALL), 9, "privacy")
        navigation.add(_("Rules for views"), "access_logs:rules", roles(*READERS_OF_ALL), 9, "privacy")
