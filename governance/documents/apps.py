"""The app's registration with Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "governance.documents"
