"""The demonstration's mystery visits."""

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from voice.visits.demo import make_visits
from voice.visits.models import Correction, CriteriaSet, Visit


def test_one_final_one_sent_some_to_come(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_visits()
    make_visits()
    assert CriteriaSet.objects.count() == 1
    states = list(Visit.objects.values_list("state", flat=True))
    assert {state: states.count(state) for state in set(states)} == {"final": 1, "sent": 1, "planned": 8}
    assert Correction.objects.filter(state="open").count() == 2
