"""The first report, and what is added to it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.deadlines.opening import move_clock
from governance.organization.models import Unit
from governance.people.models import Person
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Clocks, action
from privacy.incidents.access import is_reader, may_file, reports_on, sides_of
from privacy.incidents.choices import State
from privacy.incidents.models import Containment, FollowUp, Incident, Sighting
from privacy.incidents.refusals import NotEarlier
from privacy.units import block_on

CLOCKS = ("D10", "D11", "D12")
LABEL = "privacy_incidents.incident"
"""Incident._meta.label_lower: what its clocks and its publication run on."""


@dataclass(frozen=True)
class FirstReport:
    """What a first report gives: enough to act on, in under a minute. `unit`: the own one when left out."""

    kind: str
    text: str
    known_at: datetime
    happened_on: date | None = None
    persons: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True)
class Source:
    """The row of another room for which an incident is opened; `handed_over_at`: when Compliance had that row, if it has."""

    subject_type: str
    subject_id: UUID
    by_views: bool = False
    kept_from_unit: bool = False
    handed_over_at: datetime | None = None


@action(
    "incidents.file_incident", subject=Incident, creates=True, who=may_file, moves=STAYS, clocks=Clocks(opens=CLOCKS),
    emits=("incidents.incident_filed",), ledger=NO_FIELDS,
)  # fmt: skip
def file_incident(*, actor: Actor, report: FirstReport, source: Source | None = None) -> Incident:
    """File the first report for the actor's own unit; the clocks run from the moment at which somebody first knew."""
    unit = report.unit or Person.objects.select_related("home_unit").get(pk=actor.own_id).home_unit
    given = vars(source) if source else {}
    return Incident.objects.create(
        reference=f"L-{new_reference()}", kind=report.kind, text=report.text, known_at=report.known_at,
        happened_on=report.happened_on, unit=unit, block_id=block_on(unit.pk, clock.today()), filed_by_id=actor.person_id,
        filed_at=clock.now(), first_persons=report.persons, persons=report.persons, **given,
    )  # fmt: skip


@action(
    "incidents.open_incident", subject=Incident, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def open_incident(incident: Incident, *, actor: Actor) -> None:
    """Note that it was opened: for those who are to see it at once, the first time counts."""
    seen = set(incident.sightings.values_list("side", flat=True))
    rows = [Sighting(incident=incident, side=side, seen_by_id=actor.own_id) for side in sides_of(actor, incident)]
    Sighting.objects.bulk_create(row for row in rows if row.side not in seen)


@action(
    "incidents.follow_up", subject=Incident, who=reports_on, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=("incidents.follow_up_reported",), ledger=NO_FIELDS,
)  # fmt: skip
def follow_up(incident: Incident, *, actor: Actor, text: str) -> None:
    """Report how things stand."""
    FollowUp.objects.create(incident=incident, text=text, author_id=actor.own_id)


@action(
    "incidents.note_containment", subject=Incident, who=reports_on, moves=STAYS.within(State.OPEN), clocks=NO_CLOCKS,
    emits=("incidents.containment_noted",), ledger=("step",),
)  # fmt: skip
def note_containment(incident: Incident, *, actor: Actor, step: str, done_at: datetime, note: str) -> None:
    """Note a step that was taken so that nothing more gets out."""
    Containment.objects.create(incident=incident, step=step, done_at=done_at, note=note, noted_by_id=actor.own_id)


@action(
    "incidents.note_earlier_knowledge", subject=Incident, who=reports_on, moves=STAYS.within(State.OPEN),
    clocks=NO_CLOCKS, emits=("incidents.knowledge_corrected",), ledger=("known_at",),
)  # fmt: skip
def note_earlier_knowledge(incident: Incident, *, actor: Actor, known_at: datetime, text: str) -> None:
    """Note that somebody knew earlier: the same clocks run from then. Raises NotEarlier for a later moment."""
    if known_at >= incident.known_at:
        raise NotEarlier
    FollowUp.objects.create(incident=incident, text=text, known_before=incident.known_at, author_id=actor.own_id)
    incident.known_at = known_at
    move_clocks(incident)


def move_clocks(incident: Incident) -> None:
    """Let the running clocks follow what is known now: since when, and within how many days."""
    own_period = incident.clock_due
    for code in CLOCKS:
        move_clock(code, LABEL, incident.pk, incident.clock_day, own_period.get(code))
