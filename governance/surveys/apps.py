"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    name = "governance.surveys"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk items, navigation, the calendar's chore."""
        from governance.access import SIGNED_IN
        from governance.escalation.chores import hourly
        from governance.surveys import access, actions, desk, listeners  # noqa: F401
        from governance.surveys.chores import keep_days
        from governance.web import navigation

        hourly(keep_days)
        navigation.add(_("Surveys"), "surveys:index", SIGNED_IN, 40, "conduct")
