"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MonitoringConfig(AppConfig):
    name = "privacy.monitoring"
    label = "privacy_monitoring"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, slots, desk, demonstration, chores, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation
        from privacy.access import READERS, READERS_OF_ALL
        from privacy.monitoring import access, actions, demo, desk, listeners, offering  # noqa: F401
        from privacy.monitoring.chores import forget_old_logs, forget_old_tasks, forget_rejected_files

        hourly(forget_old_tasks)
        hourly(forget_old_logs)
        hourly(forget_rejected_files)
        section = "privacy"
        navigation.add(_("Views to confirm"), "monitoring:waiting", roles(*access.JUDGES), 8, section)
        navigation.add(_("Flagged views"), "monitoring:tasks", roles(*READERS), 8, section)
        navigation.add(_("Monitoring of views: overview"), "monitoring:overview", roles(*READERS_OF_ALL), 8, section)
        navigation.add(_("Requests for the trail of a record"), "monitoring:trails", roles(*READERS), 8, section)
