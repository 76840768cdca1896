"""The app's registration with Django."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "governance.lists"

    def ready(self) -> None:
        """Load the action and its scope."""
        from governance.lists import actions  # noqa: F401
