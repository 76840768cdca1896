"""Publications in the access matrix: one in each state."""

from governance.organization.models import Unit
from tests.publishing import making

PART = "core"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    return {
        "publishing/<uuid:pk>": {
            "draft": {"pk": str(making.draft().pk)},
            "in review": {"pk": str(making.in_review().pk)},
            "approved": {"pk": str(making.approved().pk)},
            "published": {"pk": str(making.published().pk)},
        }
    }
