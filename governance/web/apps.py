"""The app's registration with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WebConfig(AppConfig):
    name = "governance.web"

    def ready(self) -> None:
        """Grant the application's database role its rights after each migration."""
        from governance.access.grants import grant

        post_migrate.connect(grant)
