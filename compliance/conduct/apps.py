"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConductConfig(AppConfig):
    name = "compliance.conduct"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, demonstration, the hourly chore, navigation."""
        from compliance import contributed
        from compliance.conduct import access, actions, demo, desk, listeners  # noqa: F401
        from compliance.conduct.chores import keep_up
        from compliance.conduct.queries import articles_of_code
        from governance.access import SIGNED_IN, roles
        from governance.escalation.chores import hourly
        from governance.web import navigation

        hourly(keep_up)
        contributed.articles(articles_of_code)
        counters, keepers = access.COUNTERS_OF_SIGNATURES, (*access.EDITORS, *access.APPROVERS)
        navigation.add(_("Code of conduct and rules"), "conduct:index", SIGNED_IN, 40, "conduct")
        navigation.add(_("Signatures by unit"), "conduct:completion", roles(*counters), 41, "conduct")
        navigation.add(_("Versions of documents"), "conduct:editions", roles(*keepers), 42, "conduct")
        navigation.add(_("Contact points of the hotline"), "conduct:contacts", roles(*access.EDITORS), 43, "conduct")
