"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "governance.desk"

    def ready(self) -> None:
        """Add desk and inbox to the navigation."""
        from governance.access import SIGNED_IN
        from governance.web import navigation

        navigation.add(_("My desk"), "desk:desk", SIGNED_IN, 0)
        navigation.add(_("File a report"), "report:start", SIGNED_IN, 5)
