"""The criteria are rows with a first day, a number of persons, and who confirmed them for the legal office."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from governance import clock
from governance.desk.registry import items_for
from governance.organization.models import Unit
from governance.people.models import Person
from governance.people.queries import LEGAL_OFFICE
from governance.runner import Invisible, NotAllowed, Stale, run
from governance.versions import TooEarly
from privacy.incidents import actions
from privacy.incidents.actions.ruling import Wording
from privacy.incidents.models import Criteria
from privacy.incidents.queries import criteria_on
from privacy.incidents.refusals import ConfirmedAlready, OwnConfirmation
from tests.privacy_incidents import making
from tests.privacy_incidents.making import Staff, act
from tests.support import factories

PAGE = "/privacy/incidents/criteria/"
WAITS = "法務室の確認待ち"


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def first() -> Criteria:
    return Criteria.objects.get(code="2022-04")


def lawyer() -> Person:
    return factories.person("staff", at=Unit.objects.get(code=LEGAL_OFFICE))


def wording(most: int = 50, days: int = 1) -> Wording:
    return Wording(most, "改正施行規則", clock.today() + timedelta(days=days))


def test_the_first_version_is_that_of_public_bodies_and_waits_for_the_legal_office(staff: Staff) -> None:
    row = first()
    assert (row.most, row.confirmed_by, row.rules.most) == (100, None, 100)
    page = factories.client_of(staff.officer).get(PAGE).text
    assert "100人を超える" in page
    assert WAITS in page
    made = making.assessed(staff, persons=101)
    assert made.verdict == "yes"
    assert WAITS in factories.client_of(staff.officer).get(made.get_absolute_url()).text


def waiting(person: Person) -> list[str]:
    return [item.reference for item in items_for(factories.actor(person)) if item.url == PAGE]


def test_the_legal_office_confirms_once_and_never_who_notes_it(staff: Staff) -> None:
    row, who = first(), lawyer()
    client = factories.client_of(staff.officer)
    assert waiting(staff.officer) == [row.code]
    assert waiting(staff.clerk) == []
    address = f"{PAGE}{row.pk}/confirm-criteria/"
    assert client.post(address, {"confirmed_by": staff.clerk.pk, "confirmed_on": "2026-11-01"}).status_code == 422
    future = (clock.today() + timedelta(days=1)).isoformat()
    assert client.post(address, {"confirmed_by": who.pk, "confirmed_on": future}).status_code == 422
    today = clock.today().isoformat()
    assert client.post(address, {"confirmed_by": who.pk, "confirmed_on": today}).status_code == 303
    row.refresh_from_db()
    assert (row.confirmed_by, row.noted_by) == (who, staff.officer)
    assert who.name in client.get(PAGE).text
    assert waiting(staff.officer) == []
    given = {"confirmed_by": who, "confirmed_on": clock.today()}
    with pytest.raises(ConfirmedAlready):
        act(actions.confirm_criteria, staff.officer, row, **given)
    act(actions.revise_criteria, staff.officer, row, wording=wording())
    latest = Criteria.objects.latest("valid_from")
    with pytest.raises(OwnConfirmation):
        act(actions.confirm_criteria, staff.officer, latest, **(given | {"confirmed_by": staff.officer}))


def test_a_new_version_judges_what_becomes_known_from_its_day_on(staff: Staff) -> None:
    before = making.incident(staff)
    client = factories.client_of(staff.officer)
    address = f"{PAGE}{first().pk}/revise-criteria/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"most": "0", "source": "", "valid_from": ""}).status_code == 422
    tomorrow = clock.today() + timedelta(days=1)
    data = {"most": "50", "source": "改正施行規則", "valid_from": tomorrow.isoformat()}
    assert client.post(address, data).status_code == 303
    assert (criteria_on(clock.today()).most, criteria_on(tomorrow).most) == (100, 50)
    with clock.shifted(timedelta(days=2)):
        after = making.incident(staff)
        assert making.assessed(staff, of=before, persons=60).verdict == "no"
        assert making.assessed(staff, of=after, persons=60).verdict == "yes"
        page = factories.client_of(staff.officer).get(after.get_absolute_url()).text
        assert "50人を超える" in page


def test_versions_follow_each_other_and_are_final(staff: Staff) -> None:
    row = first()
    with pytest.raises(TooEarly):
        act(actions.revise_criteria, staff.officer, row, wording=Wording(50, "x", row.valid_from))
    act(actions.revise_criteria, staff.officer, row, wording=wording())
    with pytest.raises(Stale):
        act(actions.revise_criteria, staff.officer, row, wording=wording(days=9))
    with pytest.raises(DatabaseError), transaction.atomic():
        Criteria.objects.filter(pk=row.pk).update(most=1000)


def test_only_the_officer_changes_them(staff: Staff) -> None:
    row = first()
    for person, refusal in ((staff.president, NotAllowed), (factories.person("committee_member"), Invisible)):
        with pytest.raises(refusal):
            run(actions.revise_criteria, actor=factories.actor(person), subject=row.pk, wording=wording())
    assert factories.client_of(staff.president).get(PAGE).status_code == 200
    assert factories.client_of(staff.clerk).get(PAGE).status_code == 404
