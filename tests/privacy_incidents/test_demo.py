"""The demonstration's leak incidents."""

from django.test import Client

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.notices import outbox
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from privacy.incidents.demo import make_incidents
from privacy.incidents.models import Incident
from tests.support import factories


def test_one_in_each_stage_once(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_incidents()
    make_incidents()
    outbox.dispatch()
    assert Incident.objects.count() == 6
    assert set(Incident.objects.values_list("verdict", flat=True)) == {"unassessed", "unknown", "yes", "no"}
    assert set(Incident.objects.values_list("state", flat=True)) == {"open", "closed"}
    officer = factories.client_of(Person.objects.get(staff_number="privacy"))
    for row in Incident.objects.all():
        assert officer.get(row.get_absolute_url()).status_code == 200
    assert "別のお客様の書類を同封した事案" in Client().get("/leaks/").content.decode()
