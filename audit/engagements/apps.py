"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EngagementsConfig(AppConfig):
    name = "audit.engagements"
    label = "audit_engagements"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, what other rooms ask, listeners, desk, demonstration, navigation."""
        from audit.access import READERS
        from audit.engagements import access, actions, contributing, demo, desk, listeners  # noqa: F401
        from governance.access import roles
        from governance.web import navigation

        navigation.add(_("Audits"), "engagements:engagements", roles(*READERS), 35, "audit")
