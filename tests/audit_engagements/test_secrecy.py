"""An audit that is not opened exists for nobody outside: every page of theirs is the same, byte for byte, before and after."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.db import models
from django.test import Client

from audit.engagements import actions
from audit.engagements.access import visible_draws, visible_engagements, visible_members, visible_targets
from audit.engagements.models import Draw, Engagement, ExemptionRequest
from audit.engagements.rules.sampling import pool_digest
from audit.engagements.sealing import find_number
from audit.fieldwork import actions as papers
from governance import clock
from governance.access.gate import Requirement
from governance.escalation.chores import chores
from governance.ledger.models import Entry
from governance.notices.models import Event, Notice
from governance.notices.outbox import dispatch
from governance.people.models import Person
from tests.architecture.test_registry import routes
from tests.audit_engagements import making
from tests.audit_engagements.making import BLOCK, ELSEWHERE, NEIGHBOUR, OFFICE
from tests.audit_fieldwork import making as fieldwork
from tests.support import factories

OUTSIDERS = {
    "office_head": OFFICE, "block_head": BLOCK, "block_officer": BLOCK, "staff": OFFICE, "privacy_manager": OFFICE,
    "vice_president": "HQ", "system_admin": "D07", "statutory_auditor": "D15", "chief_privacy_officer": "D12",
    "auditor": making.DIVISION, "board_member": "D16", "compliance_head": "D01", "division_owner": "D08",
    "hr_officer": "D05",
}  # fmt: skip
EVERYTHING = ("office_head", "block_head", "vice_president", "system_admin", "statutory_auditor", "auditor")
"""They look at every page without a parameter that is for them; the others at desk, inbox and all of audit."""
CHANGING = re.compile(
    rb'name="(csrfmiddlewaretoken|idempotency_key|sealed_\w+)" value="[^"]*"|nonce="[^"]*"|<updated>[^<]*</updated>'
)
"""What is new each time that a page is fetched: tokens, and the moment in the feed."""


@pytest.fixture
def outsiders(db: None) -> dict[str, Person]:
    return {role: factories.person(role, at=making.unit(code)) for role, code in OUTSIDERS.items()}


def pages_for(person: Person, everything: bool) -> list[str]:
    actor = factories.actor(person)
    found = ["/desk/", "/inbox/"]
    for pattern, route in routes():
        requires = getattr(getattr(route.callback, "view_class", None), "requires", None)
        if "<" in pattern or not isinstance(requires, Requirement) or requires.name == "reporter":
            continue
        if (everything or pattern.startswith("audit/")) and requires.admits(actor):
            found.append(f"/{pattern}")
    return found


def body(answer: Any) -> bytes:
    """Return what an answer holds, without what is new each time."""
    held = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return CHANGING.sub(b"", held) + str(answer.status_code).encode() + answer.headers.get("Location", "").encode()


def missing(client: Client, pk: UUID) -> bytes:
    """Return the page of an audit that is not there, without its address."""
    return body(client.get(f"/audit/engagements/{pk}/")).replace(str(pk).encode(), b"")


def seen_by(outsiders: dict[str, Person], clients: dict[str, Client], moment: datetime) -> dict[tuple[str, str], bytes]:
    """Return every page of everyone, all looked at in the same moment."""
    with patch("django.utils.timezone.now", lambda: moment):
        return {
            (role, page): body(clients[role].get(page))
            for role, person in outsiders.items()
            for page in pages_for(person, role in EVERYTHING)
        }


def exports(clients: dict[str, Client]) -> list[bytes]:
    return [body(client.post("/audit/engagements/?sort=title", {"format": "csv"})) for client in clients.values()]


class Department:
    """The people of the department and the president, whom everyone may know."""

    def __init__(self) -> None:
        self.head, self.president, self.lead = making.head(), making.president(), making.auditor()
        self.barred = making.auditor(home_block=making.unit(BLOCK))
        self.reviewer = making.auditor()
        fieldwork.manual(self.head, self.lead.person)


def work_in_the_background() -> None:
    """Do what the workers do: hand out events, the hourly chores."""
    dispatch()
    for chore in chores():
        chore()
    dispatch()


def make_secrets(people: Department) -> list[Any]:
    """Plan everything that can be secret about the office, down to the authority to open it."""
    head, lead, barred = people.head, people.lead, people.barred
    row = making.planned(head, OFFICE, title="ひみつの監査", lead=lead)
    making.act(actions.change_plan, head, row, planned=making.a_plan(OFFICE, title="ひみつの監査"))
    making.act(actions.authorize, head, row)
    lift = {"auditor": barred, "lifts": ["home_block"], "reason": "人がいない"}
    for answer in ("withdraw", "refuse", ""):
        making.act(actions.ask_exemption, head, row, **lift)
        asked = ExemptionRequest.objects.filter(state="waits").first()
        if answer == "withdraw":
            making.act(actions.withdraw_exemption, head, asked)
        elif answer == "refuse":
            making.act(actions.refuse_exemption, people.president, asked, reason="他の者で足りる")
    making.act(actions.grant_exemption, people.president, row, **lift)
    making.act(actions.assign, head, row, auditor=barred, role="member")
    making.act(actions.release, head, row, auditor=barred)
    draw = committed(head, [(OFFICE, 3), (NEIGHBOUR, 1)], 2)
    making.act(actions.draw_units, head, draw)
    later = making.planned(head, OFFICE, starts_on=making.day(20), ends_on=making.day(21), draw=making.fresh(draw))
    block = making.planned(head, BLOCK, kind="block", offices=[making.unit(OFFICE)], announced=True)
    prepare_papers(people, row)
    given_up = making.planned(head, OFFICE, lead=lead)
    making.act(actions.cancel, head, given_up, reason="別の事務所にする")
    return [row, later, block, given_up, draw]


def prepare_papers(people: Department, row: Engagement) -> None:
    """Prepare the fieldwork in secret, as far as a paper that waits for the head."""
    making.act(actions.assign, people.head, row, auditor=people.reviewer, role="reviewer")
    team = fieldwork.Team(row, people.head, people.president, people.lead, people.lead, people.reviewer)
    paper = fieldwork.reviewed(team)
    making.act(papers.raise_note, people.head, paper, text="ひみつの質問")


def committed(head: Person, pool: list[tuple[str, int]], picks: int) -> Draw:
    number = find_number()
    made = making.act(
        actions.commit_draw, head, title="ひみつの抽選", pool=pool, picks=picks, digest=pool_digest(pool),
        commitment=number.commitment, sealed=number.sealed,
    )  # fmt: skip
    return Draw.objects.get(pk=made.subject_id)


def addresses(rows: list[Any]) -> Iterator[str]:
    """Yield every address below audit with the id of a secret row in it."""
    for pattern, _route in routes():
        if pattern.startswith("audit/") and "<uuid:pk>" in pattern:
            for row in rows:
                yield "/" + pattern.replace("<uuid:pk>", str(row.pk))


def test_every_page_of_outsiders_is_the_same_before_and_after_the_planning(outsiders: dict[str, Person]) -> None:
    people = Department()
    making.opened(people.head, ELSEWHERE, lead=people.lead)
    work_in_the_background()
    clients = {role: factories.client_of(person) for role, person in outsiders.items()}
    moment = clock.now() + timedelta(minutes=1)
    seen_by(outsiders, clients, moment)  # the first visit of some pages leaves a mark of its own
    before, exported = seen_by(outsiders, clients, moment), exports(clients)
    assert sum(page[-3:] == b"200" for page in before.values()) > 100
    noted = Notice.objects.count()
    secrets = make_secrets(people)
    work_in_the_background()
    after = seen_by(outsiders, clients, moment)
    assert [place for place in before if after[place] != before[place]] == []
    assert before.keys() == after.keys()
    assert exports(clients) == exported
    new = Notice.objects.order_by("-created_at")[: Notice.objects.count() - noted]
    assert not {notice.person_id for notice in new} & {person.pk for person in outsiders.values()}
    for client in clients.values():
        for address in addresses(secrets):
            assert client.get(address).status_code == 404, address
    office = clients["office_head"]
    told = {missing(office, pk) for pk in (uuid4(), *(row.pk for row in secrets[:4]))}
    assert len(told) == 1


def test_actors_outside_see_no_row(outsiders: dict[str, Person]) -> None:
    make_secrets(Department())
    for person in outsiders.values():
        actor = factories.actor(person)
        for visible in (visible_engagements, visible_targets, visible_members, visible_draws):
            rows: models.QuerySet[Any] = visible(actor)
            assert not rows.exists(), (person, visible)


def test_who_leaves_the_team_before_the_opening_sees_it_no_more(db: None) -> None:
    head, lead, other = making.head(), making.auditor(), making.auditor()
    row = making.planned(head, lead=lead)
    making.act(actions.assign, head, row, auditor=other, role="member")
    client = factories.client_of(other.person)
    assert client.get(row.get_absolute_url()).status_code == 200
    making.act(actions.release, head, row, auditor=other)
    assert client.get(row.get_absolute_url()).status_code == 404
    assert row.title not in client.get("/audit/engagements/").text


def test_ledger_and_outbox_name_neither_unit_nor_title(db: None) -> None:
    secrets = make_secrets(Department())
    office = making.unit(OFFICE)
    words = (str(office.pk), OFFICE, "ひみつ")
    for details in Entry.objects.filter(subject_id__in=[row.pk for row in secrets]).values_list("details", flat=True):
        assert not any(word in json.dumps(details, ensure_ascii=False) for word in words)
    for payload in Event.objects.values_list("payload", flat=True):
        assert not any(word in json.dumps(payload, ensure_ascii=False) for word in words)


def test_numbers_are_given_at_the_opening_so_that_none_is_missing(db: None) -> None:
    head = making.head()
    first = making.opened(head, ELSEWHERE)
    secret = making.planned(head, lead=making.auditor())
    cancelled = making.planned(head)
    making.act(actions.cancel, head, cancelled, reason="別の日に")
    second = making.opened(head, NEIGHBOUR)
    assert (first.number, second.number) == (1, 2)
    assert {row.reference for row in (making.fresh(secret), making.fresh(cancelled))} == {None}


def test_chosen_offices_of_an_announced_block_audit_stay_unknown_until_they_are_revealed(db: None) -> None:
    head, lead = making.head(), making.auditor()
    block_head = factories.person("block_head", at=making.unit(BLOCK))
    chosen, neighbour = (factories.person("office_head", at=making.unit(code)) for code in (OFFICE, NEIGHBOUR))
    office_name = "千代田"
    row = making.opened(head, BLOCK, lead=lead, kind="block", announced=True, offices=[making.unit(OFFICE)])
    dispatch()
    address = row.get_absolute_url()
    block_page = factories.client_of(block_head).get(address)
    assert block_page.status_code == 200
    assert office_name not in block_page.text
    clients = [factories.client_of(person) for person in (chosen, neighbour)]
    assert [client.get(address).status_code for client in clients] == [404, 404]
    assert clients[0].get("/desk/").text.count(row.title) == 0
    making.act(actions.reveal_offices, lead.person, row)
    dispatch()
    assert [client.get(address).status_code for client in clients] == [200, 404]
    assert office_name in factories.client_of(block_head).get(address).text
    assert set(Notice.objects.filter(kind="engagements.offices_revealed").values_list("person_id", flat=True)) == {
        chosen.pk, block_head.pk,
    }  # fmt: skip


def test_after_the_opening_those_of_roles_md_see_it_and_nobody_else(outsiders: dict[str, Person]) -> None:
    row = making.opened(making.head())
    dispatch()
    told = {role for role, person in outsiders.items() if Notice.objects.filter(person=person).exists()}
    seen = {
        role
        for role, person in outsiders.items()
        if factories.client_of(person).get(row.get_absolute_url()).status_code == 200
    }
    readers = {"office_head", "block_head", "block_officer", "vice_president", "statutory_auditor"}
    assert (seen, told) == (readers, readers)
    assert Engagement.objects.get().reference == row.reference
