"""Personnel actions come in, are matched by a worker, and are forgotten after their time."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.db.models import Q

from compliance.models import Case
from compliance.protection import matching
from compliance.protection.access import is_personnel, is_system
from compliance.protection.actions.beginning import window
from compliance.protection.choices import PRESUMED, How
from compliance.protection.matching import PersonnelAction, indexes_of
from compliance.protection.models import Delivery, Match, PersonnelRow, Protected, Watch
from compliance.protection.sealing import field_of, seal_apart
from governance import clock
from governance.access import SYSTEM, Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, action, run

BATCH = 1000
KEPT_FOR = timedelta(days=400)
"""A year and a month: someone may come under protection at any time of the watched year."""


@action(
    "protection.deliver",
    subject=Delivery,
    creates=True,
    who=is_personnel,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=("protection.personnel_delivered",),
    ledger=("count",),
)
def deliver(*, actor: Actor, rows: Sequence[PersonnelAction], count: int) -> Delivery:
    """Take a file of personnel actions. It is only sealed here: nothing that happens now depends on who is protected."""
    delivery = Delivery(delivered_by_id=actor.own_id, rows=count)
    delivery.sealed_rows = matching.seal_pending(delivery.pk, list(rows))
    delivery.save(force_insert=True)
    return delivery


@action(
    "protection.match",
    subject=Delivery,
    who=is_system,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def match(delivery: Delivery, *, actor: Actor) -> None:
    """Find the protected people whom a delivery concerns, keep its rows sealed, and forget the delivery itself."""
    if delivery.sealed_rows is None:
        return
    rows = matching.open_pending(delivery.pk, bytes(delivery.sealed_rows))
    for start in range(0, len(rows), BATCH):
        for protected, row, how in _hits(rows[start : start + BATCH]):
            _note(protected, row, how)
    PersonnelRow.objects.bulk_create(_kept(delivery, rows), batch_size=BATCH)
    delivery.sealed_rows, delivery.matched_at = None, clock.now()


def _hits(rows: Sequence[PersonnelAction]) -> Iterator[tuple[Protected, PersonnelAction, How]]:
    """Yield protected person, row and what the match rests on: one query for a batch of rows."""
    by_index: dict[str, list[PersonnelAction]] = {}
    for row in rows:
        indexes = indexes_of(staff_number=row.staff_number, name=row.name, unit=row.unit)
        for index in (indexes.number, indexes.name, indexes.name_unit):
            by_index.setdefault(index, []).append(row)
    by_index.pop("", None)
    wanted = list(by_index)
    found = Protected.objects.filter(released_at__isnull=True).filter(
        Q(number_index__in=wanted) | Q(name_index__in=wanted) | Q(name_unit_index__in=wanted)
    )
    for protected in found.select_related("case__watch", "case__identity_box"):
        yield from _rows_for(protected, by_index)


def _rows_for(
    protected: Protected, by_index: dict[str, list[PersonnelAction]]
) -> Iterator[tuple[Protected, PersonnelAction, How]]:
    """Yield the rows that concern the person, each once: by number, by name and unit, without a number by the name alone.

    A reporter may have mistyped the number: name and unit count beside it. The name alone does not, since a number is there
    to tell people of one name apart.
    """
    numbered = by_index.get(protected.number_index, [])
    for row in numbered:
        yield protected, row, How.NUMBER
    same_unit = [row for row in by_index.get(protected.name_unit_index, []) if row not in numbered]
    for row in same_unit:
        yield protected, row, How.NAME_AND_UNIT
    if not protected.number_index:
        for row in by_index.get(protected.name_index, ()):
            if row not in same_unit:
                yield protected, row, How.NAME


def _kept(delivery: Delivery, rows: Sequence[PersonnelAction]) -> list[PersonnelRow]:
    """Return the rows as they are kept, in the order of their indexes: their place says nothing about the file."""
    kept = []
    for row in rows:
        number, name = matching.secret_of_number(row.staff_number), matching.secret_of_name(row.name, row.unit)
        kept.append(
            PersonnelRow(
                delivery=delivery,
                number_index=matching.kept_index(delivery.pk, number),
                name_unit_index=matching.kept_index(delivery.pk, name),
                sealed_by_number=matching.seal_kept(delivery.pk, number, row),
                sealed_by_name_unit=matching.seal_kept(delivery.pk, name, row),
            )
        )
    return sorted(kept, key=lambda kept_row: kept_row.number_index)


def search_kept(protected: Protected, staff_number: str, name: str, unit: str) -> None:
    """Search what was handed in earlier for someone who came under protection just now."""
    deliveries = list(Delivery.objects.filter(matched_at__isnull=False).values_list("pk", flat=True))
    if staff_number:
        secret = matching.secret_of_number(staff_number)
        for row in _kept_by(deliveries, "number_index", secret):
            _note(protected, matching.open_kept(row.delivery_id, secret, bytes(row.sealed_by_number)), How.NUMBER)
    elif unit:
        secret = matching.secret_of_name(name, unit)
        for row in _kept_by(deliveries, "name_unit_index", secret):
            opened = matching.open_kept(row.delivery_id, secret, bytes(row.sealed_by_name_unit))
            _note(protected, opened, How.NAME_AND_UNIT)


def _kept_by(deliveries: Sequence[object], column: str, secret: str) -> list[PersonnelRow]:
    wanted = [matching.kept_index(pk, secret) for pk in deliveries]
    return list(PersonnelRow.objects.filter(**{f"{column}__in": wanted}))


def _note(protected: Protected, row: PersonnelAction, how: How) -> None:
    """Note a match once, when the personnel action was decided within the watched year."""
    mark = matching.fingerprint(protected.pk, row)
    watch = Watch.objects.get(case=protected.case_id)
    if window(watch, row.decided_day) and not Match.objects.filter(fingerprint=mark).exists():
        run(find, actor=SYSTEM, protected=protected, row=row, how=how, fingerprint=mark)


@action(
    "protection.find",
    subject=Match,
    creates=True,
    who=is_system,
    moves=STAYS,
    clocks=Clocks(opens=("D4-P",)),
    emits=("protection.match_noted",),
    ledger=NO_FIELDS,
)
def find(*, actor: Actor, protected: Protected, row: PersonnelAction, how: How, fingerprint: str) -> Match:
    """Note that a personnel action concerns a protected person. What it says is sealed to the designated handlers."""
    case: Case = protected.case
    found = Match(case=case, protected=protected, fingerprint=fingerprint, how=how, needs_legal=row.kind in PRESUMED)
    found.sealed = seal_apart(case, field_of(found, "facts"), row.facts)
    found.save(force_insert=True)
    return found


@action(
    "protection.forget",
    subject=Delivery,
    who=is_system,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def forget(delivery: Delivery, *, actor: Actor) -> None:
    """Remove the kept rows of a delivery whose time is over; that it came in, and how many rows, stays."""
    PersonnelRow.objects.filter(delivery=delivery).delete()
