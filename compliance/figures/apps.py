"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "compliance.figures"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, the section of cases, listeners, desk, navigation."""
        from compliance import words
        from compliance.figures import access, actions, demo, desk, for_audit, listeners, sections  # noqa: F401
        from governance.access import roles
        from governance.web import navigation

        words.declare("figures.tie", _("The case was tied to what it teaches something about"))
        words.declare("figures.untie", _("A tie of the case was taken away"))
        navigation.add(_("Figures of the hotline"), "figures:dashboard", roles(*access.READERS), 55, "figures")
        navigation.add(_("What recurs"), "figures:recurring", roles(*access.READERS), 56, "figures")
        navigation.add(_("Silent units"), "figures:silent-units", roles(*access.READERS_OF_SILENCE), 57, "figures")
        navigation.add(_("Yearly figures"), "figures:editions", roles(*access.KEEPERS), 58, "figures")
