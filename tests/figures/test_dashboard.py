"""The dashboard: whose cases are counted, what is hidden, as of when, in how many queries."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from compliance.figures import counting
from compliance.figures.dashboard import dashboard_for, periods_for
from compliance.figures.duties import duties_of
from compliance.figures.rules import last_quarter_end
from compliance.models import Exclusion
from governance import clock
from governance.calendar.business_days import add_months
from governance.calendar.eras import fiscal_year
from governance.organization.models import Unit
from tests.figures import making
from tests.support import factories

ADDRESS = "/compliance/figures/"


def cards(actor: object, year: int, today: date) -> dict[str, object]:
    return {card.label: card.now for card in dashboard_for(actor, year, today).cards}  # type: ignore[arg-type]


def test_the_head_sees_every_number_of_the_own_scope(db: None) -> None:
    head, today = making.head(), clock.today()
    making.cases(3, today)
    making.cases(2, today, decided=0)
    known = counting.counted_for(head).count()
    making.cases(4, today, track="statutory", position="president")
    assert cards(head, fiscal_year(today), today) == {
        "通報件数": known, "受理": 2, "不受理": 0, "終結": 0, "受理・不受理の判断前": known - 2,
        "受理・不受理の判断までの日数（中央値）": 0.0,
    }  # fmt: skip


def test_exclusion_takes_a_case_out_of_the_numbers(db: None) -> None:
    person = factories.person("vice_president")
    actor, today = factories.actor(person), clock.today()
    rows = making.cases(2, today)
    number = counting.counted_for(actor).count()
    with transaction.atomic():
        Exclusion.objects.create(case=rows[0], person=person, reason="declared")
        factories.ledger_note()
    assert counting.counted_for(actor).count() == number - 1
    (cohort,) = counting.count(counting.counted_for(actor), periods_for(actor, fiscal_year(today), today)[0])
    assert cohort.size == number - 1


@pytest.mark.parametrize("role", ["committee_member", "statutory_auditor"])
def test_numbers_only_never_of_fewer_than_five(db: None, role: str) -> None:
    actor, today = factories.actor(factories.person(role)), clock.today()
    end = last_quarter_end(today)
    year = fiscal_year(end)
    making.cases(9, end, decided=0, channel="phone")
    making.cases(2, end, channel="letter")
    making.cases(6, end, channel="visit", decided=0)
    making.cases(8, end, track="statutory", position="president")
    making.cases(5, end + timedelta(days=1))
    page = factories.client_of(factories.person(role)).get(f"{ADDRESS}?year={year}")
    dashboard = dashboard_for(actor, year, today)
    assert dashboard.hides
    assert dashboard.cards[0].now == 17
    channel = next(chart for chart in dashboard.charts if chart.title == "通報の方法" or "電話" in str(chart.rows))
    numbers = {row[0]: row[1] for row in channel.rows}
    assert numbers["手紙"] is None
    assert sorted(v for v in numbers.values() if v is not None) == [9]
    assert "四半期" in page.content.decode()


def test_what_happened_after_the_quarter_is_not_known(db: None) -> None:
    actor, today = factories.actor(factories.person("board_member")), clock.today()
    end = last_quarter_end(today)
    making.cases(6, end, decided=5)
    words = cards(actor, fiscal_year(end), today)
    assert words["受理"] == 0


def test_a_year_before_is_the_same_stretch_for_those_who_see_cases(db: None) -> None:
    head, today = making.head(), clock.today()
    earlier = add_months(today, -12)
    making.cases(2, earlier)
    making.cases(3, earlier + timedelta(days=1))
    if fiscal_year(today) == fiscal_year(today + timedelta(days=1)):
        assert dashboard_for(head, fiscal_year(today), today).cards[0].then == 2


def test_duties_kept_and_broken(db: None) -> None:
    factories.file_case()
    head, today = making.head(), clock.today()
    late = today + timedelta(days=30)
    period, earlier = periods_for(head, fiscal_year(today), late)
    duties = {duty.code: duty for duty in duties_of(head, period, earlier)}
    if fiscal_year(late) == fiscal_year(today):
        assert (duties["D1"].kept, duties["D1"].broken, duties["D1"].share) == (1, 0, 100)
        assert (duties["D2"].kept, duties["D2"].broken, duties["D2"].share) == (0, 1, 0)
    counts = duties_of(factories.actor(factories.person("board_member")), period, earlier)
    assert all(duty.kept in (None, 0) and duty.broken in (None, 0) for duty in counts)


def test_by_block(db: None) -> None:
    head, today = making.head(), clock.today()
    making.cases(4, today, unit_id=Unit.objects.get(code="13001").pk)
    making.cases(3, today, unit_id=Unit.objects.get(code="13002").pk)
    chart = dashboard_for(head, fiscal_year(today), today).charts[-1]
    assert 7 in [row[1] for row in chart.rows]


@pytest.mark.parametrize("role", ["compliance_head", "committee_member"])
def test_as_many_queries_for_many_as_for_one(db: None, role: str) -> None:
    client, day = factories.client_of(factories.person(role)), last_quarter_end(clock.today())
    address = f"{ADDRESS}?year={fiscal_year(day)}"
    making.cases(1, day)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for unit in Unit.objects.all()[:20]:
        making.cases(8, day, decided=1, unit_id=unit.pk)
    with CaptureQueriesContext(connection) as many:
        assert client.get(address).status_code == 200
    assert len(many) == len(few)


@pytest.mark.parametrize(
    "role", ["staff", "office_head", "investigator", "system_admin", "hr_officer", "external_counsel"]
)
def test_not_for_everyone(db: None, role: str) -> None:
    client = factories.client_of(factories.person(role))
    assert client.get(ADDRESS).status_code == 404
    assert client.get(f"{ADDRESS}silent-units/").status_code == 404


def test_a_year_that_is_none_is_the_present_one(db: None) -> None:
    client = factories.client_of(factories.person("compliance_head"))
    assert client.get(f"{ADDRESS}?year=abc").status_code == 200
    assert client.get(f"{ADDRESS}?year=1990").status_code == 200
