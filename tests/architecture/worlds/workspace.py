"""Workspace checks in the access matrix: self-check, hidden visit, defects, a verification by the office next door."""

from governance.organization.models import Unit
from privacy.workspace import actions
from privacy.workspace.models import Check, CriteriaSet, Photo, Verification
from tests.privacy_workspace import making

PART = "promotion"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    officer = making.officer()
    verifications = making.drawn(officer)
    closed = verifications[0].draw.round
    opened = making.round_(officer, quarter=4)
    own = Check.objects.get(round=opened, unit=office, kind="self")
    making.act(actions.add_photo, making.head(), own, criterion=None, files=[making.photo()])
    hidden = making.visit(officer)
    elsewhere = making.own_check(officer, making.NEIGHBOUR)
    making.hand_in(making.head(making.NEIGHBOUR), elsewhere, making.DESK, making.SCREEN)
    defect, reported = elsewhere.defects.order_by("criterion__position")
    making.put_right(making.head(making.NEIGHBOUR), reported)
    making.act(actions.draft_criteria, officer)
    return {
        "privacy/workspace/checks/<uuid:pk>": {
            "self-check": {"pk": str(own.pk)}, "visit to come": {"pk": str(hidden.pk)},
        },
        "privacy/workspace/photos/<uuid:pk>": {"of the office": {"pk": str(Photo.objects.get(check_row=own).pk)}},
        "privacy/workspace/defects/<uuid:pk>": {
            "open, next door": {"pk": str(defect.pk)}, "reported, next door": {"pk": str(reported.pk)},
        },
        "privacy/workspace/verifications/<uuid:pk>": {
            "to be verified": {"pk": str(Verification.objects.get(source="workspace.in_order").pk)},
        },
        "privacy/workspace/rounds/<uuid:pk>": {"open": {"pk": str(opened.pk)}, "closed": {"pk": str(closed.pk)}},
        "privacy/workspace/criteria/<uuid:pk>": {
            state: {"pk": str(CriteriaSet.objects.get(state=state).pk)} for state in ("draft", "decided")
        },
    }  # fmt: skip
