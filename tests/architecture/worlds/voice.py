"""A voice with its customer and an incident of the office."""

from governance.organization.models import Unit
from tests.support import factories
from tests.voice import making
from voice.sending import Customer

PART = "voice"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return one of each."""
    filer = factories.person("staff", at=office)
    voice, incident = making.voice(by=filer, customer=Customer("客 一郎", "03")), making.incident(by=filer)
    return {
        "voice/voices/<uuid:pk>": {"of the office": {"pk": str(voice.pk)}},
        "voice/incidents/<uuid:pk>": {"of the office": {"pk": str(incident.pk)}},
    }
