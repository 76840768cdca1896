"""The app's registration with Django."""

from django.apps import AppConfig


class InformationConfig(AppConfig):
    name = "compliance.information"
