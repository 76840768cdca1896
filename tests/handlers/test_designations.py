"""The register of designated handlers: proposed, confirmed by another, accepted, ended."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from compliance.handlers import actions
from compliance.handlers.access import handlers_today
from compliance.handlers.models import Designation
from governance import clock
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, Refused, WrongState, run
from tests.support import factories


def inputs(person: Person, **changes: Any) -> dict[str, Any]:
    today = clock.today()
    term = {"valid_from": today, "valid_to": today + timedelta(days=365)}
    return {"person": person, "duties": "受付と調査", "trained_on": today - timedelta(days=3), **term, **changes}


def proposed(person: Person | None = None) -> Designation:
    head = factories.actor(factories.person("compliance_head"))
    made = run(actions.propose, actor=head, **inputs(person or factories.person("investigator")))
    return Designation.objects.get(pk=made.subject_id)


def in_force(person: Person) -> Designation:
    """Take a person through all steps, and hand them the key of the office."""
    found = proposed(person)
    run(actions.confirm, actor=factories.actor(factories.person("vice_president")), subject=found.pk)
    run(actions.accept_letter, actor=factories.actor(person), subject=found.pk)
    factories.give_keys([person])
    return Designation.objects.get(pk=found.pk)


def test_three_steps_make_a_handler(db: None) -> None:
    person = factories.person("investigator")
    found = proposed(person)
    assert not handlers_today().exists()
    run(actions.confirm, actor=factories.actor(factories.person("vice_president")), subject=found.pk)
    assert not handlers_today().exists()
    run(actions.accept_letter, actor=factories.actor(person), subject=found.pk)
    assert list(handlers_today()) == [person]
    assert "designated_handler" in factories.actor(person).posts
    outbox.dispatch()
    assert Notice.objects.filter(person=person, kind="handlers.designation_confirmed").count() == 1


def test_the_office_ends_with_its_term(db: None) -> None:
    person = factories.person("investigator")
    in_force(person)
    with clock.shifted(timedelta(days=366)):
        assert not handlers_today().exists()
        assert "designated_handler" not in factories.actor(person).posts


def test_an_ended_designation_counts_no_more(db: None) -> None:
    person = factories.person("investigator")
    found = in_force(person)
    run(actions.end, actor=factories.actor(factories.person("compliance_head")), subject=found.pk, reason="異動のため")
    assert not handlers_today().exists()
    with pytest.raises(WrongState):
        run(actions.end, actor=factories.actor(factories.person("vice_president")), subject=found.pk, reason="再")


def test_nobody_confirms_what_they_proposed_or_their_own(db: None) -> None:
    both = factories.person("compliance_head", "vice_president")
    made = run(actions.propose, actor=factories.actor(both), **inputs(factories.person("investigator")))
    with pytest.raises(NotAllowed):
        run(actions.confirm, actor=factories.actor(both), subject=made.subject_id)
    own = proposed(both)
    with pytest.raises(NotAllowed):
        run(actions.confirm, actor=factories.actor(both), subject=own.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Designation.objects.filter(pk=own.pk).update(confirmed_by=both)


def test_only_handlers_of_the_division_are_designated(db: None) -> None:
    for role in ("staff", "vice_president", "system_admin"):
        with pytest.raises(Refused):
            proposed(factories.person(role))


def test_one_designation_at_a_time(db: None) -> None:
    person = factories.person("investigator")
    in_force(person)
    with pytest.raises(Refused):
        proposed(person)


def test_only_the_person_accepts_and_others_do_not_see_the_letter(db: None) -> None:
    found = proposed()
    run(actions.confirm, actor=factories.actor(factories.person("vice_president")), subject=found.pk)
    with pytest.raises(NotAllowed):
        run(actions.accept_letter, actor=factories.actor(factories.person("compliance_head")), subject=found.pk)
    with pytest.raises(Invisible):
        run(actions.accept_letter, actor=factories.actor(factories.person("investigator")), subject=found.pk)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"valid_to": "令和1年5月1日"}, "前"),
        ({"valid_to": "2099-01-01"}, "3年以内"),
        ({"trained_on": "あした"}, "日付は|入力"),
        ({"person": ""}, "入力|選"),
    ],
)
def test_bad_input_is_said_at_the_field_and_kept(db: None, changes: dict[str, str], message: str) -> None:
    person = factories.person("investigator")
    client = factories.client_of(factories.person("compliance_head"))
    today = clock.today()
    data = {
        "person": str(person.pk), "duties": "受付と調査", "trained_on": str(today), "valid_from": str(today),
        "valid_to": str(today + timedelta(days=300)), **changes,
    }  # fmt: skip
    answer = client.post("/compliance/handlers/propose/", data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(message, page)
    assert "受付と調査" in page
    assert not Designation.objects.exists()


def test_the_register_takes_as_many_queries_for_ten_as_for_one(db: None) -> None:
    client = factories.client_of(factories.person("compliance_head"))
    client.get("/compliance/handlers/")  # the first page of a session writes its time
    counts = []
    for count in (1, 9):
        for _ in range(count):
            in_force(factories.person("investigator"))
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/compliance/handlers/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_letter_is_handed_out_once_confirmed(db: None) -> None:
    person = factories.person("investigator")
    found = proposed(person)
    client = factories.client_of(person)
    address = f"/compliance/handlers/designations/{found.pk}/letter/"
    assert client.get(address).status_code == 404
    run(actions.confirm, actor=factories.actor(factories.person("vice_president")), subject=found.pk)
    answer = client.get(address)
    assert answer.content.startswith(b"%PDF")
    assert factories.client_of(factories.person("investigator")).get(address).status_code == 404


def test_a_proposal_that_is_not_confirmed_makes_nobody_a_handler(db: None) -> None:
    found = proposed()
    vice = factories.actor(factories.person("vice_president"))
    run(actions.refuse_designation, actor=vice, subject=found.pk)
    assert Designation.objects.get().state == "refused"
    with pytest.raises(WrongState):
        run(actions.confirm, actor=vice, subject=found.pk)


def test_who_proposed_learns_of_a_refusal_and_no_letter_is_left(db: None) -> None:
    found = proposed()
    vice = factories.person("vice_president")
    run(actions.refuse_designation, actor=factories.actor(vice), subject=found.pk)
    outbox.dispatch()
    assert Notice.objects.filter(person=found.proposed_by, kind="handlers.designation_refused").count() == 1
    client = factories.client_of(found.proposed_by)
    page = client.get(found.get_absolute_url()).content.decode()
    assert "不承認とした者" in page
    assert "/letter/" not in page
    assert client.get(f"{found.get_absolute_url()}letter/").status_code == 404


def test_a_proposal_taken_back_offers_no_letter(db: None) -> None:
    found = proposed()
    run(actions.end, actor=factories.actor(found.proposed_by), subject=found.pk, reason="取り下げ")
    client = factories.client_of(found.proposed_by)
    assert "/letter/" not in client.get(found.get_absolute_url()).content.decode()
    assert client.get(f"{found.get_absolute_url()}letter/").status_code == 404
