"""Telling the persons concerned: who they are, the letter, that it was sent, or a publication in its place."""

import uuid
from collections.abc import Sequence
from datetime import date

from governance import clock
from governance.access import Actor
from governance.deadlines.opening import settle_clock
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, action
from privacy.contributed import Concerned, viewed_persons
from privacy.incidents.access import is_officer, is_system, works_on
from privacy.incidents.actions.filing import LABEL
from privacy.incidents.choices import How, Origin, State
from privacy.incidents.models import Incident, Letter, PersonsList, Telling
from privacy.incidents.queries import is_everyone_told, newest_list, persons_concerned
from privacy.incidents.refusals import BeforeKnown, NoScope, NothingToTell, OtherPersons, SomeLeft, ToldAlready
from privacy.incidents.sealing import digest_of, is_complete, sealed


def _keep(incident: Incident, actor: Actor, origin: str, persons: Sequence[Concerned]) -> None:
    row = PersonsList(id=uuid.uuid4(), incident=incident, number=incident.lists.count() + 1, origin=origin)
    row.count, row.complete, row.digest = len(persons), is_complete(persons), digest_of(persons)
    row.sealed, row.made_by_id = sealed(row.pk, persons), actor.own_id
    row.save(force_insert=True)


@action(
    "incidents.add_persons", subject=Incident, who=works_on, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def add_persons(incident: Incident, *, actor: Actor, persons: Sequence[Concerned]) -> None:
    """Keep who is concerned. A frozen scope is completed with names and addresses; raises OtherPersons."""
    latest = newest_list(incident)
    frozen = latest is not None and latest.origin == Origin.VIEWS
    if frozen and latest is not None and latest.digest != digest_of(persons):
        raise OtherPersons
    _keep(incident, actor, Origin.VIEWS if frozen else Origin.FILE, persons)


@action(
    "incidents.freeze_scope", subject=Incident, who=is_officer, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def freeze_scope(incident: Incident, *, actor: Actor) -> None:
    """Take from the log of views whose records were viewed, and keep them as they are now; raises NoScope."""
    if not incident.by_views or incident.subject_id is None:
        raise NoScope
    try:
        persons = viewed_persons.ask(incident.subject_type, incident.subject_id)
    except LookupError as error:
        raise NoScope from error
    if not persons:
        raise NoScope
    _keep(incident, actor, Origin.VIEWS, persons)


@action(
    "incidents.write_letter", subject=Incident, who=is_officer, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def write_letter(incident: Incident, *, actor: Actor, text: str) -> None:
    """Word the letter; every wording is kept."""
    Letter.objects.create(incident=incident, number=incident.letters.count() + 1, text=text, written_by_id=actor.own_id)


@action(
    "incidents.print_letters", subject=Incident, who=works_on, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("part",),
)  # fmt: skip
def print_letters(incident: Incident, *, actor: Actor, part: int) -> None:
    """Note in the ledger that letters with names and addresses were taken; raises NothingToTell."""
    latest = newest_list(incident)
    if latest is None or not latest.complete or not incident.letters.exists():
        raise NothingToTell


@action(
    "incidents.note_told", subject=Incident, who=works_on, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=("incidents.persons_informed",), ledger=("how", "told_on", "persons", "unreached"),
)  # fmt: skip
def note_told(
    incident: Incident, *, actor: Actor, how: str, told_on: date, persons: int, unreached: int, note: str
) -> None:
    """Note that they were told; once that is everyone, D12 is met. Raises BeforeKnown, or SomeLeft for whom nobody counts."""
    if told_on < incident.known_on:
        raise BeforeKnown("told_on", incident.known_on)
    _refuse_gap(incident, persons + unreached)
    Telling.objects.create(
        incident=incident, how=how, told_on=told_on, persons=persons, unreached=unreached, note=note,
        noted_by_id=actor.own_id,
    )  # fmt: skip
    _settle_once_told(incident)


def _refuse_gap(incident: Incident, counted: int) -> None:
    concerned = persons_concerned(incident)
    counted += sum(incident.tellings.values_list("persons", flat=True))
    if concerned is not None and counted < concerned:
        raise SomeLeft(concerned, counted)


def _settle_once_told(incident: Incident) -> None:
    if is_everyone_told(incident):
        settle_clock("D12", LABEL, incident.pk)


@action(
    "incidents.tell_by_publication", subject=Incident, who=is_officer, moves=STAYS.within(State.OPEN),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("persons",),
)  # fmt: skip
def tell_by_publication(incident: Incident, *, actor: Actor, persons: int, reason: str, desk: str) -> None:
    """Decide that a publication takes the place of telling those who cannot be told; raises ToldAlready."""
    if incident.tellings.filter(how=How.PUBLICATION).exists():
        raise ToldAlready
    Telling.objects.create(
        incident=incident, how=How.PUBLICATION, told_on=clock.today(), persons=persons, note=reason, desk=desk,
        noted_by_id=actor.own_id,
    )  # fmt: skip


@action(
    "incidents.note_published", subject=Incident, who=is_system, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def note_published(incident: Incident, *, actor: Actor) -> None:
    """Note that the publication that takes the place of telling has come out: D12 is met once the others were told."""
    for telling in incident.tellings.filter(how=How.PUBLICATION, published_at__isnull=True):
        telling.published_at = clock.now()
        telling.save()
    _settle_once_told(incident)
