"""The demonstration's past: made once, through the real actions, with nothing left over on anybody's desk."""

import pytest
from django.db.models import Count

from compliance.figures import teaching
from compliance.figures.demo import NUMBERS, make_past_years
from compliance.figures.models import CaseTie, YearlyFigures
from compliance.figures.rules import ROOT
from compliance.models import Case
from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.deadlines.models import Deadline
from governance.people.demo.actions import make_demo_accounts
from governance.runner import run


def test_two_years_published_once(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teaching, "known_articles", lambda: [("4", "第4条"), ("5", "第5条")])
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_past_years()
    number = Case.objects.count()
    assert number == sum(NUMBERS)
    make_past_years()
    assert Case.objects.count() == number
    totals = [row.snapshot["course"][ROOT] for row in YearlyFigures.objects.filter(state="published")]
    assert totals == [NUMBERS[1], NUMBERS[0]]
    assert CaseTie.objects.filter(kind="article").count() == 24
    over = Deadline.objects.filter(state="running", due_on__lt=clock.today())
    assert list(over.values("rule__code").annotate(n=Count("pk"))) == []
