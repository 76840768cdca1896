"""The app's registration with Django."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "compliance.measures"
