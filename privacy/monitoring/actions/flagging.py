"""A day is waited for and gone through; a task is opened, completed by a late file, or opened again by one."""

import secrets
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.deadlines.opening import settle_clock
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, Move, action
from privacy.monitoring.access import is_system
from privacy.monitoring.choices import JUDGED, SETTLED, DayState, FlagState, Level, TaskState
from privacy.monitoring.models import Flag, FlaggedView, MonitoredDay, Plant, Task
from privacy.monitoring.models.tasks import CLOCK
from privacy.monitoring.rules.merging import Finding, Known, Seen, added, lapses
from privacy.monitoring.rules.ranking import Outcome, score_of
from privacy.monitoring.sealing import digest_of, masked, sealed_record, sealed_seed

LABEL = "privacy_monitoring.task"
Found = Mapping[str, Finding]
SEED_BITS = 63


@dataclass(frozen=True)
class Whom:
    """Whose views these are, to which unit and block they belong, and who judges first."""

    staff_id: str
    person: UUID | None
    unit: UUID
    block: UUID | None
    level: Level


@action(
    "monitoring.await_day", subject=MonitoredDay, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("day",),
)  # fmt: skip
def await_day(*, actor: Actor, day: date) -> MonitoredDay:
    """Note that the log of a day is explained, for the first time or again: its flags are to be made."""
    known = MonitoredDay.objects.select_for_update().filter(day=day).first()
    if known is None:
        pk = uuid.uuid4()
        return MonitoredDay.objects.create(id=pk, day=day, sealed_seed=sealed_seed(pk, secrets.randbits(SEED_BITS)))
    known.state, known.version = DayState.WAITING, known.version + 1
    known.save()
    return known


@action(
    "monitoring.note_flagged", subject=MonitoredDay, who=is_system, moves=Move(DayState.WAITING, to=DayState.FLAGGED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("people", "left_out"),
)  # fmt: skip
def note_flagged(day: MonitoredDay, *, actor: Actor, people: int, left_out: int) -> None:
    """Note that the tasks of the day are made; from now on its samples are not drawn again."""
    day.people, day.flagged_at = people, clock.now()
    if day.drawn_at is None:
        day.drawn_at, day.left_out = clock.now(), left_out


@action(
    "monitoring.open_task", subject=Task, creates=True, who=is_system, moves=STAYS, clocks=Clocks(opens=(CLOCK,)),
    emits=("monitoring.task_opened",), ledger=("day",),
)  # fmt: skip
def open_task(*, actor: Actor, day: date, whom: Whom, found: Found, outcomes: Mapping[str, Outcome]) -> Task:
    """Ask whoever is above a person about everything that was found about them on a day."""
    task = Task.objects.create(
        reference=f"V-{new_reference()}", day=day, staff_id=whom.staff_id, person_id=whom.person, unit_id=whom.unit,
        block_id=whom.block, level=whom.level,
    )  # fmt: skip
    for finding in found.values():
        _make(task, finding, 1)
    _rate(task, outcomes)
    task.save()
    return task


@action(
    "monitoring.complete_task", subject=Task, who=is_system, moves=STAYS.within(TaskState.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def complete_task(task: Task, *, actor: Actor, found: Found, outcomes: Mapping[str, Outcome]) -> None:
    """Add what a late file brought, let lapse what it explained; what was judged stays as it is."""
    _bring_up_to(task, found)
    _rate(task, outcomes)
    settle_if_done(task, None)


@action(
    "monitoring.reopen_task", subject=Task, who=is_system, moves=Move(*SETTLED, to=TaskState.OPEN),
    clocks=Clocks(opens=(CLOCK,)), emits=("monitoring.task_opened",), ledger=NO_FIELDS,
)  # fmt: skip
def reopen_task(task: Task, *, actor: Actor, found: Found, outcomes: Mapping[str, Outcome]) -> None:
    """Ask again about somebody's day, for what a late file added; what was judged stays as it is."""
    task.settled_at, task.settled_by_id = None, None
    _bring_up_to(task, found)
    _rate(task, outcomes)


def known_of(task: Task) -> list[Known]:
    """Return the flags of a task as rules/merging.py takes them."""
    return [_known(flag) for flag in task.flags.all()]


def _known(flag: Flag) -> Known:
    views = frozenset(view.log_no for view in flag.views.all() if not view.lapsed)
    return Known(flag.rule, flag.state, flag.source, hasattr(flag, "plant"), flag.measure, views)


def _bring_up_to(task: Task, found: Found) -> None:
    flags = list(task.flags.select_related("plant").prefetch_related("views"))
    known = [_known(flag) for flag in flags]
    for flag, as_known in zip(flags, known, strict=True):
        if lapses(as_known, found):
            flag.state = FlagState.LAPSED
            flag.save()
        elif flag.state == FlagState.OPEN and not as_known.made_up and flag.rule in found:
            _renew(flag, found[flag.rule])
    for rule, finding in found.items():
        more = added(known, finding)
        if more is not None:
            _make(task, more, 1 + max((flag.round for flag in flags if flag.rule == rule), default=0))


def _make(task: Task, finding: Finding, number: int) -> None:
    flag = Flag.objects.create(
        task=task, source=finding.source, rule=finding.rule, round=number, rule_version=finding.version,
        title=finding.title[:120], why=finding.why[:300], measure=finding.measure, expected=finding.expected,
        seen_from=finding.seen_from,
    )  # fmt: skip
    _add_views(flag, finding.views)
    if finding.made_up:
        Plant.objects.create(flag=flag)


def _add_views(flag: Flag, views: Iterable[Seen]) -> None:
    rows = []
    for view in views:
        row = FlaggedView(flag=flag, log_no=view.log_no, seen_at=view.seen_at, masked=masked(view.record))
        row.sealed, row.digest = sealed_record(row.seal_context, view.record), digest_of(view.record)
        rows.append(row)
    FlaggedView.objects.bulk_create(rows)


def _renew(flag: Flag, finding: Finding) -> None:
    """Bring an open flag up to what is found now."""
    there = {view.log_no: view for view in flag.views.all()}
    now = {view.log_no for view in finding.views}
    _add_views(flag, [view for view in finding.views if view.log_no not in there])
    for number, row in there.items():
        if row.lapsed != (number not in now):
            row.lapsed = number not in now
            row.save()
    flag.measure, flag.expected, flag.seen_from = finding.measure, finding.expected, finding.seen_from
    flag.rule_version = finding.version
    flag.save()


def _rate(task: Task, outcomes: Mapping[str, Outcome]) -> None:
    hits: dict[str, int] = {}
    for flag in task.flags.filter(state=FlagState.OPEN).prefetch_related("views"):
        hits[flag.rule] = hits.get(flag.rule, 0) + (sum(not view.lapsed for view in flag.views.all()) or 1)
    score = score_of(hits, outcomes)
    task.score, task.basis = score.value, [asdict(part) for part in score.parts]


def settle_if_done(task: Task, by: UUID | None, *, answering: UUID | None = None) -> None:
    """End the task when no flag waits (but the one that is being answered); its clock is met, or stopped when all lapsed."""
    if task.flags.filter(state=FlagState.OPEN).exclude(pk=answering or uuid.UUID(int=0)).exists():
        return
    judged = answering is not None or task.flags.filter(state__in=JUDGED).exists()
    task.state = TaskState.JUDGED if judged else TaskState.LAPSED
    task.settled_at, task.settled_by_id = clock.now(), by
    settle_clock(CLOCK, LABEL, task.pk, met=judged)
