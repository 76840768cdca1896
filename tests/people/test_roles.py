"""Roles: given, confirmed by a third person, ended; an expired role stops working that day."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from governance import clock
from governance.access import Actor
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.people import actions
from governance.people.models import Person, RoleAssignment
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.support import factories


def admin() -> Actor:
    return factories.actor(factories.person("system_admin"))


def give(to: Person, role: str, by: Actor) -> RoleAssignment:
    unit = Unit.objects.get(code="D01")
    run(actions.give_role, actor=by, subject=to.pk, role=role, unit=unit, valid_from=clock.today(), valid_to=None)
    return RoleAssignment.objects.get(person=to, role=role)


def test_a_plain_role_counts_at_once(db: None) -> None:
    person = factories.person("staff")
    assert give(person, "service_promotion", admin()).state == "confirmed"
    assert factories.actor(person).holds("service_promotion")


def test_a_role_that_opens_cases_waits_for_a_third_person(db: None) -> None:
    person, by = factories.person("staff"), admin()
    waiting = give(person, "compliance_head", by)
    assert waiting.state == "proposed"
    assert not factories.actor(person).holds("compliance_head")
    run(actions.confirm_role, actor=factories.actor(factories.person("president")), subject=waiting.pk)
    assert factories.actor(person).holds("compliance_head")


def test_a_refused_role_counts_nowhere_and_can_be_given_anew(db: None) -> None:
    person, by = factories.person("staff"), admin()
    waiting = give(person, "auditor", by)
    confirmer = factories.actor(factories.person("statutory_auditor"))
    run(actions.refuse_role, actor=confirmer, subject=waiting.pk)
    assert not factories.actor(person).holds("auditor")
    with pytest.raises((Invisible, WrongState)):
        run(actions.confirm_role, actor=confirmer, subject=waiting.pk)
    unit = Unit.objects.get(code="D01")
    run(
        actions.give_role,
        actor=by,
        subject=person.pk,
        role="auditor",
        unit=unit,
        valid_from=clock.today(),
        valid_to=None,
    )


def test_neither_giver_nor_receiver_confirms(db: None) -> None:
    both = factories.person("system_admin", "president")
    waiting = give(factories.person("staff"), "auditor", factories.actor(both))
    with pytest.raises(NotAllowed):
        run(actions.confirm_role, actor=factories.actor(both), subject=waiting.pk)
    receiver = factories.person("vice_president")
    own = give(receiver, "compliance_head", admin())
    with pytest.raises(NotAllowed):
        run(actions.confirm_role, actor=factories.actor(receiver), subject=own.pk)


def test_the_database_refuses_it_too(db: None) -> None:
    giver = factories.person("system_admin")
    waiting = give(factories.person("staff"), "auditor", factories.actor(giver))
    with pytest.raises(IntegrityError):
        RoleAssignment.objects.filter(pk=waiting.pk).update(confirmed_by=giver)


def test_nobody_gives_a_role_to_themselves(db: None) -> None:
    me = factories.person("system_admin")
    with pytest.raises(NotAllowed):
        give(me, "staff", factories.actor(me))


def test_an_overlap_is_said_in_words(db: None) -> None:
    person, client = factories.person("staff"), factories.client_of(factories.person("system_admin"))
    unit = Unit.objects.get(code="D02")
    data = {"role": "service_promotion", "unit": str(unit.pk), "valid_from": clock.today().isoformat()}
    address = f"/people/{person.pk}/give-role/"
    assert client.post(address, data).status_code == 303
    answer = client.post(address, data)
    assert answer.status_code == 409
    assert "すでに持っています" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("role", "king"),
        ("role", ""),
        ("unit", ""),
        ("valid_from", ""),
        ("valid_from", "2000-01-01"),
        ("valid_to", "2001-01-01"),
    ],
)
def test_bad_input(db: None, field: str, value: str) -> None:
    person, client = factories.person("staff"), factories.client_of(factories.person("system_admin"))
    unit = Unit.objects.get(code="D02")
    data = {"role": "quality_management", "unit": str(unit.pk), "valid_from": clock.today().isoformat(), field: value}
    assert client.post(f"/people/{person.pk}/give-role/", data).status_code == 422
    assert not RoleAssignment.objects.filter(person=person, role="quality_management").exists()


def test_an_expired_role_stops_working_that_day(db: None) -> None:
    person = factories.person(second_factor=True)
    unit = Unit.objects.get(code="D01")
    last = clock.today() + timedelta(days=3)
    factories.give(person, "compliance_head", at=unit, valid_to=last)
    client = factories.client_of(person)
    assert client.get("/compliance/cases/").status_code == 200
    with clock.shifted(timedelta(days=3)):
        assert factories.actor(person).holds("compliance_head")
    with clock.shifted(timedelta(days=4)):
        assert not factories.actor(person).holds("compliance_head")


def test_end_role(db: None) -> None:
    person, by = factories.person("auditor"), admin()
    held = RoleAssignment.objects.get(person=person)
    with pytest.raises(actions.TooLate):
        run(actions.end_role, actor=by, subject=held.pk, last_day=clock.today() - timedelta(days=1))
    run(actions.end_role, actor=by, subject=held.pk, last_day=clock.today())
    with clock.shifted(timedelta(days=1)):
        assert not factories.actor(person).holds("auditor")


def test_confirmers_are_told_and_find_it_on_their_desk(db: None) -> None:
    president = factories.person("president")
    person = factories.person("staff", name="候補 三郎")
    give(person, "investigator", admin())
    outbox.dispatch()
    assert Notice.objects.filter(person=president, kind="people.role_proposed").count() == 1
    client = factories.client_of(president)
    assert "候補 三郎" in client.get("/desk/").content.decode()
    page = client.get("/people/roles/").content.decode()
    assert "候補 三郎" in page
    waiting = RoleAssignment.objects.get(person=person, role="investigator")
    assert client.get(f"/people/roles/{waiting.pk}/confirm-role/").status_code == 200
    assert client.post(f"/people/roles/{waiting.pk}/confirm-role/").status_code == 303
    assert factories.actor(person).holds("investigator")


@pytest.mark.parametrize("role", ["staff", "compliance_head", "president", "office_head"])
def test_accounts_are_for_administrators_only(db: None, role: str) -> None:
    person = factories.person("staff")
    client = factories.client_of(factories.person(role))
    for address in ("/people/", "/people/create/", f"/people/{person.pk}/", f"/people/{person.pk}/give-role/"):
        assert client.get(address).status_code == 404
