"""A necessity record that waits, and the case it is about."""

from governance.organization.models import Unit
from tests.guard.test_necessity import asked

PART = "compliance"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return them."""
    record, _, case = asked()
    return {
        "compliance/guard/records/<uuid:pk>": {"open": {"pk": str(record.pk)}},
        "compliance/guard/cases/<uuid:pk>": {"accepted": {"pk": str(case.pk)}},
    }
