"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OverviewConfig(AppConfig):
    name = "privacy.overview"
    label = "privacy_overview"

    def ready(self) -> None:
        """Put the page first in the section of its area."""
        from governance.access import roles
        from governance.web import navigation
        from privacy.access import READERS_OF_COUNTS

        navigation.add(
            _("Overview of personal information"), "overview:overview", roles(*READERS_OF_COUNTS), 8, "privacy"
        )
