"""The demonstration's promotion plan."""

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run
from privacy.promotion.demo import make_plan
from privacy.promotion.models import Catalogue, Designation, Item, Review
from privacy.promotion.queries import late_items


def test_a_plan_half_met_with_late_ones_and_a_review(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_plan()
    make_plan()
    assert Catalogue.objects.count() == 1
    assert set(Item.objects.values_list("state", flat=True)) == {"done", "partly", "not_begun", "not_applicable"}
    assert late_items().exists()
    assert Review.objects.get().state == "approved"
    assert Designation.objects.count() == 2
