"""Figures by month, kind and unit, with the rate per 10,000 dispatched and the year 2007; small numbers hidden."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.calendar.eras import fiscal_year
from privacy.contributed import dispatched
from privacy.incidents.figures import figures_of
from privacy.incidents.models import HistoricalCount
from tests.privacy_incidents import making
from tests.privacy_incidents.making import ELSEWHERE, Staff
from tests.support import factories

PAGE = "/privacy/incidents/figures/"


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def year() -> int:
    return fiscal_year(clock.today())


def numbers(chart: object) -> dict[str, object]:
    return {row[0]: row[1] for row in chart.rows}  # type: ignore[attr-defined]


def test_by_kind_month_and_unit_with_the_rate_where_dispatches_are_counted(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Staff(ELSEWHERE)
    for kind in ("misdelivery", "enclosure", "loss"):
        making.incident(staff, kind=kind)
    making.incident(other)
    month = clock.today().replace(day=1)
    monkeypatch.setattr(dispatched, "_provider", lambda first, last: [(month, staff.unit.pk, 20_000)])
    found = figures_of(factories.actor(staff.officer), year())
    assert (found.total, found.rate) == (4, 1.0)  # of those whose dispatches are counted
    assert numbers(found.by_kind)["誤送付・誤交付"] == 2
    assert sum(n for n in numbers(found.by_month).values() if isinstance(n, int)) == 4
    assert [(line.incidents, line.misdirected, line.dispatched, line.rate) for line in found.units] == [
        (3, 2, 20_000, 1.0), (1, 1, None, None)
    ]  # fmt: skip
    assert factories.client_of(staff.officer).get(PAGE).status_code == 200


def test_a_head_counts_the_own_unit(staff: Staff) -> None:
    making.incident(Staff(ELSEWHERE))
    making.incident(staff)
    found = figures_of(factories.actor(staff.head), year())
    assert (found.total, len(found.units), found.rate) == (1, 1, None)


def test_who_reads_numbers_only_sees_no_unit_and_no_small_number(staff: Staff) -> None:
    for _ in range(5):
        making.incident(staff)
    for _ in range(2):
        making.incident(staff, kind="loss")
    reader = factories.person("board_member")
    found = figures_of(factories.actor(reader), year())
    assert (found.total, found.units) == (7, [])
    assert numbers(found.by_kind)["紛失"] is None
    assert numbers(found.by_kind)["誤送付・誤交付"] is None
    page = factories.client_of(reader).get(PAGE).content.decode()
    assert "1から4までの数" in page
    assert "部署ごと" not in page
    months = len(numbers(found.by_month))
    assert months == 12  # a hidden month keeps its place
    assert factories.client_of(reader).get("/privacy/incidents/").status_code == 404


def test_the_year_2007_stands_as_it_was_published(staff: Staff) -> None:
    page = factories.client_of(staff.officer).get(PAGE).content.decode()
    assert "平成19年度" in page
    assert "213" in page
    with pytest.raises(DatabaseError), transaction.atomic():
        HistoricalCount.objects.all().update(count=212)


def test_another_year_and_one_that_there_is_none_of(staff: Staff) -> None:
    client = factories.client_of(staff.officer)
    assert client.get(PAGE, {"year": "1999"}).status_code == 422
    with clock.shifted(timedelta(days=365)):
        assert factories.client_of(staff.officer).get(PAGE, {"year": str(year() - 1)}).status_code == 200


def test_it_costs_the_same_for_few_and_many(staff: Staff) -> None:
    client = factories.client_of(staff.officer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(PAGE).status_code == 200
        return len(found)

    making.incident(staff)
    queries()
    few = queries()
    making.incident(Staff(ELSEWHERE), kind="theft")
    assert queries() == few
