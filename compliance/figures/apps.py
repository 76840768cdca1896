"""The app's registration with Django."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "compliance.figures"
