"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "audit"

    def ready(self) -> None:
        """Register the area where the core asks for one: its courses are the audit head's."""
        from governance.learning import areas as courses

        courses.register("audit", _("Internal audit"), ["audit_head"])
