"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FindingsConfig(AppConfig):
    name = "audit.findings"
    label = "audit_findings"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, the page of an engagement, listeners, desk, navigation."""
        from audit.access import READERS
        from audit.findings import access, actions, contributing, demo, desk, listeners  # noqa: F401
        from governance.access import roles
        from governance.web import navigation

        navigation.add(_("Audit findings"), "findings:findings", roles(*READERS), 36, "audit")
        navigation.add(_("Follow-up"), "findings:recommendations", roles(*READERS), 37, "audit")
        navigation.add(_("Audits by others"), "findings:external-audits", roles(*access.SEES_EXTERNAL), 39, "audit")
