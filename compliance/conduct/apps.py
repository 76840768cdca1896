"""The app's registration with Django."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "compliance.conduct"
