"""The promotion plan in the access matrix: a requirement of the office, versions, reviews, privacy staff."""

from governance import clock
from governance.organization.models import Unit
from privacy.promotion import actions
from privacy.promotion.models import Catalogue, Designation, Evidence
from tests.privacy_promotion import making
from tests.support import factories

PART = "promotion"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    officer, head = making.officer(), making.manager()
    item = making.item(officer)
    making.report(head, item, "done", files=[making.file()])
    approved, prepared = making.approved(officer, 2025), making.review(officer, 2026)
    staff = factories.person("staff", at=office)
    making.act(actions.designate, head, unit=office, person=staff, valid_from=clock.today())
    making.act(actions.draft_catalogue, officer)
    return {
        "privacy/promotion/items/<uuid:pk>": {"of the office": {"pk": str(item.pk)}},
        "privacy/promotion/evidence/<uuid:pk>": {"of the office": {"pk": str(Evidence.objects.get().pk)}},
        "privacy/promotion/catalogue/<uuid:pk>": {
            state: {"pk": str(Catalogue.objects.get(state=state).pk)} for state in ("draft", "decided")
        },
        "privacy/promotion/reviews/<uuid:pk>": {
            "prepared": {"pk": str(prepared.pk)}, "approved": {"pk": str(approved.pk)},
        },
        "privacy/promotion/people/units/<uuid:pk>": {"the office": {"pk": str(office.pk)}},
        "privacy/promotion/people/<uuid:pk>": {"of the office": {"pk": str(Designation.objects.get().pk)}},
    }  # fmt: skip
