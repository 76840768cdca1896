"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "privacy"

    def ready(self) -> None:
        """Register the area where the core asks for one: its courses belong to the chief privacy officer."""
        from governance.learning import areas as courses

        courses.register("privacy", _("Privacy"), ["chief_privacy_officer"])
