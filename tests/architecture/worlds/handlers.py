"""A proposed designation, and a request to open an identity."""

from compliance.handlers.models import IdentityOpening
from governance.organization.models import Unit
from tests.handlers.test_designations import proposed
from tests.handlers.test_opening_identities import Setting

PART = "compliance"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the designation and the request."""
    setting = Setting(unit=office)
    opening: IdentityOpening = setting.ask()
    return {
        "compliance/handlers/designations/<uuid:pk>": {"proposed": {"pk": str(proposed().pk)}},
        "compliance/handlers/openings/<uuid:pk>": {"asked": {"pk": str(opening.pk)}},
        "compliance/handlers/cases/<uuid:pk>": {"in confidence": {"pk": str(setting.case.pk)}},
    }
