"""The app's registration with Django."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "governance.learning"
