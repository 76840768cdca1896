"""The app's registration with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WebConfig(AppConfig):
    name = "governance.web"

    def ready(self) -> None:
        """Grant the application's database role its rights after each migration; say Django's messages in our words."""
        from governance.access.grants import grant
        from governance.web.framework_words import ask_to_choose

        ask_to_choose()
        post_migrate.connect(grant)
