"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "governance.learning"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk items, navigation, the hourly chore, the demo."""
        from governance.access import SIGNED_IN
        from governance.escalation.chores import hourly
        from governance.learning import access, actions, desk, for_audit, listeners  # noqa: F401
        from governance.learning.chores import keep_up
        from governance.learning.demo import making  # noqa: F401
        from governance.web import navigation

        hourly(keep_up)
        navigation.add(_("Training"), "learning:index", SIGNED_IN, 34, "conduct")
        navigation.add(_("Courses and completion"), "learning:courses", access.FOLLOWERS, 35, "conduct")
