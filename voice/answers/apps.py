"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

AREA = "voice"
"""The code of this area among those that publish."""


class AnswersConfig(AppConfig):
    name = "voice.answers"
    label = "voice_answers"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, the page of a voice, publishing, navigation."""
        from governance.access import roles
        from governance.escalation.chores import hourly
        from governance.publishing import areas
        from governance.web import navigation
        from voice.access import READERS
        from voice.answers import access, actions, contributing, demo, desk, listeners, on_voice, outcomes  # noqa: F401
        from voice.answers.chores import count_effects

        hourly(count_effects)
        areas.register(
            AREA, _("Customers' voices"), prepares=["service_promotion"], reviews=["quality_management"], clock="D8"
        )
        navigation.add(_("Voices without an answer"), "answers:unanswered", roles(*READERS), 8, "voice")
        navigation.add(_("Important voices"), "answers:matters", roles(*access.READERS), 8, "voice")
        navigation.add(_("Criteria of important voices"), "answers:criteria", roles(*READERS), 9, "voice")
