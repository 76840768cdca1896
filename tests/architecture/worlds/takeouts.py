"""Data of the office taken outside in the access matrix: asked for, outside, with a certificate."""

from governance.organization.models import Unit
from privacy.takeouts import actions
from privacy.takeouts.models import Certificate
from tests.takeouts import making

PART = "privacy"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    clerk, manager = making.clerk(), making.manager()
    asked, outside = making.asked(clerk), making.outside(clerk, manager)
    making.act(actions.claim_destroyed, clerk, outside, codes=["PC-1"], files=[making.CERTIFICATE])
    return {
        "privacy/takeouts/<uuid:pk>": {"asked": {"pk": str(asked.pk)}, "outside": {"pk": str(outside.pk)}},
        "privacy/takeouts/certificates/<uuid:pk>": {"outside": {"pk": str(Certificate.objects.get().pk)}},
    }
