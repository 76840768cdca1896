"""A file of access logs whose name says something, names that were searched for, what became of a lost day, a new version of a
rule; what managers say about views, and who asks for the trail of their record."""

from datetime import timedelta

from governance import clock
from governance.notices import outbox
from privacy.access_logs import store
from privacy.access_logs.models import Damage, RuleVersion
from privacy.access_logs.verifying import compare
from privacy.monitoring.flagging import flag_days
from privacy.monitoring.models import Settings, Task, TrailRequest
from tests.access_logs import making
from tests.core.canary.cast import Cast, day
from tests.core.canary.words import canary, sparrow, unshown_canary

BASE, MONITORING = "/privacy/access_logs/", "/privacy/monitoring/"
ASKER = "who asks for a trail"


def take_in(cast: Cast) -> None:
    """Let files come in; names that were searched for are digests by then. Write why a rule is changed."""
    name = sparrow("log file", "privacy_access_logs_logfile")
    making.take(f"views_{name}.csv", [making.view(1)])
    searched = unshown_canary("searched name")
    making.take("searches_1.csv", [f"1,1,{making.yesterday()} 10:00:00,S1,T1,13001,{searched},R1"])
    making.explained()
    assert name in cast.officer.read(f"{BASE}files/")
    _lose_a_day(cast)
    rule = RuleVersion.objects.get(code="relative")
    reason = sparrow("why a rule", "privacy_access_logs_ruleversion")
    day = (clock.today() + timedelta(days=2)).isoformat()
    cast.officer.send(f"{rule.get_absolute_url()}revise-rule/", reason=reason, valid_from=day, is_active="on")
    assert reason in cast.officer.read(rule.get_absolute_url())


def _lose_a_day(cast: Cast) -> None:
    """Let a stored file go missing and give it up, and let a file come in that cannot be read."""
    rejected = sparrow("rejected log file", "privacy_access_logs_logfile")
    making.take(f"views_{rejected}.csv", [], head="a")
    assert rejected in cast.officer.read(f"{BASE}files/rejected/")
    part = making.take(
        "duty_1.csv", [f"S9,{making.yesterday()} 09:00:00,{making.yesterday()} 17:00:00,work"]
    ).parts.get()
    store.stored(part).unlink()
    compare()
    reason = sparrow("why a day is lost", "privacy_access_logs_damage")
    cast.officer.send(f"{BASE}damages/{Damage.objects.get().pk}/give-up/", reason=reason)
    assert reason in cast.officer.read(f"{BASE}damages/")


def judge(cast: Cast) -> None:
    """Answer the flags of a day, one of them with "no purpose"; file requests for a trail, approve one, refuse another."""
    outbox.dispatch()
    flag_days()
    task = Task.objects.get(staff_id="S1")
    table = "privacy_monitoring_judgement"
    reference, noted = sparrow("evidence", table), sparrow("what led to it", table)
    found = sparrow("no purpose", table, "privacy_incidents_incident")
    cast.keeper.read(task.get_absolute_url())
    for flag in task.flags.filter(plant__isnull=True).exclude(rule="no_contact"):
        cast.keeper.send(
            f"{MONITORING}flags/{flag.pk}/confirm-purpose/", evidence="order", evidence_reference=reference,
            evidence_day=day(-3), evidence_time="09:00", words=noted,
        )  # fmt: skip
    denied = task.flags.get(rule="no_contact", plant__isnull=True)
    views = [str(view.pk) for view in denied.views.all()]
    cast.keeper.send(f"{MONITORING}flags/{denied.pk}/deny-purpose/", words=found, views=views)
    assert all(word in cast.officer.read(task.get_absolute_url()) for word in (reference, noted, found))
    outbox.dispatch()
    _ask(cast)
    settings = Settings.objects.get()
    numbers = {f"parameter_{name}": str(value) for name, value in settings.values.items()}
    reason = sparrow("why other numbers", "privacy_monitoring_settings")
    cast.officer.send(
        f"{MONITORING}settings/{settings.pk}/revise-settings/", reason=reason, valid_from=day(2), **numbers
    )


def _ask(cast: Cast) -> None:
    table = "privacy_monitoring_trailrequest"
    seen = sparrow("identity check", table)
    for _ in range(2):
        cast.keeper.send(
            f"{MONITORING}trails/file-trail-request/", name=canary(ASKER), record="R1", first=day(-30), last=day(),
            asked_on=day(), identity="licence", identity_note=seen,
        )  # fmt: skip
    approved, refused = TrailRequest.objects.order_by("filed_at")
    note, reason = sparrow("why approved", table), sparrow("why no trail", table)
    cast.officer.send(f"{approved.get_absolute_url()}approve-trail/", note=note)
    cast.officer.send(f"{refused.get_absolute_url()}refuse-trail/", reason=reason)
    assert canary(ASKER) in cast.officer.send(f"{approved.get_absolute_url()}show-requester/").text
    assert reason in cast.keeper.read(refused.get_absolute_url())
