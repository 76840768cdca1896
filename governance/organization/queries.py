"""Reads of the organization on a given day."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from governance.organization.models import Unit, UnitPeriod


def in_force(day: date) -> Q:
    """Return the condition that a period (valid_from, valid_to) holds on the day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def periods_on(day: date) -> QuerySet[UnitPeriod]:
    """Return the periods in force on the day, with their units."""
    return UnitPeriod.objects.filter(in_force(day)).select_related("unit")


def name_on(unit_ref: str, day: date | OuterRef) -> Subquery:
    """Return a subquery for annotations: the name that the unit in column `unit_ref` bore on the day.

    A unit whose periods do not cover the day (closed since, or the day is before it opened) gives its latest name.
    """
    periods = UnitPeriod.objects.filter(unit=OuterRef(unit_ref), valid_from__lte=day).order_by("-valid_from")
    return Subquery(periods.values("name")[:1])


def children_ids(parent_ids: Iterable[uuid.UUID], day: date) -> QuerySet[UnitPeriod, uuid.UUID]:
    """Return a subquery with the ids of the units that belong to the parents on the day."""
    return UnitPeriod.objects.filter(in_force(day), parent_id__in=list(parent_ids)).values_list("unit_id", flat=True)


@dataclass(frozen=True)
class Node:
    """One unit in the tree as it stood on a day."""

    unit_id: uuid.UUID
    code: str
    kind: str
    name: str
    kana: str
    prefecture: str
    valid_from: date
    valid_to: date | None
    children: tuple[Node, ...]


def tree_on(day: date) -> tuple[Node, ...]:
    """Return the roots of the organization on the day, children in order of their codes. One query."""
    by_parent: dict[uuid.UUID | None, list[UnitPeriod]] = {}
    for period in periods_on(day).order_by("unit__code"):
        by_parent.setdefault(period.parent_id, []).append(period)

    def node(period: UnitPeriod) -> Node:
        children = tuple(node(child) for child in by_parent.get(period.unit_id, ()))
        unit = period.unit
        return Node(
            unit.id, unit.code, unit.kind, period.name, period.kana, period.prefecture, period.valid_from,
            period.valid_to, children,
        )  # fmt: skip

    return tuple(node(period) for period in by_parent.get(None, ()))


def choices_on(day: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return grouped choices (unit id, name) of all units in force, for a select that works without JavaScript.

    Headquarters and divisions first, then the blocks, then the offices by prefecture in the order of their codes.
    """
    return grouped(periods_on(day), lambda period: str(period.unit_id))


def grouped(
    periods: Iterable[UnitPeriod], value: Callable[[UnitPeriod], str]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the units of the periods as such choices, each with the value that is sent for it."""
    groups: dict[str, list[tuple[str, str]]] = {}
    order = {Unit.Kind.HEADQUARTERS: 0, Unit.Kind.DIVISION: 0, Unit.Kind.BLOCK: 1, Unit.Kind.OFFICE: 2}
    ranked = sorted(periods, key=lambda p: (order[Unit.Kind(p.unit.kind)], p.unit.kind != "headquarters", p.unit.code))
    for period in ranked:
        label = period.prefecture if period.unit.kind == Unit.Kind.OFFICE else Unit.Kind(period.unit.kind).label
        if period.unit.kind == Unit.Kind.DIVISION:
            label = Unit.Kind.HEADQUARTERS.label
        groups.setdefault(str(label), []).append((value(period), period.name))
    return list(groups.items())


def block_on(unit_id: uuid.UUID, day: date) -> uuid.UUID | None:
    """Return the block to which the unit belongs on the day: itself for a block, None for headquarters and divisions."""
    period = periods_on(day).filter(unit_id=unit_id).select_related("parent").first()
    return _block(period.unit, period.parent) if period is not None else None


def blocks_on(day: date) -> dict[uuid.UUID, uuid.UUID | None]:
    """Return the units in force on the day → their block, as `block_on` says it. One query."""
    periods = periods_on(day).select_related("parent").order_by("unit__code")
    return {period.unit_id: _block(period.unit, period.parent) for period in periods}


def _block(unit: Unit, parent: Unit | None) -> uuid.UUID | None:
    above = unit if unit.kind == Unit.Kind.BLOCK else parent
    return above.pk if above is not None and above.kind == Unit.Kind.BLOCK else None


def name_of(unit_id: uuid.UUID | str | None, day: date) -> str:
    """Return what the unit is called on the day, "" for none."""
    if not unit_id:
        return ""
    return periods_on(day).filter(unit_id=unit_id).values_list("name", flat=True).first() or ""


def periods_of(unit: Unit) -> list[UnitPeriod]:
    """Return all periods of a unit, oldest first, each with `parent_name` as the parent was called when it began."""
    return list(unit.periods.annotate(parent_name=name_on("parent_id", OuterRef("valid_from"))).order_by("valid_from"))


def export_rows() -> list[list[str]]:
    """Return every period of every unit as text, in the columns of the import."""
    periods = UnitPeriod.objects.select_related("unit__successor", "parent").order_by("unit__code", "valid_from")
    return [
        [
            p.unit.code,
            p.name,
            p.kana,
            p.unit.kind,
            p.parent.code if p.parent else "",
            p.prefecture,
            p.valid_from.isoformat(),
            p.valid_to.isoformat() if p.valid_to else "",
            p.unit.successor.code if p.unit.successor else "",
        ]
        for p in periods
    ]
