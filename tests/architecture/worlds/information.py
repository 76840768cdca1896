"""Entries of each track, one passed on, one that waits for a second person; a draft of the rules; a gap."""

from compliance.information import actions
from governance.organization.models import Unit
from governance.runner import run
from tests.information import making

PART = "compliance"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    passed, head = making.taken_up()
    run(actions.pass_on, actor=head, subject=passed.pk, area="audit", reason="監査で確かめる")
    entries = {
        "about staff": making.register(),
        "statutory": making.register(position="president"),
        "about the head": making.register(position="compliance_head"),
        "passed to audit": passed,
        "waits for a second": making.proposed()[0],
    }
    draft, _ = making.draft()
    rule = draft.rules.get(place=1)
    gap = making.gap()
    return {
        "compliance/information/entries/<uuid:pk>": {label: {"pk": str(row.pk)} for label, row in entries.items()},
        "compliance/information/rules/<uuid:pk>": {"draft": {"pk": str(draft.pk), "rule": str(rule.pk)}},
        "compliance/information/gaps/<uuid:pk>": {"open": {"pk": str(gap.pk)}},
    }
