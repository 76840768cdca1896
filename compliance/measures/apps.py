"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeasuresConfig(AppConfig):
    name = "compliance.measures"

    def ready(self) -> None:
        """Load what registers itself; add the page to the navigation."""
        from compliance.measures import access, actions, demo, desk, listeners, offering, on_case  # noqa: F401
        from governance.access import roles
        from governance.web import navigation

        navigation.add(_("Measures"), "measures:measures", roles(*access.READERS), 20, "committee")
