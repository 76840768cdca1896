"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitteeConfig(AppConfig):
    name = "compliance.committee"

    def ready(self) -> None:
        """Load what registers itself; add the pages to the navigation."""
        from compliance.committee import access, actions, demo, desk, listeners, on_case  # noqa: F401
        from compliance.committee.queries import outside_members
        from governance.access import roles
        from governance.people.outsiders import outsiders
        from governance.web import navigation

        outsiders(outside_members)
        navigation.add(_("Committee"), "committee:committee", roles(*access.FOLLOWERS), 15, "committee")
        navigation.add(_("Meetings"), "committee:meetings", roles(*access.ROOM), 16, "committee")
        navigation.add(_("Resolutions"), "committee:resolutions", roles(*access.READERS), 17, "committee")
