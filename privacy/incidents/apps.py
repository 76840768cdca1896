"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

AREA = "privacy"
"""The code of this area among those that publish."""


class IncidentsConfig(AppConfig):
    name = "privacy.incidents"
    label = "privacy_incidents"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, slots, the cross-check, navigation."""
        from governance.access import roles
        from governance.handover import cross_check
        from governance.web import navigation
        from privacy.access import READERS_OF_ALL
        from privacy.incidents import (  # noqa: F401
            access,
            actions,
            contributing,
            demo,
            desk,
            figures,
            for_audit,
            listeners,
        )
        from privacy.incidents.crosschecking import not_handed_over
        from privacy.incidents.queries import SUBJECT

        cross_check(
            "privacy.incidents", _("Leaks that somebody who works for us may have caused on purpose"), SUBJECT,
            not_handed_over,
        )  # fmt: skip
        section = "privacy"
        navigation.add(_("First report of a leak"), "incidents:file-incident", roles(*access.FILERS), 9, section)
        navigation.add(_("Leak incidents"), "incidents:incidents", roles(*access.SEERS), 10, section)
        navigation.add(_("Criteria of the duty to report"), "incidents:criteria", roles(*READERS_OF_ALL), 11, section)
        navigation.add(_("Figures of leaks"), "incidents:figures", roles(*access.COUNTERS), 11, section)
