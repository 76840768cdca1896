"""Production does not start with demonstration accounts."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from governance.people.models import Person


def refuse_demo_accounts() -> None:
    """Raise ImproperlyConfigured when demo accounts exist and this is not the demonstration. Called at start-up."""
    if not settings.DEMO and Person.objects.filter(is_demo=True).exists():
        raise ImproperlyConfigured("This database holds demonstration accounts; it is not fit for production.")
