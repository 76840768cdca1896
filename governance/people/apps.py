"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "governance.people"

    def ready(self) -> None:
        """Load what registers itself, and add the pages to the navigation."""
        from governance.access import roles
        from governance.people import access, actions, checks, desk, listeners  # noqa: F401
        from governance.people.demo import actions as demo_actions  # noqa: F401
        from governance.people.roles import CONFIRMERS
        from governance.people.sign_in import signals  # noqa: F401
        from governance.web import navigation

        navigation.add(_("People"), "people:list", roles(access.ADMIN), 71, "administration")
        navigation.add(_("Roles to confirm"), "people:waiting-roles", roles(*CONFIRMERS), 72, "administration")
