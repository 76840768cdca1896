"""The app's registration with Django."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "governance.vault"
