"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "governance.publishing"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk items, navigation."""
        from governance.publishing import access, actions, desk, listeners  # noqa: F401
        from governance.web import navigation

        navigation.add(_("Publications"), "publishing:publications", access.WORKERS, 45)
