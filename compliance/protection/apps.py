"""The app's registration with Django."""

from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    name = "compliance.protection"
