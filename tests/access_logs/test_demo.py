"""The demonstration has something to see on each page of access logs, and what was planted can be found."""

from typing import Any

import pytest

from privacy.access_logs.demo import DAYS, make_logs
from privacy.access_logs.engine import run_rules
from privacy.access_logs.models import LogDay, LogFile, UnitDay


@pytest.mark.django_db
def test_the_demonstration(settings: Any) -> None:
    make_logs()
    states = list(LogFile.objects.order_by("state").values_list("state", flat=True).distinct())
    assert states == ["doubled", "rejected", "stored"]
    days = LogDay.objects.filter(state="explained").order_by("day")
    assert len(days) == DAYS
    for day in days:
        assert 0.75 < day.explained / day.views < 0.99
        assert not day.unknown_unit
    assert UnitDay.objects.count() >= DAYS * 5
    found = {one.rule.code for one in run_rules(days[DAYS - 1].day) if one.hits.num_rows}
    assert found >= {"own_record", "colleague", "relative", "left_or_moved", "sweeping_search", "no_contact"}
    number = LogFile.objects.count()
    make_logs()
    assert LogFile.objects.count() == number
