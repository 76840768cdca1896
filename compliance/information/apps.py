"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InformationConfig(AppConfig):
    name = "compliance.information"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, the door, listeners, desk, checks, navigation."""
        from compliance.information import access, actions, demo, desk, door, figures, listeners, sections  # noqa: F401
        from compliance.information.checks import find_gaps, register_checks
        from compliance.information.routing import POSTS
        from governance.access import SIGNED_IN, roles
        from governance.escalation.chores import hourly
        from governance.vault import posts
        from governance.web import navigation

        posts.add_roles(*POSTS)
        register_checks()
        hourly(find_gaps)
        navigation.add(_("Register problem information"), "information:own", SIGNED_IN, 6, "cases")
        navigation.add(_("Problem information received"), "information:received", roles(*access.READERS), 12, "cases")
        navigation.add(_("Never registered"), "information:gaps", roles(*access.KEEPERS_OF_GAPS), 13, "cases")
        navigation.add(
            _("Times to registration"), "information:figures", roles(*access.COUNTERS_OF_FIGURES), 60, "figures"
        )
        navigation.add(_("Routing rules"), "information:rules", roles(*access.READERS_OF_RULES), 80, "administration")
