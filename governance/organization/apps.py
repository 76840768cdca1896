"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganizationConfig(AppConfig):
    name = "governance.organization"

    def ready(self) -> None:
        """Load scope and actions; add the page to the navigation."""
        from governance.access import SIGNED_IN
        from governance.organization import access, actions  # noqa: F401
        from governance.web import navigation

        navigation.add(_("Organization"), "organization:tree", SIGNED_IN, 70, "administration")
