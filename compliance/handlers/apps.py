"""The app's registration with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandlersConfig(AppConfig):
    name = "compliance.handlers"

    def ready(self) -> None:
        """Load what registers itself: scopes, actions, the office with its key, listeners, desk, navigation."""
        from compliance.handlers import access, actions, demo, desk, listeners, sections  # noqa: F401
        from compliance.rules import DESIGNATED_HANDLER
        from governance.access import roles
        from governance.learning import occasions
        from governance.vault import posts
        from governance.web import navigation

        occasions.register("new_handler", _("Someone becomes a designated handler"))
        posts.add_office(DESIGNATED_HANDLER, _("Designated handlers"), access.handlers_today)
        navigation.add(
            _("Designated handlers"),
            "handlers:register",
            roles(*access.KEEPERS_OF_REGISTER, "investigator"),
            16,
            "cases",
        )
        navigation.add(_("Opening of identities"), "handlers:openings", roles(*access.OPENERS), 15, "cases")
