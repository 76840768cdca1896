"""The committee of the demonstration: five members, two past meetings with resolutions under way, one meeting to come."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from compliance.committee import actions
from compliance.committee.demo_texts import (
    GENERAL,
    MEMBERS,
    PAST,
    PLACE,
    TO_COME,
    Coming,
    Decision,
    Past,
    Topic,
)
from compliance.committee.models import Item, Meeting, Membership, Resolution, UnitReport
from compliance.models import Case
from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import Action, run

NAMED = ["13001", "14001", "27001", "D01", "D08", "B4", "B6"]
"""Units whose heads have accounts: they report themselves, or find the resolution on their desks."""
VOTERS = ("chair", "committee1", "committee2", "committee3")
"""Who is present at the past meetings; the fourth member is absent."""


@demo
def make_committee() -> None:
    """Make it through the real actions; nothing when there is a member."""
    if Membership.objects.exists() or not Case.objects.exists():
        return
    _appoint()
    for meeting in PAST:
        _past(meeting)
    _coming(TO_COME)


def _appoint() -> None:
    begins = clock.today() - timedelta(days=420)
    for number, kind in MEMBERS.items():
        run(
            actions.appoint, actor=actor("head"), person=Person.objects.get(staff_number=number), kind=kind,
            chair=number == "chair", valid_from=begins, valid_to=begins + timedelta(days=730),
        )  # fmt: skip


def _at(days: int, hour: int = 14) -> datetime:
    return timezone.make_aware(datetime.combine(clock.today() + timedelta(days=days), time(hour)))


def _plan(days: int) -> Meeting:
    made = run(actions.plan_meeting, actor=actor("head"), starts_at=_at(days), place=PLACE)
    return Meeting.objects.get(pk=str(made.subject_id))


def _add(meeting: Meeting, topic: Topic) -> UUID:
    made = run(
        actions.add_theme, actor=actor("head"), meeting=meeting, theme=topic.theme, title=topic.title, text=topic.text,
        files=[],
    )  # fmt: skip
    return UUID(str(made.subject_id))


def _do(action: Action, who: str, subject: UUID, **inputs: Any) -> Any:
    return run(action, actor=actor(who), subject=subject, **inputs)


def _past(story: Past) -> None:
    """Plan and convene two weeks ahead, hold, vote, write and approve the minutes, adopt and start what was carried."""
    with clock.shifted(timedelta(days=-story.days_ago - 14)):
        meeting = _plan(14)
        items = {topic: _add(meeting, topic) for topic in story.topics}
        _do(actions.convene, "head", meeting.pk)
    with clock.shifted(_at(-story.days_ago, 15) - clock.now()):
        people = Person.objects.filter(staff_number__in=VOTERS)
        _do(actions.hold, "head", meeting.pk, present=list(people))
        for topic, item in items.items():
            for voter, ballot in zip(VOTERS, topic.ballots, strict=True):
                _do(actions.vote, voter, item, ballot=ballot)
            _do(actions.close_vote, "chair", item, casting=topic.casting)
    with clock.shifted(timedelta(days=-story.days_ago + 5)):
        parts = {item: topic.minutes for topic, item in items.items()}
        edition = _do(actions.write_minutes, "head", meeting.pk, general=GENERAL, parts=parts).result
        for voter in VOTERS if story.closed else VOTERS[:2]:
            _do(actions.approve_minutes, voter, meeting.pk, edition=edition)
        if story.closed:
            _do(actions.close, "head", meeting.pk)
    for topic, item in items.items():
        if topic.decision:
            _resolve(topic.decision, item, story.days_ago)


def _resolve(decision: Decision, item: UUID, days_ago: int) -> None:
    with clock.shifted(timedelta(days=-days_ago + 6)):
        due = clock.today() + timedelta(days=decision.due_after)
        made = run(
            actions.adopt, actor=actor("head"), item=Item.objects.get(pk=str(item)), title=decision.title,
            text=decision.text, due_on=due, test_on=due + timedelta(days=decision.test_after),
            test_method=decision.test_method,
        )  # fmt: skip
        resolution = UUID(str(made.subject_id))
        units = _units(decision.units)
        reach = {"all": "all", "offices": "offices"}.get(decision.units, "chosen")
        _do(actions.start, "head", resolution, reach=reach, units=units)
    with clock.shifted(timedelta(days=-days_ago + 20)):
        for number in decision.reporters:
            _report(resolution, number, decision.report)
        if decision.rehearsed:
            run(
                actions.rehearse, actor=SYSTEM, subject=resolution, percent=decision.rehearsed, text=decision.report,
                but=NAMED,
            )  # fmt: skip
    if decision.result:
        _finish(Resolution.objects.get(pk=str(resolution)), decision)


def _units(which: str) -> list[UUID]:
    periods = periods_on(clock.today())
    if which == "offices":
        periods = periods.filter(unit__kind=Unit.Kind.OFFICE)
    elif which != "all":
        periods = periods.filter(unit__code__in=which.split())
    return list(periods.values_list("unit_id", flat=True))


def _report(resolution: UUID, number: str, text: str) -> None:
    who = actor(number)
    row = UnitReport.objects.filter(resolution_id=str(resolution), unit_id__in=who.headed_unit_ids).first()
    if row is not None:
        run(actions.report, actor=who, subject=row.pk, text=text, files=[])


def _finish(resolution: Resolution, decision: Decision) -> None:
    with clock.shifted(timedelta(days=(resolution.due_on - clock.today()).days)):
        _do(actions.confirm_carried_out, "head", resolution.pk)
    with clock.shifted(timedelta(days=(resolution.test_on - clock.today()).days)):
        _do(
            actions.record_test, "head", resolution.pk, outcome=decision.outcome, tested_on=clock.today(),
            test_result=decision.result,
        )  # fmt: skip


def _coming(story: Coming) -> None:
    """Convene a meeting to come with themes and, from the concluded case, a redacted pack."""
    meeting = _plan(story.in_days)
    for topic in story.topics:
        _add(meeting, topic)
    case = Case.objects.filter(state="concluded", track="division", finding__in=["found", "partly"]).first()
    if case is not None:
        run(
            actions.put_case, actor=actor("head"), meeting=meeting, case=case, title=story.case_title,
            text=story.case_text, files=[],
        )  # fmt: skip
    _do(actions.convene, "head", meeting.pk)
