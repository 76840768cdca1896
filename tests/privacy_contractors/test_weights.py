"""The points by which risk is reckoned are rows with a first day, changed by the chief privacy officer with a new version."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from governance import clock
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, Stale, run
from governance.versions import TooEarly
from privacy.contractors import actions
from privacy.contractors.chores import replan_all
from privacy.contractors.models import RiskTable
from privacy.contractors.queries import weights_on
from tests.privacy_contractors import making
from tests.privacy_contractors.making import WEIGHTS
from tests.support import factories

PAGE = "/privacy/contractors/risk-tables/"


@pytest.fixture
def officer(db: None) -> Person:
    return making.officer()


def first() -> RiskTable:
    return RiskTable.objects.get(number=1)


def data(**changes: str) -> dict[str, str]:
    given = {name: str(value) for name, value in vars(WEIGHTS).items()}
    return given | {"reason": "事故の結果を踏まえた見直し", "valid_from": clock.today().isoformat()} | changes


def test_the_first_version_is_in_force_and_everyone_who_works_with_it_reads_it(officer: Person) -> None:
    assert weights_on(clock.today()) == WEIGHTS
    for person in (making.division(), officer):
        assert "再委託先" in factories.client_of(person).get(PAGE).text
    assert "revise-weights" not in factories.client_of(making.division()).get(PAGE).text


def test_contracts_are_reckoned_by_the_new_points_from_its_day_on(officer: Person) -> None:
    row = making.job(making.division())
    row.refresh_from_db()
    before = row.score
    client, address = factories.client_of(officer), f"{PAGE}{first().pk}/revise-weights/"
    assert client.get(address).status_code == 200
    assert client.post(address, data(high="0")).status_code == 422
    assert client.post(address, data(million="21")).status_code == 422
    tomorrow = clock.today() + timedelta(days=1)
    assert client.post(address, data(uncertified="15", valid_from=tomorrow.isoformat(), high="12")).status_code == 303
    replan_all()
    row.refresh_from_db()
    assert row.score == before
    with clock.shifted(timedelta(days=1)):
        replan_all()
        row.refresh_from_db()
        assert row.score == before + 14
        assert row.inspect_by is not None
        assert (row.inspect_by - row.starts_on).days < 190  # high risk: twice a year
        page = factories.client_of(officer).get(row.get_absolute_url())
        assert page.status_code == 200
        assert "12点以上の業務は半年ごと" in page.text


def test_versions_follow_each_other_and_are_final(officer: Person) -> None:
    row = first()
    given = {"weights": replace(WEIGHTS, leaked=5), "reason": "見直し"}
    with pytest.raises(TooEarly):
        making.act(actions.revise_weights, officer, row, **given, valid_from=row.valid_from)
    making.act(actions.revise_weights, officer, row, **given, valid_from=clock.today())
    assert weights_on(clock.today()).leaked == 5
    assert weights_on(clock.today() - timedelta(days=1)).leaked == 3
    with pytest.raises(Stale):
        making.act(actions.revise_weights, officer, row, **given, valid_from=making.day(5))
    with pytest.raises(DatabaseError), transaction.atomic():
        RiskTable.objects.filter(pk=row.pk).update(leaked=0)


def test_only_the_chief_privacy_officer_changes_them(officer: Person) -> None:
    given = {"weights": WEIGHTS, "reason": "x", "valid_from": clock.today()}
    for person, refusal in ((making.division(), NotAllowed), (factories.person("staff"), Invisible)):
        with pytest.raises(refusal):
            run(actions.revise_weights, actor=factories.actor(person), subject=first().pk, **given)
