"""Causes, measures and whether they worked; closing and taking up again."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from privacy.incidents.access import carries_out, is_officer, may_check, works_on
from privacy.incidents.choices import MeasureState, State
from privacy.incidents.models import Cause, Closing, Incident, Measure
from privacy.incidents.queries import open_ends
from privacy.incidents.refusals import NoParent, NotYet, OpenEnds

PLANNED, DONE = MeasureState.PLANNED, MeasureState.DONE


@dataclass(frozen=True)
class Because:
    """One answer to "why?"; `parent`: the answer that it asks about, none for the incident itself."""

    text: str
    kind: str
    is_root: bool = False
    parent: UUID | None = None


def _of(incident: Incident, cause: UUID | None) -> UUID | None:
    """Return the cause's id; raises NoParent when it belongs to another incident."""
    if cause is not None and not incident.causes.filter(pk=cause).exists():
        raise NoParent
    return cause


@action(
    "incidents.add_cause", subject=Incident, who=works_on, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def add_cause(incident: Incident, *, actor: Actor, because: Because) -> None:
    """Answer one "why?" more; raises NoParent."""
    Cause.objects.create(
        incident=incident, parent_id=_of(incident, because.parent), text=because.text, kind=because.kind,
        is_root=because.is_root, added_by_id=actor.own_id,
    )  # fmt: skip


@action(
    "incidents.state_check", subject=Incident, who=works_on, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("check",),
)  # fmt: skip
def state_check(incident: Incident, *, actor: Actor, check: str, text: str) -> None:
    """Say how the double check stood to it, and why it did not catch it."""
    incident.check_state, incident.check_text, incident.check_by_id = check, text, actor.own_id


@action(
    "incidents.plan_measure", subject=Incident, who=works_on, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=("incidents.measure_planned",), ledger=("unit", "due_on"),
)  # fmt: skip
def plan_measure(
    incident: Incident, *, actor: Actor, text: str, unit: Unit, due_on: date, check_on: date, cause: UUID | None = None
) -> str:
    """Give a measure to a unit, with the day on which its effect is checked; return its id. Raises NoParent."""
    made = Measure.objects.create(
        incident=incident, cause_id=_of(incident, cause), text=text, unit=unit, due_on=due_on, check_on=check_on,
        planned_by_id=actor.own_id,
    )  # fmt: skip
    return str(made.pk)


@action(
    "incidents.report_done", subject=Measure, who=carries_out, moves=Move(PLANNED, to=DONE), clocks=NO_CLOCKS,
    emits=("incidents.measure_completed",), ledger=("done_on",),
)  # fmt: skip
def report_done(measure: Measure, *, actor: Actor, done_on: date, note: str) -> None:
    """Report that it was carried out. Whether it worked is another question."""
    measure.done_on, measure.done_note, measure.done_by_id = done_on, note, actor.own_id


@action(
    "incidents.check_measure", subject=Measure, who=may_check, moves=STAYS.within(DONE), clocks=NO_CLOCKS,
    emits=("incidents.measure_checked",), ledger=("outcome",),
)  # fmt: skip
def check_measure(measure: Measure, *, actor: Actor, outcome: str, effect: str) -> None:
    """Say by what was seen whether it worked; raises NotYet before its day."""
    if clock.today() < measure.check_on:
        raise NotYet(measure.check_on)
    measure.state, measure.effect = outcome, effect
    measure.checked_by_id, measure.checked_at = actor.own_id, clock.now()


@action(
    "incidents.close_incident", subject=Incident, who=is_officer, moves=Move(State.OPEN, to=State.CLOSED),
    clocks=NO_CLOCKS, emits=("incidents.incident_closed",), ledger=NO_FIELDS,
)  # fmt: skip
def close_incident(incident: Incident, *, actor: Actor, text: str) -> None:
    """Close it; raises OpenEnds with what is owed yet."""
    if missing := open_ends(incident):
        raise OpenEnds(missing)
    Closing.objects.create(incident=incident, text=text, closed_by_id=actor.own_id)


@action(
    "incidents.reopen_incident", subject=Incident, who=is_officer, moves=Move(State.CLOSED, to=State.OPEN),
    clocks=NO_CLOCKS, emits=("incidents.incident_reopened",), ledger=NO_FIELDS,
)  # fmt: skip
def reopen_incident(incident: Incident, *, actor: Actor, reason: str) -> None:
    """Take it up again; the closing stays, with why it did not hold. The clocks stand as they stood."""
    closing = incident.closings.get(reopened_at__isnull=True)
    closing.reopened_because, closing.reopened_by_id, closing.reopened_at = reason, actor.own_id, clock.now()
    closing.save()
