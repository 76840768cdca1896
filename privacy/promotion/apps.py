"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PromotionConfig(AppConfig):
    name = "privacy.promotion"
    label = "privacy_promotion"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, the reminder, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation
        from privacy.access import READERS
        from privacy.promotion import access, actions, contributing, demo, desk, listeners  # noqa: F401
        from privacy.promotion.chores import remind_owners

        hourly(remind_owners)
        navigation.add(_("Promotion plan"), "promotion:items", roles(*access.SEERS), 30, "privacy")
        navigation.add(_("In charge of personal information"), "promotion:people", roles(*READERS), 31, "privacy")
