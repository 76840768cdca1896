"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "privacy"

    def ready(self) -> None:
        """Register the area where the core asks for one. Its courses and texts for the public are the chief privacy officer's."""
        from governance.learning import areas as courses
        from governance.publishing import areas as publishing

        publishing.register(
            "privacy", _("Leaks of personal information"), prepares=["chief_privacy_officer"],
            reviews=["chief_privacy_officer", "vice_president"],
        )  # fmt: skip
        courses.register("privacy", _("Privacy"), ["chief_privacy_officer"])
