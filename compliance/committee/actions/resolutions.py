"""Resolutions: adopted, given to the units, carried out, tested."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from compliance.committee.access import is_secretariat, leads, visible_items
from compliance.committee.choices import OWING
from compliance.committee.models import Item, OrderedMeasure, Resolution, UnitReport
from compliance.committee.refusals import (
    CheckBeforeTheReports,
    CheckedTooEarly,
    DayHasPassed,
    NoCase,
    NotCarried,
    NoUnits,
    UnitsStillOwe,
)
from compliance.ordering import Order, order
from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, Move, action
from governance.runner.numbering import next_number


@action(
    "committee.adopt", subject=Resolution, creates=True, who=leads, moves=STAYS, clocks=NO_CLOCKS,
    emits=("committee.resolution_adopted",), ledger=("item", "due_on", "test_on"),
)  # fmt: skip
def adopt(
    *, actor: Actor, item: Item, title: str, text: str, due_on: date, test_on: date, test_method: str
) -> Resolution:
    """Write down what was resolved on an item that was carried, by when the units report, and how and when the effect will be
    tested. Raises NotCarried."""
    row = visible_items(actor).select_for_update(of=("self",)).filter(pk=item.pk).first()
    if row is None or row.state != "carried":
        raise NotCarried
    return Resolution.objects.create(
        number=next_number(Resolution.objects.all()), item=row, title=title, text=text, due_on=due_on, test_on=test_on,
        test_method=test_method, adopted_by_id=actor.own_id,
    )  # fmt: skip


@action(
    "committee.start", subject=Resolution, who=is_secretariat, moves=Move("adopted", to="in_progress"),
    clocks=Clocks(opens=("CR1",)), emits=("committee.resolution_started",), ledger=("reach",),
)  # fmt: skip
def start(resolution: Resolution, *, actor: Actor, reach: str, units: Collection[UUID]) -> int:
    """Ask the units (by id) to carry it out and to report; return how many. Raises NoUnits or DayHasPassed."""
    if not units:
        raise NoUnits
    if resolution.due_on < clock.today():
        raise DayHasPassed
    UnitReport.objects.bulk_create(UnitReport(resolution=resolution, unit_id=pk) for pk in units)
    resolution.started_at = clock.now()
    return len(units)


@action(
    "committee.confirm_carried_out", subject=Resolution, who=is_secretariat,
    moves=Move("in_progress", to="carried_out"), clocks=Clocks(settles=("CR1",), opens=("CR2",)),
    emits=("committee.resolution_carried_out_confirmed",), ledger=NO_FIELDS,
)  # fmt: skip
def confirm_carried_out(resolution: Resolution, *, actor: Actor) -> None:
    """Confirm that every unit has carried it out; the test of its effect is due from now on. Raises UnitsStillOwe."""
    if UnitReport.objects.filter(resolution=resolution, state__in=OWING).exists():
        raise UnitsStillOwe
    resolution.carried_out_at = clock.now()
    if resolution.test_on <= clock.today():
        resolution.test_on = clock.today()


@action(
    "committee.plan_test", subject=Resolution, who=is_secretariat,
    moves=STAYS.within("adopted", "in_progress", "carried_out"), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("test_on",),
)  # fmt: skip
def plan_test(resolution: Resolution, *, actor: Actor, test_on: date, test_method: str) -> None:
    """Plan the test of the effect anew. Raises CheckBeforeTheReports."""
    if test_on <= max(resolution.due_on, clock.today()):
        raise CheckBeforeTheReports
    resolution.test_on, resolution.test_method = test_on, test_method


@action(
    "committee.record_test", subject=Resolution, who=is_secretariat, moves=STAYS.within("carried_out"),
    clocks=Clocks(settles=("CR2",)), emits=("committee.resolution_tested",), ledger=("outcome", "tested_on"),
)  # fmt: skip
def record_test(resolution: Resolution, *, actor: Actor, outcome: str, tested_on: date, test_result: str) -> None:
    """Say by the planned test whether it worked. Raises CheckedTooEarly."""
    if tested_on < resolution.test_on or tested_on > clock.today():
        raise CheckedTooEarly
    resolution.state, resolution.tested_on, resolution.test_result = outcome, tested_on, test_result
    resolution.tested_by_id = actor.own_id


@action(
    "committee.order_measure", subject=Resolution, who=is_secretariat, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("kind", "unit", "due_on"),
)  # fmt: skip
def order_measure(
    resolution: Resolution, *, actor: Actor, kind: str, title: str, text: str, unit: Unit, due_on: date
) -> str:
    """Order a measure for the case behind the resolution; return its id. Raises NoCase, or as the room of measures refuses."""
    item: Any = visible_items(actor).select_related("case").filter(pk=resolution.item_id).first()
    if item is None or item.case is None:
        raise NoCase
    made = order(Order(kind, title, text, unit, due_on, item.case), actor)
    OrderedMeasure.objects.create(resolution=resolution, measure_id=made, ordered_by_id=actor.own_id)
    return str(made)
