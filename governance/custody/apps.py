"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CustodyConfig(AppConfig):
    name = "governance.custody"

    def ready(self) -> None:
        """Load what registers itself; add the page to the navigation."""
        from governance.access import SIGNED_IN
        from governance.custody import access, actions, chores, demo, desk, listeners  # noqa: F401
        from governance.web import navigation

        navigation.add(_("My keys"), "custody:keys", SIGNED_IN, 75, "administration")
