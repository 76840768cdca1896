"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "voice.intake"
    label = "voice_intake"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, listeners, desk, the page of a voice, navigation."""
        from governance.access import roles
        from governance.web import navigation
        from voice.access import RECEIVERS_AT_HEADQUARTERS
        from voice.intake import access, actions, demo, desk, listeners, on_voice  # noqa: F401

        navigation.add(
            _("Enter a letter to the president"), "intake:file-letter", roles("service_promotion"), 7, "voice"
        )
        navigation.add(_("E-mails to the president"), "intake:mails", roles(*RECEIVERS_AT_HEADQUARTERS), 8, "voice")
