"""A finding names the working papers on which it rests: the department sees both ways, the audited unit neither."""

import pytest

from audit.findings import actions as findings
from audit.findings.models import Finding
from tests.audit_engagements import making as engaging
from tests.audit_engagements.making import act, fresh, refused
from tests.audit_fieldwork import making
from tests.audit_findings.making import written
from tests.support import factories

pytestmark = pytest.mark.django_db


def test_a_finding_names_its_working_papers() -> None:
    team = making.team()
    paper, elsewhere = making.approved(team), making.secret_paper(team)
    finding = written(team.member.person, team.engagement)
    page, lead = f"{finding.get_absolute_url()}cite-papers/", factories.client_of(team.lead.person)
    assert paper.title in lead.get(page).text
    assert lead.post(page, {"papers": [str(elsewhere.pk)], "idempotency_key": "a"}).status_code == 422
    assert lead.post(page, {"papers": [str(paper.pk)], "idempotency_key": "b"}).status_code == 303
    assert fresh(finding).papers == [paper.pk]
    assert paper.get_absolute_url() in lead.get(finding.get_absolute_url()).text
    assert finding.title in lead.get(paper.get_absolute_url()).text
    act(findings.cite_papers, team.member.person, finding, papers=[elsewhere.pk])
    assert fresh(finding).papers == []
    act(findings.cite_papers, team.member.person, finding, papers=[paper.pk])
    act(findings.send_facts, team.lead.person, finding)
    office = factories.person("office_head", at=engaging.unit(engaging.OFFICE))
    told = factories.client_of(office).get(finding.get_absolute_url())
    assert (told.status_code, str(paper.pk) in told.text) == (200, False)
    act(findings.confirm_facts, office, finding)
    with refused("settled"):
        Finding.objects.filter(pk=finding.pk).update(papers=[])
