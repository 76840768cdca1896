"""Office and day are hidden until the result is sent: nobody outside Quality Management learns that there is a visit."""

from typing import Any

import pytest
from django.test import Client

from governance.access import visible
from governance.notices import outbox
from governance.notices.models import Mail, Notice
from governance.people.models import Person
from governance.runner import Invisible
from tests.support import factories
from tests.visits import making
from tests.voice.making import block_officer
from voice.visits import actions
from voice.visits.models import Correction, Round, Visit

PAGES = ("/desk/", "/inbox/", "/voice/visits/", "/voice/visits/corrections/", "/voice/visits/criteria/")


@pytest.fixture
def quality(db: None) -> Person:
    return making.planner()


def outsiders() -> list[Person]:
    roles = ("service_promotion", "vice_president", "president", "audit_head")
    return [making.head(), block_officer(), *(factories.person(role) for role in roles)]


def seen(clients: list[Client]) -> list[tuple[int, list[str]]]:
    answers: list[Any] = [client.get(page) for client in clients for page in PAGES]
    return [
        (a.status_code, [line for line in a.text.splitlines() if "csrf" not in line and "nonce" not in line])
        for a in answers
    ]


def test_pages_of_everyone_else_are_the_same_before_and_after_planning_and_rating(quality: Person) -> None:
    making.criteria(quality)
    others = outsiders()
    clients = [factories.client_of(person) for person in others]
    before = seen(clients)
    visit = making.hand_in(making.visit(quality), [making.BADGE])
    outbox.dispatch()
    assert seen(clients) == before
    assert not Notice.objects.filter(person__in=others).exists()
    for client in clients:
        for address in (visit.get_absolute_url(), f"/voice/visits/offices/{visit.office_id}/"):
            assert client.get(address).status_code == 404
    for person in others:
        assert not visible(Round, factories.actor(person)).exists()


def test_a_filter_and_a_search_do_not_tell_either(quality: Person) -> None:
    visit = making.visit(quality)
    page: Any = factories.client_of(making.head()).get("/voice/visits/", {"reference": visit.reference})
    assert page.context["page"].paginator.count == 0
    assert factories.client_of(making.head()).get("/voice/visits/", {"state": "planned"}).status_code == 422


def test_what_raters_are_mailed_names_neither_office_nor_day(quality: Person) -> None:
    making.visit(quality)
    outbox.dispatch()
    mail = Mail.objects.get(person=quality)
    assert not any(word in mail.body for word in ("年金事務所", making.OFFICE, "月"))


def test_once_sent_the_office_and_its_block_know_and_no_other_office_or_block(quality: Person) -> None:
    head, officer, president = making.head(), block_officer(), factories.person("president")
    strangers = [making.head(making.NEIGHBOUR), making.head(making.ELSEWHERE), block_officer(making.ELSEWHERE)]
    visit = making.sent(quality, making.BADGE)
    outbox.dispatch()
    for person in (head, officer, president):
        assert factories.client_of(person).get(visit.get_absolute_url()).status_code == 200
    for person in strangers:
        assert factories.client_of(person).get(visit.get_absolute_url()).status_code == 404
    told = Notice.objects.filter(kind="visits.result_delivered", reference=visit.reference)
    assert set(told.values_list("person_id", flat=True)) == {head.pk, officer.pk}


def test_neither_rater_sees_the_other_sheet_before_both_are_in(quality: Person) -> None:
    second = making.planner()
    visit = making.visit(quality, second)
    first_sheet, second_sheet = visit.sheets.select_related("rater")
    making.fill(first_sheet, no=[making.BADGE])
    making.act(actions.hand_in, first_sheet.rater, first_sheet, visited_on=making.day(0))
    other = factories.client_of(second_sheet.rater)
    assert other.get(f"/voice/visits/sheets/{first_sheet.pk}/save-sheet/").status_code == 404
    assert "なかった" not in other.get(visit.get_absolute_url()).text
    making.fill(second_sheet)
    making.act(actions.hand_in, second_sheet.rater, second_sheet, visited_on=making.day(0))
    assert "なかった" in other.get(visit.get_absolute_url()).text


def test_a_further_visit_is_hidden_as_well(quality: Person) -> None:
    head = making.head()
    first = making.settled(quality, making.BADGE)
    correction = Correction.objects.get()
    making.act(actions.report_correction, head, correction, report="名札を配った")
    outbox.dispatch()
    client = factories.client_of(head)
    before = seen([client]), client.get(first.get_absolute_url()).text.count("<a ")
    making.act(actions.plan_revisit, quality, first, planned_on=making.day(30), raters=[quality])
    outbox.dispatch()
    assert (seen([client]), client.get(first.get_absolute_url()).text.count("<a ")) == before
    again = Visit.objects.get(repeats=first)
    assert client.get(again.get_absolute_url()).status_code == 404
    with pytest.raises(Invisible):
        making.act(actions.contest, head, again, criterion=correction.criterion, text="", files=[])
