"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProposalsConfig(AppConfig):
    name = "voice.proposals"
    label = "proposals"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, demo, chores, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.web import navigation
        from voice.proposals import access, actions, contributing, demo, desk, listeners  # noqa: F401
        from voice.proposals.chores import close_quarters, publish_lists

        hourly(publish_lists)
        hourly(close_quarters)
        readers, counters = roles(*access.READERS), roles(*access.COUNTERS)
        navigation.add(_("File an improvement proposal"), "proposals:file", roles(*access.FILERS), 10, "proposals")
        navigation.add(_("Improvement proposals"), "proposals:proposals", readers, 10, "proposals")
        navigation.add(_("Monthly lists"), "proposals:issues", readers, 10, "proposals")
        navigation.add(_("Criteria of evaluation"), "proposals:criteria", readers, 10, "proposals")
        navigation.add(
            _("Participation in improvement proposals"), "proposals:participation", counters, 10, "proposals"
        )
        navigation.add(_("Quarterly figures"), "proposals:quarters", counters, 10, "proposals")
