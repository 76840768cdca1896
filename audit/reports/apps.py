"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

AREA = "audit"
"""The code of this area among those that publish."""


class ReportsConfig(AppConfig):
    name = "audit.reports"
    label = "audit_reports"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, page of an engagement, listeners, desk, publishing, navigation."""
        from audit.access import HEAD, PRESIDENT
        from audit.reports import access, actions, contributing, demo, desk, listeners  # noqa: F401
        from audit.reports.chores import open_summaries
        from governance.access import SIGNED_IN, roles
        from governance.escalation.chores import hourly
        from governance.publishing import areas
        from governance.web import navigation

        hourly(open_summaries)
        areas.register(AREA, _("Summaries of audits"), prepares=[HEAD], reviews=[PRESIDENT], clock="D17")
        navigation.add(_("Audit reports"), "reports:reports", roles(*access.SEERS), 38, "audit")
        navigation.add(_("Summaries of audits"), "public-audit-summaries:list", SIGNED_IN, 45, "audit")
        navigation.add(_("Half-yearly summaries"), "reports:summaries", roles(HEAD, PRESIDENT), 44, "audit")
