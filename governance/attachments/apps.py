"""The app's registration with Django."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "governance.attachments"
