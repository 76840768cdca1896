"""The app's registration with Django."""

from django.apps import AppConfig


class ChartsConfig(AppConfig):
    name = "governance.charts"
