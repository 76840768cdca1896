"""Leak incidents of the office: one with everything, one kept from the unit; a report and a measure given to a division."""

from governance.organization.models import Unit
from privacy.incidents.models import Criteria
from tests.privacy_incidents import making
from tests.privacy_incidents.making import Staff
from tests.privacy_incidents.test_telling import published

PART = "privacy"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return one of each."""
    staff = Staff(office.code)
    made = making.listed(staff)
    kept = making.assessed(staff, "feared", wrongful="feared")
    report = making.report(staff, made)
    measure = making.measure(staff, made)
    public = published(staff, made)
    start = "privacy/incidents/"
    return {
        f"{start}<uuid:pk>": {"of the office": {"pk": str(made.pk)}, "kept from it": {"pk": str(kept.pk)}},
        f"{start}reports/<uuid:pk>": {"draft": {"pk": str(report.pk)}},
        f"{start}measures/<uuid:pk>": {"planned": {"pk": str(measure.pk)}},
        f"{start}criteria/<uuid:pk>": {"of the law": {"pk": str(Criteria.objects.get().pk)}},
        "leaks/<uuid:pk>": {"public": {"pk": str(public.pk)}},
    }
