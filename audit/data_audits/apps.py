"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DataAuditsConfig(AppConfig):
    name = "audit.data_audits"
    label = "audit_data_audits"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, page of the engagement, listeners, desk, demonstration, navigation."""
        from audit.access import DEPARTMENT
        from audit.data_audits import access, actions, contributing, demo, desk, listeners  # noqa: F401
        from governance.access import roles
        from governance.web import navigation

        navigation.add(_("Data audits"), "data_audits:data-sets", roles(*DEPARTMENT), 38, "audit")
