"""The committee of the demonstration."""

from compliance.committee.demo import make_committee
from compliance.committee.models import Meeting, Membership, Resolution, UnitReport
from compliance.committee.queries import too_few_lawyers
from compliance.demo import make_cases
from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run


def test_two_meetings_with_resolutions_under_way_and_one_to_come(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_cases()
    make_committee()
    make_committee()
    assert Membership.objects.count() == 5
    assert not too_few_lawyers(clock.today())
    assert sorted(Meeting.objects.values_list("state", flat=True)) == ["closed", "closed", "convened", "held"]
    assert sorted(Resolution.objects.values_list("state", flat=True)) == ["in_progress", "in_progress", "worked"]
    assert UnitReport.objects.filter(state="reported", reported_by__isnull=False).count() == 6
    assert 300 < UnitReport.objects.filter(state="reported").count() < 500
    coming = Meeting.objects.get(state="convened")
    assert [item.theme for item in coming.items.all()] == ["overdue", "learning", "case"]
