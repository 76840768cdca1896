"""The demonstration's entries."""

from compliance.demo import make_cases
from compliance.information.demo import STORIES, make_information
from compliance.information.models import Gap, Information, RuleSet
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run


def test_entries_in_every_state_once(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_cases()
    make_information()
    make_information()
    assert Information.objects.count() == len(STORIES)
    assert set(Information.objects.values_list("state", flat=True)) >= {
        "received", "taken_up", "case", "passed_on", "answer_proposed", "answered",
    }  # fmt: skip
    assert set(Information.objects.values_list("track", flat=True)) == {"division", "vice_president", "statutory"}
    assert set(RuleSet.objects.values_list("state", flat=True)) == {"approved", "draft"}
    assert Gap.objects.exists()
