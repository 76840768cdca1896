"""The demonstration has something to see on each page of monitoring."""

from pathlib import Path
from typing import Any

import pytest

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.notices import outbox
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from privacy.access_logs.demo import make_logs
from privacy.incidents.models import Incident
from privacy.monitoring.demo import make_monitoring
from privacy.monitoring.models import Flag, MonitoredDay, Plant, Task, TrailRequest
from tests.support import factories

BASE = "/privacy/monitoring/"


@pytest.mark.django_db
def test_the_demonstration(settings: Any, tmp_path: Path) -> None:
    settings.ACCESS_LOGS_ROOT, settings.ACCESS_LOGS_DROP = tmp_path, tmp_path / "drop"
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_logs()
    make_monitoring()
    outbox.dispatch()
    assert set(MonitoredDay.objects.values_list("state", flat=True)) == {"flagged"}
    assert Plant.objects.count() >= 3
    assert set(Flag.objects.values_list("state", flat=True)) >= {"open", "confirmed", "unexplained"}
    assert set(Flag.objects.values_list("source", flat=True)) == {"rule", "explained", "random"}
    assert Incident.objects.filter(kind="snooping", by_views=True).exists()
    assert set(TrailRequest.objects.values_list("state", flat=True)) == {"asked", "approved"}
    officer = factories.client_of(Person.objects.get(staff_number="privacy"))
    for name in ("", "units/", "overview/", "rules/", "managers/", "plants/", "settings/", "trails/"):
        assert officer.get(BASE + name).status_code == 200, name
    manager = factories.client_of(Person.objects.get(staff_number="privacy1"))
    assert manager.get(f"{BASE}waiting/").text.count("<tr>") > 3
    number = Task.objects.count()
    make_monitoring()
    assert Task.objects.count() == number
