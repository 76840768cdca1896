"""Changing the organization: by a checked CSV, all rows or none."""

from collections.abc import Sequence
from datetime import timedelta

from governance.access import Actor
from governance.organization.access import may_change
from governance.organization.importing import CORRECTS, FOLLOWS, OPENS, Change
from governance.organization.models import Unit, UnitPeriod
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, action


@action(
    "organization.import",
    subject=Unit,
    creates=True,
    who=may_change,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("codes",),
)
def import_units(*, actor: Actor, changes: Sequence[Change], codes: Sequence[str]) -> Unit:
    """Open, rename, move and close units as planned; returns the first unit touched."""
    opened = [Unit(code=c.row.code, kind=c.row.kind) for c in changes if c.what == OPENS]
    Unit.objects.bulk_create(opened)
    units = {unit.code: unit for unit in Unit.objects.all()}
    for change in changes:
        if change.what == FOLLOWS:
            _end_present(units[change.row.code], change)
    UnitPeriod.objects.bulk_create(_period(c, units) for c in changes if c.what in (OPENS, FOLLOWS))
    for change in changes:
        if change.what == CORRECTS:
            _correct(change, units)
        if change.row.successor_code:
            Unit.objects.filter(code=change.row.code).update(successor=units[change.row.successor_code])
    return units[changes[0].row.code]


def _period(change: Change, units: dict[str, Unit]) -> UnitPeriod:
    row = change.row
    return UnitPeriod(
        unit=units[row.code],
        name=row.name,
        kana=row.kana,
        parent=units.get(row.parent_code),
        prefecture=row.prefecture,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _end_present(unit: Unit, change: Change) -> None:
    present = unit.periods.filter(valid_to__isnull=True) | unit.periods.filter(valid_to__gte=change.row.valid_from)
    present.update(valid_to=change.row.valid_from - timedelta(days=1))


def _correct(change: Change, units: dict[str, Unit]) -> None:
    row = change.row
    UnitPeriod.objects.filter(unit__code=row.code, valid_from=row.valid_from).update(
        name=row.name,
        kana=row.kana,
        parent=units.get(row.parent_code),
        prefecture=row.prefecture,
        valid_to=row.valid_to,
    )
