"""Measures that units say are carried out can be drawn by lot for verification."""

from datetime import timedelta

import pytest

from governance import clock
from privacy.contributed import declared_sources
from privacy.incidents import actions
from tests.privacy_incidents import making
from tests.privacy_incidents.making import Staff, act


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def test_a_measure_is_declared_once_it_is_reported_as_carried_out(staff: Staff) -> None:
    source = declared_sources["incidents.measure_done"]
    row, today = making.measure(staff), clock.today()
    assert list(source.ask(today - timedelta(days=90), today)) == []
    act(actions.report_done, staff.head, row, done_on=today, note="台を分けた。")
    [found] = source.ask(today - timedelta(days=90), today)
    assert (found.key, found.unit, found.declared_on) == (str(row.pk), row.unit_id, today)
    assert row.incident.reference in found.words
    assert row.text not in found.words
    assert list(source.ask(today + timedelta(days=1), today + timedelta(days=2))) == []
