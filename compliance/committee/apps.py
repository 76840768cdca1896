"""The app's registration with Django."""

from django.apps import AppConfig


class CommitteeConfig(AppConfig):
    name = "compliance.committee"
