"""The app's registration with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "governance.people"

    def ready(self) -> None:
        """Load the actions."""
        from governance.people.demo import actions  # noqa: F401
