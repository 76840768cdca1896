"""Production does not start with demonstration accounts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from governance.people.models import Person

WHY = "This database holds demonstration accounts; it is not fit for production."


def holds_demo_accounts() -> bool:
    """Return whether demo accounts exist although this is not the demonstration; raises DatabaseError."""
    return not settings.DEMO and Person.objects.filter(is_demo=True).exists()


@register(Tags.security, deploy=True)
def no_demo_accounts(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Return an error for `check --deploy`; nothing when the database cannot be asked: start-up asks again."""
    try:
        found = holds_demo_accounts()
    except DatabaseError:
        return []
    hint = "Make a fresh database; demonstration accounts have a known password."
    return [Error(WHY, hint=hint, id="people.E001")] if found else []


def refuse_demo_accounts() -> None:
    """Raise ImproperlyConfigured when demo accounts exist and this is not the demonstration. Called at start-up.

    A database that cannot be asked stops the start too (DatabaseError): whoever runs the service starts it again.
    """
    if holds_demo_accounts():
        raise ImproperlyConfigured(WHY)
