"""Writing a version of a catalogue and deciding on it."""

from collections.abc import Sequence
from datetime import date

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from governance.runner.numbering import next_number
from governance.versions import DraftExists, NothingToDecide, SetState, TooEarly
from privacy.contractors.access import is_officer
from privacy.contractors.models import Catalogue, Item


@action(
    "contractors.draft_catalogue", subject=Catalogue, creates=True, who=is_officer, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("kind",),
)  # fmt: skip
def draft_catalogue(*, actor: Actor, kind: str) -> Catalogue:
    """Begin a version as a copy of the last one. Raises DraftExists."""
    number = next_number(Catalogue.objects.filter(kind=kind))
    last = Catalogue.objects.filter(kind=kind).first()
    if last is not None and last.state == SetState.DRAFT:
        raise DraftExists
    made = Catalogue.objects.create(kind=kind, number=number, drafted_by_id=actor.own_id)
    _write(made, [(item.text, item.is_must) for item in last.items.all()] if last else [])
    return made


def _write(catalogue: Catalogue, lines: Sequence[tuple[str, bool]]) -> None:
    Item.objects.bulk_create(
        Item(catalogue=catalogue, position=position, text=text, is_must=is_must)
        for position, (text, is_must) in enumerate(lines, start=1)
    )


@action(
    "contractors.write_catalogue", subject=Catalogue, who=is_officer, moves=STAYS.within(SetState.DRAFT),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def write_catalogue(catalogue: Catalogue, *, actor: Actor, lines: Sequence[tuple[str, bool]]) -> None:
    """Write the whole draft anew."""
    catalogue.items.all().delete()
    _write(catalogue, lines)


@action(
    "contractors.put_in_force", subject=Catalogue, who=is_officer,
    moves=Move(SetState.DRAFT, to=SetState.DECIDED), clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("valid_from",),
)  # fmt: skip
def put_in_force(catalogue: Catalogue, *, actor: Actor, valid_from: date) -> None:
    """Decide on the version; it is final from now on. Raises NothingToDecide or TooEarly."""
    if not catalogue.items.exists():
        raise NothingToDecide
    if Catalogue.objects.filter(kind=catalogue.kind, valid_from__gte=valid_from).exists():
        raise TooEarly
    catalogue.valid_from, catalogue.decided_by_id = valid_from, actor.own_id
