"""Findings of the office in the access matrix: a draft, one that the unit knows, a privacy one, one by others; reports."""

from django.core.files.uploadedfile import SimpleUploadedFile

from audit.findings import actions
from audit.findings.models import Evidence
from audit.reports.chores import open_summaries
from audit.reports.models import Summary
from governance.attachments.intake import examine
from governance.organization.models import Unit
from governance.people.models import Person
from tests.audit_engagements import making as audits
from tests.audit_engagements.making import act
from tests.audit_findings import making

PART = "audit"
_team: list[Person] = []


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    head, president, answerer = audits.head(), audits.president(), making.office_head()
    engagement, lead = making.at_work(head)
    _team[:] = [lead.person]
    draft, told = making.written(lead.person, engagement), making.sent(lead.person, engagement)
    asked = making.settled(lead.person, engagement, answerer)
    privacy_audit, _same = making.at_work(head, lead=lead, kind="privacy")
    private = making.sent(lead.person, privacy_audit)
    outside = making.external(head, lead)
    theirs = making.written(lead.person, outside)
    act(actions.issue, lead.person, theirs)
    followed, _lead = making.followed(head, president, answerer)
    file = examine(SimpleUploadedFile("a.csv", b"a,b\n1,2\n", content_type="text/csv"))
    act(actions.report_progress, answerer, followed, claim="done", text="改めた", evidence=[file])
    working, worker = making.at_work(head)
    in_work = making.report_of(worker.person, working)
    approved = followed.finding.engagement.report
    summary = _summary()
    return {
        "audit/findings/<uuid:pk>": {
            "draft": {"pk": str(draft.pk)}, "told": {"pk": str(told.pk)}, "privacy": {"pk": str(private.pk)},
            "of others": {"pk": str(theirs.pk)},
        },
        "audit/findings/recommendations/<uuid:pk>": {
            "for the office": {"pk": str(asked.recommendations.get(kind="improvement").pk)},
            "for a division": {"pk": str(asked.recommendations.get(kind="proposal").pk)},
            "reported": {"pk": str(followed.pk)},
        },
        "audit/findings/evidence/<uuid:pk>": {"sent": {"pk": str(Evidence.objects.get().pk)}},
        "audit/findings/external/<uuid:pk>": {"of others": {"pk": str(outside.pk)}},
        "audit/findings/external/<uuid:source>": {"of others": {"source": str(outside.pk)}},
        "audit/findings/of/<uuid:source>": {"at work": {"source": str(engagement.pk)}},
        "audit/findings/criteria/<uuid:pk>": {"first": {"pk": str(draft.criterion_id)}},
        "audit/reports/<uuid:pk>": {"in work": {"pk": str(in_work.pk)}, "approved": {"pk": str(approved.pk)}},
        "audit/reports/of/<uuid:source>": {"at work": {"source": str(engagement.pk)}},
        "audit/reports/summaries/<uuid:pk>": {"owed": {"pk": str(summary.pk)}},
        "audit-summaries/<int:year>-<int:half>": {"owed": {"year": str(summary.fiscal_year), "half": str(summary.half)}},
    }  # fmt: skip


def _summary() -> Summary:
    open_summaries()
    return Summary.objects.get()


def readers() -> list[tuple[str, Person]]:
    """Return the lead of the team."""
    return [("the lead with findings", person) for person in _team]
