"""The demonstration's past years."""

from compliance.demo import make_cases
from compliance.figures.demo import make_past_years
from compliance.figures.models import CaseTie, YearlyFigures
from compliance.figures.rules import ROOT
from compliance.models import Case
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run


def test_two_years_published_once(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_cases()
    make_past_years()
    number = Case.objects.count()
    make_past_years()
    assert Case.objects.count() == number
    totals = [row.snapshot["course"][ROOT] for row in YearlyFigures.objects.filter(state="published")]
    assert totals == [24, 16]
    assert CaseTie.objects.count() == 30
