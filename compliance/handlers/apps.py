"""The app's registration with Django."""

from django.apps import AppConfig


class HandlersConfig(AppConfig):
    name = "compliance.handlers"
