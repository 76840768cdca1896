"""A measure from a case, and one without."""

from governance.organization.models import Unit
from tests.measures.test_measures import Setting

PART = "compliance"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return a measure for the office, and a disciplinary one."""
    setting = Setting()
    return {
        "compliance/measures/<uuid:pk>": {
            "of the office": {"pk": str(setting.propose(unit=office).pk)},
            "disciplinary": {"pk": str(setting.propose(kind="disciplinary").pk)},
        },
        "compliance/measures/cases/<uuid:pk>": {"case": {"pk": str(setting.case.pk)}},
    }
