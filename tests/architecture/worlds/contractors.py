"""Contracts of the office, one being prepared and one in force with an inspection and a finding."""

from governance.organization.models import Unit
from privacy.contractors.models import Catalogue, Inspection, Paper, RiskTable
from tests.privacy_contractors import making
from tests.support import factories

PART = "privacy"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows; the head of the office is in charge."""
    head, base = factories.person("office_head", at=office), "privacy/contractors/"
    company = making.company(head)
    making.certify(head, company)
    bid, draft = making.bid(head, company, code=office.code), making.draft(head, company, code=office.code)
    job = making.job(head, company, code=office.code)
    asked, done = making.ask(head, job), making.planned(head, job)
    making.finish(done, no=0)
    ahead = making.planned(head, job)
    return {
        f"{base}subcontracts/<uuid:pk>": {"waits for consent": {"pk": str(asked.pk)}},
        f"{base}companies/<uuid:pk>": {"a company": {"pk": str(company.pk)}},
        f"{base}bids/<uuid:pk>": {"of the office": {"pk": str(bid.pk)}},
        f"{base}catalogues/<uuid:pk>": {"in force": {"pk": str(Catalogue.objects.filter(state="decided")[0].pk)}},
        f"{base}risk-tables/<uuid:pk>": {"in force": {"pk": str(RiskTable.objects.get().pk)}},
        f"{base}inspections/<uuid:pk>": {"done": {"pk": str(done.pk)}, "planned": {"pk": str(ahead.pk)}},
        f"{base}findings/<uuid:pk>": {"of the office": {"pk": str(Inspection.objects.get(pk=done.pk).findings.get().pk)}},
        f"{base}papers/<uuid:pk>": {
            "certificate": {"pk": str(Paper.objects.get(certificate__isnull=False).pk)},
            "evidence": {"pk": str(Paper.objects.get(bid=bid).pk)},
        },
        f"{base}<uuid:pk>": {"being prepared": {"pk": str(draft.pk)}, "in force": {"pk": str(job.pk)}},
    }  # fmt: skip
