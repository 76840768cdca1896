"""Monitor meetings of the office: one to come, one held, one with minutes to approve; a recruitment; a monitor."""

from governance.organization.models import Unit
from tests.monitors import making

PART = "voice"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows. The public addresses lead to the same rows."""
    people = making.Office(office.code)
    recruitment, member = making.recruitment(people), making.member(people)
    planned, approved = making.meeting(people, 3), making.approved(people)
    held, drafted = making.held(people), making.drafted(people)
    return {
        "voice/monitors/<uuid:pk>": {
            "planned": {"pk": str(planned.pk)}, "held": {"pk": str(held.pk)}, "drafted": {"pk": str(drafted.pk)},
            "approved": {"pk": str(approved.pk)},
        },
        "voice/monitors/members/<uuid:pk>": {"of the office": {"pk": str(member.pk)}},
        "voice/monitors/recruitments/<uuid:pk>": {"of the office": {"pk": str(recruitment.pk)}},
        "voice/monitors/applications/<uuid:pk>": {"to the office": {"pk": str(making.application(recruitment).pk)}},
        "monitors/meetings/<uuid:pk>": {"of the office": {"pk": str(planned.pk)}},
        "monitors/recruitments/<uuid:pk>": {"of the office": {"pk": str(recruitment.pk)}},
    }  # fmt: skip
