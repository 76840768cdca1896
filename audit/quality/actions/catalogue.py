"""Versions of the catalogue: begun as a copy of the last one, written, put in force."""

from collections.abc import Mapping, Sequence

from audit.access import is_head
from audit.quality.choices import Domain
from audit.quality.first_catalogue import SOURCE, TEXTS
from audit.quality.models import Catalogue, Standard
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from governance.versions import NothingToDecide, SetState, decide, next_version

Texts = Mapping[str, Sequence[tuple[str, str]]]
"""Domain → code and text of each principle and standard."""


@action(
    "quality.draft_catalogue", subject=Catalogue, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def draft_catalogue(*, actor: Actor) -> Catalogue:
    """Begin a version as a copy of the last one, the first one from the house's own texts. Raises DraftExists."""
    number, last = next_version(Catalogue)
    source = last.source if last else SOURCE
    made = Catalogue.objects.create(number=number, source=source, drafted_by_id=actor.own_id)
    _fill(made, texts_of(last) if last else TEXTS)
    return made


def texts_of(catalogue: Catalogue) -> dict[str, list[tuple[str, str]]]:
    """Return the principles and standards of a version by domain."""
    texts: dict[str, list[tuple[str, str]]] = {domain.value: [] for domain in Domain}
    for row in catalogue.standards.all():
        texts[row.domain].append((row.code, row.text))
    return texts


def _fill(catalogue: Catalogue, texts: Texts) -> None:
    lines = [(domain, line) for domain in Domain for line in texts.get(domain, ())]
    Standard.objects.bulk_create(
        Standard(catalogue=catalogue, domain=domain, position=place, code=code, text=text)
        for place, (domain, (code, text)) in enumerate(lines, start=1)
    )


@action(
    "quality.write_catalogue", subject=Catalogue, who=is_head, moves=STAYS.within(SetState.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def write_catalogue(catalogue: Catalogue, *, actor: Actor, source: str, texts: Texts) -> None:
    """Write the whole draft anew."""
    catalogue.source = source
    catalogue.standards.all().delete()
    _fill(catalogue, texts)


@action(
    "quality.put_catalogue_in_force", subject=Catalogue, who=is_head, moves=Move(SetState.DRAFT, to=SetState.DECIDED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def put_catalogue_in_force(catalogue: Catalogue, *, actor: Actor) -> None:
    """Put the version in force today: assessments opened from now on follow it. Raises NothingToDecide or TooEarly."""
    if not any(row.is_rated for row in catalogue.standards.all()):
        raise NothingToDecide
    decide(catalogue, actor=actor, valid_from=clock.today())
