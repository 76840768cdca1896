"""A plan exists for the head and the president alone: all pages of everyone else are the same, byte for byte, afterwards."""

from datetime import timedelta
from uuid import uuid4

from audit.engagements import actions as engaging
from audit.planning import actions
from audit.planning.access import visible_lines, visible_plans, visible_proposals
from audit.planning.models import AnnualPlan, Line
from governance import clock
from governance.ledger.models import Entry
from governance.notices.models import Event, Notice
from governance.people.models import Person
from tests.audit_engagements import making
from tests.audit_engagements.making import BLOCK, NEIGHBOUR, OFFICE, act, fresh
from tests.audit_engagements.test_secrecy import (
    addresses,
    body,
    missing,
    outsiders,
    seen_by,
    work_in_the_background,
)
from tests.audit_planning.making import a_line, approved, drafted, line_of
from tests.support import factories

__all__ = ["outsiders"]


def make_secrets(head: Person, president: Person) -> list[AnnualPlan | Line]:
    """Plan the office in every way: in force, changed, solved, and with an audit planned from the line."""
    first = approved(head, president, a_line(OFFICE))
    line = line_of(first)
    act(actions.plan_engagement, head, line, planned=making.a_plan(OFFICE, title="ひみつの監査"))
    later = drafted(head, a_line(NEIGHBOUR), reason="ひみつの理由")
    act(actions.change_line, head, later.lines.get(engagement=None), planned=a_line(OFFICE, title="ひみつの変更"))
    act(
        actions.add_line,
        head,
        later,
        planned=a_line(BLOCK, kind="block", announced=True, offices=[making.unit(OFFICE)]),
    )
    act(actions.rewrite, head, later, policy="ひみつの方針", cycle_years=3, reason="ひみつの理由")
    act(actions.propose, head, later)
    act(actions.submit, head, later)
    act(actions.send_back, president, later, reason="ひみつの差戻し")
    return [first, fresh(later), line, *later.lines.all()]


def test_every_page_of_outsiders_is_the_same_before_and_after_a_plan(outsiders: dict[str, Person]) -> None:  # noqa: F811
    head, president, auditor = making.head(), making.president(), making.auditor()
    work_in_the_background()
    people = outsiders | {"auditor at work": auditor.person}
    clients = {role: factories.client_of(person) for role, person in people.items()}
    moment = clock.now() + timedelta(minutes=1)
    seen_by(people, clients, moment)  # the first visit of some pages leaves a mark of its own
    lists = ("/audit/planning/lines/", "/audit/planning/")
    before = seen_by(people, clients, moment)
    exported = [body(client.post(page, {"format": "csv"})) for client in clients.values() for page in lists]
    secrets = make_secrets(head, president)
    work_in_the_background()
    after = seen_by(people, clients, moment)
    assert [place for place in before if after[place] != before[place]] == []
    assert [body(client.post(page, {"format": "csv"})) for client in clients.values() for page in lists] == exported
    assert not Notice.objects.filter(person__in=people.values()).exists()
    for client in clients.values():
        for address in addresses(list(secrets)):
            assert client.get(address).status_code == 404, address
    office = clients["office_head"]
    assert len({missing(office, pk) for pk in (uuid4(), *(row.pk for row in secrets))}) == 1
    for person in people.values():
        actor = factories.actor(person)
        assert not any(visible(actor).exists() for visible in (visible_plans, visible_lines, visible_proposals))


def test_ledger_and_outbox_name_neither_unit_nor_words(db: None) -> None:
    secrets = make_secrets(making.head(), making.president())
    told = [*Entry.objects.values_list("details", flat=True), *Event.objects.values_list("payload", flat=True)]
    told_text = str(told)
    words = ("ひみつ", str(making.unit(OFFICE).pk), *(str(row.origin) for row in secrets if isinstance(row, Line)))
    assert not [word for word in words if word in told_text]


def test_the_inspector_reads_a_line_from_the_opening_of_its_audit_on(db: None) -> None:
    head, president, lead = making.head(), making.president(), making.auditor()
    line = line_of(approved(head, president, a_line(OFFICE)))
    act(actions.plan_engagement, head, line, planned=making.a_plan(OFFICE))
    inspector = factories.client_of(factories.person("statutory_auditor", at=making.unit("D15")))
    office = factories.client_of(factories.person("office_head", at=making.unit(OFFICE)))
    assert inspector.get(line.get_absolute_url()).status_code == 404
    row = fresh(line).engagement
    act(engaging.assign, head, row, auditor=lead, role="lead")
    act(engaging.authorize, head, row)
    act(engaging.open_on_site, lead.person, row, where="玄関")
    assert inspector.get(line.get_absolute_url()).status_code == 200
    assert office.get(line.get_absolute_url()).status_code == 404
    assert office.get(row.get_absolute_url()).status_code == 200
    assert "監査計画での位置付け" not in office.get(row.get_absolute_url()).text


def test_chosen_offices_of_a_block_audit_stay_hidden_on_its_line_until_they_are_revealed(db: None) -> None:
    head, president, lead = making.head(), making.president(), making.auditor()
    offices = [making.unit(OFFICE)]
    line = line_of(approved(head, president, a_line(BLOCK, kind="block", announced=True, offices=offices)))
    planned = making.a_plan(BLOCK, kind="block", announced=True, offices=offices)
    act(actions.plan_engagement, head, line, planned=planned)
    row = fresh(line).engagement
    act(engaging.assign, head, row, auditor=lead, role="lead")
    act(engaging.announce, head, row)
    inspector = factories.client_of(factories.person("statutory_auditor", at=making.unit("D15")))
    team, name = factories.client_of(lead.person), making.unit(OFFICE).periods.get().name
    pages = (line.get_absolute_url(), "/audit/planning/lines/", f"/audit/planning/lines/?unit={OFFICE}")
    assert [name in inspector.get(page).text for page in pages] == [False, False, False]
    assert line.title not in inspector.get(pages[2]).text
    assert [name in team.get(page).text for page in pages] == [True, True, True]
    act(engaging.reveal_offices, lead.person, row)
    assert [name in inspector.get(page).text for page in pages] == [True, True, True]
