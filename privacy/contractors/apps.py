"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContractorsConfig(AppConfig):
    name = "privacy.contractors"
    label = "contractors"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, the hourly looks, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation
        from privacy.contractors import access, actions, contributing, demo, desk, for_audit, listeners  # noqa: F401
        from privacy.contractors.chores import remind_of_certificates, replan_all

        hourly(remind_of_certificates)
        hourly(replan_all)
        readers = roles(*access.READERS_HERE)
        navigation.add(_("Contractors"), "contractors:jobs", readers, 14, "privacy")
        navigation.add(_("Contractors at risk"), "contractors:at-risk", readers, 14, "privacy")
