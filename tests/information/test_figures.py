"""Times from awareness to registration by unit; small groups stay hidden from those who only count."""

from datetime import timedelta

import pytest

from compliance.information.figures import figures_of
from compliance.information.words import words_of
from governance import clock
from governance.calendar.eras import fiscal_year
from governance.organization.models import Unit
from governance.runner.declaration import declared_actions
from tests.information import making
from tests.support import factories

ADDRESS = "/compliance/information/figures/"


def fill() -> None:
    for _ in range(6):
        making.register(aware_at=clock.now() - timedelta(hours=4))
    for _ in range(2):
        making.register(unit=Unit.objects.get(code="27001"))
    making.register(position="president")


def test_heads_see_every_unit_with_its_median(db: None) -> None:
    fill()
    actor = making.head()
    rows = figures_of(actor, fiscal_year(clock.today()))
    assert [(r.count, r.median_hours) for r in rows] == [(6, 4.0), (2, 2.0)]


def test_counters_never_see_a_group_of_fewer_than_five_nor_a_sum(db: None) -> None:
    fill()
    rows = figures_of(factories.actor(factories.person("board_member")), fiscal_year(clock.today()))
    assert [(r.count, r.late, r.median_hours) for r in rows] == [(6, 0, 4.0), (None, None, None)]
    page = factories.client_of(factories.person("board_member")).get(ADDRESS).content.decode()
    assert "5件未満" in page
    assert "8件" not in page


def test_a_late_part_that_points_at_one_is_hidden(db: None) -> None:
    for _ in range(5):
        making.register()
    making.register(aware_at=clock.now() - timedelta(days=30))
    (row,) = figures_of(factories.actor(factories.person("auditor")), fiscal_year(clock.today()))
    assert (row.count, row.late) == (6, None)


def test_the_year_shown_is_named(db: None) -> None:
    client = factories.client_of(factories.person("compliance_head"))
    assert f'value="{fiscal_year(clock.today())}"' in client.get(ADDRESS).content.decode()
    assert 'value="2015"' in client.get(f"{ADDRESS}?year=2015").content.decode()


def test_another_year_is_empty(db: None) -> None:
    making.register()
    client = factories.client_of(factories.person("compliance_head"))
    assert "登録はありません" in client.get(f"{ADDRESS}?year=2015").content.decode()
    assert client.get(f"{ADDRESS}?year=abc").status_code == 200


@pytest.mark.parametrize("role", ["staff", "office_head", "system_admin", "service_promotion"])
def test_figures_are_not_for_everyone(db: None, role: str) -> None:
    assert factories.client_of(factories.person(role)).get(ADDRESS).status_code == 404


def test_every_action_has_words() -> None:
    for name in declared_actions():
        if name.startswith("information."):
            assert words_of(name)
