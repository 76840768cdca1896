"""Self-assessment and yearly opinion in the access matrix: versions, two years, opinions in each state."""

from django.core.files.uploadedfile import SimpleUploadedFile

from audit.overview import actions as opinions
from audit.overview.actions import Worded
from audit.overview.models import YearlyOpinion
from audit.quality import actions
from audit.quality.models import Catalogue, Evidence, Measure
from governance.attachments.intake import examine
from governance.organization.models import Unit
from tests.audit_engagements import making as audits
from tests.audit_engagements.making import act, fresh
from tests.audit_quality import making

PART = "audit"
WORDS = Worded("mostly", "mostly", "mostly", "mostly", "監査による。", "なし", "干渉なし")


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    head, president, first, second = audits.head(), audits.president(), audits.auditor(), audits.auditor()
    approved = making.approved(head, first, second, year=2025)
    running = making.opened(head, 2026)
    item = making.item(running, "8.4")
    file = examine(SimpleUploadedFile("a.csv", b"a,b\n1,2\n", content_type="text/csv"))
    making.rated(first.person, head, item, files=[file])
    act(actions.draft_catalogue, head)
    states = {}
    for year, steps in ((2024, 0), (2025, 1), (2026, 2)):
        made = act(opinions.begin, head, fiscal_year=year, worded=WORDS).subject_id
        row = YearlyOpinion.objects.get(pk=made)
        if steps:
            act(opinions.hand_over, head, row)
        if steps == 2:
            act(opinions.present, president, row, seen=fresh(row).hash, remark="")
        states[fresh(row).state] = {"pk": str(made)}
    return {
        "audit/quality/<uuid:pk>": {"under way": {"pk": str(running.pk)}, "approved": {"pk": str(approved.pk)}},
        "audit/quality/items/<uuid:pk>": {"rated": {"pk": str(item.pk)}},
        "audit/quality/items/<uuid:source>": {"rated": {"source": str(item.pk)}},
        "audit/quality/measures/<uuid:pk>": {"of the head": {"pk": str(Measure.objects.get().pk)}},
        "audit/quality/evidence/<uuid:pk>": {"of a rating": {"pk": str(Evidence.objects.get().pk)}},
        "audit/quality/catalogue/<uuid:pk>": {
            state: {"pk": str(Catalogue.objects.get(state=state).pk)} for state in ("draft", "decided")
        },
        "audit/opinions/<uuid:pk>": states,
    }  # fmt: skip
