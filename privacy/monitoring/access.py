"""Who sees and who judges (shared/brief/roles.md). Nobody ever sees a task about their own views, nobody one about those above.

Tasks about a head or privacy manager are the block's, those about a block head the chief privacy officer's (`Task.level`).
"""

from typing import Any

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS_OF_ALL, READERS_OF_BLOCK, in_scope, of_units
from privacy.monitoring.choices import Level, TrailState
from privacy.monitoring.models import Flag, MonitoredDay, Plant, Settings, Task, TrailRequest

BLOCK_HEAD, EXECUTIVE = "block_head", "vice_president"
JUDGES = (*HEADS_OF_UNIT, BLOCK_HEAD, OFFICER, EXECUTIVE)
FILERS = (*HEADS_OF_UNIT, OFFICER)
"""Who takes a request for a trail in."""


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the system itself acts."""
    return actor.kind == "system"


def is_officer(actor: Actor, _: Any) -> bool:
    """Return whether the actor keeps the settings and decides on trails."""
    return actor.holds(OFFICER)


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"


@scope(Task)
def visible_tasks(actor: Actor) -> QuerySet[Task]:
    """Return all to the readers of all; to units and blocks those that are theirs to judge or to read; never one's own."""
    rows = Task.objects.all()
    if actor.kind == "system":
        return rows
    if actor.kind != "person":
        return rows.none()
    if not actor.holds(*READERS_OF_ALL):
        in_block = Q(block_id__in=actor.unit_ids(*READERS_OF_BLOCK))
        rows = rows.filter(of_units(actor) & Q(level=Level.UNIT) | in_block & Q(level=Level.BLOCK))
    return rows.exclude(person_id=actor.own_id)


@scope(Flag)
def visible_flags(actor: Actor) -> QuerySet[Flag]:
    """Return the flags of the tasks in sight."""
    return Flag.objects.filter(task__in=visible_tasks(actor))


@scope(Plant)
def visible_plants(actor: Actor) -> QuerySet[Plant]:
    """Return what was made up to the chief privacy officer alone; whoever judged one is told on the page of the task."""
    return Plant.objects.all() if actor.kind == "person" and actor.holds(OFFICER) else Plant.objects.none()


@scope(MonitoredDay)
def visible_days(actor: Actor) -> QuerySet[MonitoredDay]:
    """Return the days to the readers of all."""
    return MonitoredDay.objects.all() if _reads_all(actor) else MonitoredDay.objects.none()


@scope(Settings)
def visible_settings(actor: Actor) -> QuerySet[Settings]:
    """Return the settings to the readers of all: who is judged by them need not know them."""
    return Settings.objects.all() if _reads_all(actor) else Settings.objects.none()


def _reads_all(actor: Actor) -> bool:
    return actor.kind == "system" or actor.kind == "person" and actor.holds(*READERS_OF_ALL)


@scope(TrailRequest)
def visible_trails(actor: Actor) -> QuerySet[TrailRequest]:
    """Return the requests taken in by the units that the actor answers for or reads."""
    return in_scope(TrailRequest.objects.all(), actor)


def first_judged_by(actor: Actor) -> Q:
    """Return the condition for tasks that wait for the actor first."""
    mine = Q(level=Level.UNIT, unit_id__in=actor.unit_ids(*HEADS_OF_UNIT))
    mine |= Q(level=Level.BLOCK, block_id__in=actor.unit_ids(BLOCK_HEAD))
    if actor.holds(OFFICER):
        mine |= Q(level=Level.OFFICER)
    if actor.holds(EXECUTIVE):
        mine |= Q(level=Level.EXECUTIVE)
    return mine


def judges(actor: Actor, task: Task) -> bool:
    """Return whether the actor may judge: who is first, and those above, up to the chief privacy officer; never oneself."""
    if actor.kind != "person" or actor.own_id == task.person_id:
        return False
    if task.level == Level.EXECUTIVE:
        return actor.holds(EXECUTIVE)
    if actor.holds(OFFICER):
        return True
    if task.level != Level.OFFICER and task.block_id in actor.unit_ids(BLOCK_HEAD):
        return True
    return task.level == Level.UNIT and task.unit_id in actor.unit_ids(*HEADS_OF_UNIT)


def judges_flag(actor: Actor, flag: Flag) -> bool:
    """Return whether the actor may judge the flag's task."""
    return judges(actor, flag.task)


def may_file(actor: Actor, _: Any) -> bool:
    """Return whether the actor takes in requests for a trail."""
    return actor.kind == "person" and actor.holds(*FILERS)


def decides_trail(actor: Actor, trail: TrailRequest) -> bool:
    """Return whether the actor decides on the request: the chief privacy officer, never on what they filed."""
    return actor.holds(OFFICER) and actor.own_id != trail.filed_by_id


def hands_out(actor: Actor, trail: TrailRequest) -> bool:
    """Return whether the actor hands the report out: the unit that took the request in, and the officer."""
    return actor.kind == "person" and (trail.unit_id in actor.unit_ids(*HEADS_OF_UNIT) or actor.holds(OFFICER))


def may_export(actor: Actor, trail: TrailRequest) -> bool:
    """Return whether the report may be made now."""
    return trail.state == TrailState.APPROVED and hands_out(actor, trail)
