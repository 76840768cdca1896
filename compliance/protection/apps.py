"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProtectionConfig(AppConfig):
    name = "compliance.protection"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk items, panels, chores, navigation."""
        from compliance.access import CASE_ROLES
        from compliance.filing import after_filing
        from compliance.protection import access, actions, chores, demo, desk, listeners, panels  # noqa: F401
        from compliance.protection.actions import erasing  # noqa: F401
        from compliance.protection.actions.beginning import begin_with_report
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation

        after_filing(begin_with_report)
        panels.add_panels()
        for chore in (chores.open_due, chores.watch_the_unwatched, chores.forget_old):
            hourly(chore)
        readers = roles(*CASE_ROLES)
        navigation.add(_("Protection of reporters"), "protection:check-ins", readers, 14, "cases")
        navigation.add(_("Rules and periods"), "protection:rules", readers, 15, "cases")
        navigation.add(_("Personnel actions"), "protection:personnel", roles("hr_officer"), 16, "cases")
