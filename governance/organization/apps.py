"""The app's registration with Django."""

from django.apps import AppConfig


class OrganizationConfig(AppConfig):
    name = "governance.organization"
