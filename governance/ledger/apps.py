"""The app's registration with Django."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "governance.ledger"
