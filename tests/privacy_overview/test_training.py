"""Training on personal information (P1) on the overview: the share of each unit, the lowest first."""

import pytest

from governance.people.models import Person
from privacy.overview.training import Trained, trained_of
from tests.learning import support
from tests.privacy_incidents.making import ELSEWHERE, OFFICE
from tests.support import factories
from tests.voice import making


@pytest.fixture
def officer(db: None) -> Person:
    return factories.person("chief_privacy_officer")


def seen_by(person: Person) -> Trained:
    return trained_of(factories.actor(person))[0]


def test_the_units_with_the_lowest_share_stand_first_and_a_head_sees_the_own_one(officer: Person) -> None:
    trained, waiting = making.clerk(OFFICE), making.clerk(ELSEWHERE)
    head = factories.person("office_head", at=making.unit(OFFICE))
    course = support.course(factories.actor(officer), area="privacy", title="個人情報保護の基本")
    support.assigned(course, factories.actor(officer))
    support.passed(support.of(trained, course))
    found = seen_by(officer)
    assert found.title == "個人情報保護の基本"
    assert (found.completed, found.units[-1].completed) == (1, 1)
    assert found.assigned is not None
    assert found.assigned >= 3
    shares = [unit.percent or 0 for unit in found.units]
    assert shares == sorted(shares)
    own = seen_by(head)
    assert [(unit.completed, unit.assigned) for unit in own.units] == [(1, 2)]
    assert (own.completed, own.assigned) == (1, 2)
    assert waiting.home_unit_id not in {trained.home_unit_id}
    page = factories.client_of(officer).get("/privacy/").text
    assert "受講率の低い部署" in page
    counted = seen_by(factories.person("board_member"))
    assert (counted.completed, counted.units) == (None, [])


def test_without_a_course_the_page_says_so(officer: Person) -> None:
    assert trained_of(factories.actor(officer)) == []
    assert "割り当てられた個人情報保護研修はありません" in factories.client_of(officer).get("/privacy/").text
