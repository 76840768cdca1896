"""A file of access logs whose name says something, names that were searched for, and a new version of a rule."""

from datetime import timedelta

from governance import clock
from privacy.access_logs.models import RuleVersion
from tests.access_logs import making
from tests.core.canary.cast import Cast
from tests.core.canary.words import sparrow, unshown_canary

BASE = "/privacy/access_logs/"


def take_in(cast: Cast) -> None:
    """Let files come in; names that were searched for are digests by then. Write why a rule is changed."""
    name = sparrow("log file", "privacy_access_logs_logfile")
    making.take(f"views_{name}.csv", [making.view(1)])
    searched = unshown_canary("searched name")
    making.take("searches_1.csv", [f"1,1,{making.yesterday()} 10:00:00,S1,T1,13001,{searched},R1"])
    making.explained()
    assert name in cast.officer.read(f"{BASE}files/")
    rule = RuleVersion.objects.get(code="relative")
    reason = sparrow("why a rule", "privacy_access_logs_ruleversion")
    day = (clock.today() + timedelta(days=2)).isoformat()
    cast.officer.send(f"{rule.get_absolute_url()}revise-rule/", reason=reason, valid_from=day, is_active="on")
    assert reason in cast.officer.read(rule.get_absolute_url())
