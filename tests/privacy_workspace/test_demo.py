"""The demonstration's workspace checks."""

from governance.access import SYSTEM
from governance.custody.demo import actor, make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from privacy.workspace.demo import make_checks
from privacy.workspace.models import Check, Defect, Round, Verification
from privacy.workspace.queries import comparison_of


def test_a_round_that_is_over_with_everything_to_see_and_one_open(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_checks()
    make_checks()
    assert sorted(Round.objects.values_list("state", flat=True)) == ["closed", "open"]
    assert set(Defect.objects.values_list("state", flat=True)) == {"open", "reported", "closed"}
    assert Verification.objects.filter(result="contradicted").count() == 1
    assert Check.objects.filter(kind="visit", state="open").count() == 1
    assert any(row.result.is_flagged for row in comparison_of(actor("privacy"), Round.objects.get(state="closed")))
