"""The app's registration with Django."""

from django.apps import AppConfig


class ClockConfig(AppConfig):
    name = "governance.clock"
