"""The demonstration's proposals."""

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from tests.support import crashing
from voice.proposals.demo import STORIES, make_proposals
from voice.proposals.models import Entry, Proposal


def test_each_stage_is_there_and_the_lists_are_published(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    with crashing.pause():
        make_proposals()
        make_proposals()
    assert Proposal.objects.count() == len(STORIES)
    states = set(Proposal.objects.values_list("state", flat=True))
    assert {"received", "assessing", "study", "answered", "carrying", "in_manual"} <= states
    assert Entry.objects.filter(answered=True, later=False).exists()
    assert Entry.objects.filter(answered=False).exists()
