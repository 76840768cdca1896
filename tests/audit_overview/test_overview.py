"""The overview: what each reader is shown, that numbers add up with the lists behind them, and that nothing tells of a plan."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.auditors.models import Auditor
from audit.engagements import actions as engagements
from audit.findings import actions as finding
from audit.overview.access import sight_of, told_sight
from audit.overview.department import rising
from audit.overview.figures import figures_of
from audit.overview.snapshot import exemptions_of
from audit.planning import actions as planning
from governance.people.models import Person
from tests.audit_engagements import making as audits
from tests.audit_engagements.making import ELSEWHERE, NEIGHBOUR, OFFICE, act
from tests.audit_findings import making as findings
from tests.audit_planning.making import a_line, approved
from tests.audit_universe import making as universe
from tests.support import factories

PAGE = "/audit/"
YEAR = 2026
CELL = re.compile(r'<td class="numeric" data-label="[^"]*">\s*(?:<strong>)?<a href="([^"]+)">(\d+)')


@pytest.fixture
def head(db: None) -> Person:
    return audits.head()


def at(role: str, code: str) -> Person:
    return factories.person(role, at=audits.unit(code))


def numbers(person: Person) -> dict[str, list[tuple[str, list[int | None]]]]:
    tables = figures_of(sight_of(factories.actor(person)), YEAR)
    return {
        table.code: [(words, [cell.number for _w, cell in cells]) for words, cells in table.rows] for table in tables
    }


def two_reported(head: Person, president: Person) -> Auditor:
    """Report the same weakness in two offices; return the lead."""
    lead = audits.auditor()
    for code in (OFFICE, ELSEWHERE):
        row, _lead = findings.at_work(head, code, lead=lead)
        findings.settled(lead.person, row, findings.office_head(code), code)
        findings.approved(head, president, lead, row)
    return lead


def listed(client: Client, address: str) -> int:
    """Return how many rows the list behind a number has."""
    page = client.get(html.unescape(address))
    assert page.status_code == 200, address
    return page.text.rsplit("<tbody", 1)[1].count("<tr")


def test_every_number_leads_to_a_list_with_as_many_rows(head: Person) -> None:
    president = audits.president()
    lead = two_reported(head, president)
    outside = findings.external(head, lead)
    theirs = findings.written(lead.person, outside)
    act(finding.issue, lead.person, theirs)
    for person in (head, president, at("statutory_auditor", "D15"), at("vice_president", "HQ"), lead.person):
        client = factories.client_of(person)
        found = CELL.findall(client.get(PAGE).text)
        assert len(found) > 10, person
        for address, number in found:
            if "/audit/planning/" in address or "/audit/auditors/" in address:
                continue
            assert listed(client, address) == int(number), (person, address)


def test_the_same_in_two_units_is_told(head: Person) -> None:
    president = audits.president()
    two_reported(head, president)
    found = numbers(president)
    assert [cells for _words, cells in found["repeated"]] == [[2, 2]]
    assert [cells for _words, cells in found["asked"]] == [[2, 0, 2], [2, 0, 2]]
    assert found["in_time"][0][1] == [2, 0, 100]


def test_the_board_reads_figures_of_approved_reports_and_opens_reports_alone(head: Person) -> None:
    president = audits.president()
    two_reported(head, president)
    audits.opened(head, NEIGHBOUR)
    board = at("board_member", "D16")
    page = factories.client_of(board).get(PAGE).text
    addresses = {address.split("?")[0] for address, _number in CELL.findall(page)}
    assert addresses == {"/audit/reports/"}
    assert numbers(board)["audits"][0][1][0] == 2
    assert numbers(at("vice_president", "HQ"))["audits"][0][1][0] == 3
    assert "現金の残高が合わない" not in page


def test_what_is_planned_is_shown_to_head_and_president_alone_and_counted_for_nobody(head: Person) -> None:
    president, lead = audits.president(), audits.auditor()
    readers = [
        at("statutory_auditor", "D15"),
        at("vice_president", "HQ"),
        at("board_member", "D16"),
        audits.auditor().person,
    ]
    before = [factories.client_of(person).get(PAGE).content for person in readers]
    told = figures_of(told_sight(), YEAR)
    plan = approved(head, president, a_line(OFFICE, title="ひみつ"))
    act(planning.plan_engagement, head, plan.lines.get(), planned=audits.a_plan())
    row = plan.lines.get().engagement
    act(engagements.assign, head, row, auditor=lead, role="lead")
    lifted = {
        "auditor": audits.auditor(home_block=audits.unit(audits.BLOCK)),
        "lifts": ["home_block"],
        "reason": "人がいない",
    }
    act(engagements.grant_exemption, president, row, **lifted)
    nonces = re.compile(rb'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')
    for person, page in zip(readers, before, strict=True):
        after = factories.client_of(person).get(PAGE).content
        assert nonces.sub(b"", after) == nonces.sub(b"", page), person
    assert figures_of(told_sight(), YEAR) == told
    assert exemptions_of(YEAR) == []
    for person in (head, president):
        shown = factories.client_of(person).get(PAGE).text
        assert "計画と実績" in shown
        assert "audits" not in numbers(person)
    act(engagements.authorize, head, row)
    act(engagements.open_on_site, lead.person, audits.fresh(row), where="玄関")
    assert [line[3] for line in exemptions_of(YEAR)] == ["人がいない"]
    assert numbers(readers[1])["audits"][0][1][0] == 1


def test_an_auditor_counts_the_own_audits_alone(head: Person) -> None:
    lead, other = audits.auditor(), audits.auditor()
    audits.opened(head, ELSEWHERE, lead=lead)
    assert numbers(lead.person)["audits"][0][1][0] == 1
    assert "audits" not in numbers(other.person)


def test_risks_that_rose_are_named_to_those_who_oversee_and_counted_for_others(head: Person) -> None:
    president = audits.president()
    universe.approved(head, president)
    universe.assessed(head)
    assert rising(sight_of(factories.actor(president))) is None
    audits.opened(head, OFFICE)
    universe.assessed(head)
    named = rising(sight_of(factories.actor(at("statutory_auditor", "D15"))))
    counted = rising(sight_of(factories.actor(at("board_member", "D16"))))
    assert named is not None
    assert counted is not None
    assert (counted.number, counted.named) == (named.number, [])
    assert factories.client_of(at("board_member", "D16")).get(PAGE).text.count("上がったリスク") == 1
    assert "死角" in factories.client_of(president).get(PAGE).text
    assert "死角" not in factories.client_of(at("vice_president", "HQ")).get(PAGE).text


def test_who_opens_it_and_a_year_that_there_is_none_of(head: Person) -> None:
    for role, code in (("staff", OFFICE), ("office_head", OFFICE), ("system_admin", "D07"), ("compliance_head", "D01")):
        assert factories.client_of(at(role, code)).get(PAGE).status_code == 404
    client = factories.client_of(head)
    assert client.get(PAGE, {"year": "1999"}).status_code == 422
    assert client.get(PAGE, {"year": "2026"}).status_code == 200


def test_the_number_of_queries_hangs_on_no_rows(head: Person) -> None:
    president = audits.president()
    client = factories.client_of(president)
    two_reported(head, president)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    lead = audits.auditor()
    row, _lead = findings.at_work(head, NEIGHBOUR, lead=lead)
    findings.settled(lead.person, row, findings.office_head(NEIGHBOUR), NEIGHBOUR)
    findings.approved(head, president, lead, row)
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) == len(few)
