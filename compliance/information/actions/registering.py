"""An entry comes in and is routed in the same transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from compliance.information.access import is_registrant
from compliance.information.choices import Why
from compliance.information.concerned import Concerned, concerned
from compliance.information.content import OWNER, Heard, box_for, sealed_heard
from compliance.information.models import Delivery, Information, KeptOut
from compliance.information.queries import rules_in_force
from compliance.information.routing import Routing, Sample, route
from compliance.rules import READERS_OF_TRACK
from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined, keep
from governance.deadlines.opening import open_clock
from governance.organization.models import Unit
from governance.references import new_reference
from governance.runner import STAYS, Clocks, action
from governance.vault.models import Box


@dataclass(frozen=True)
class NewEntry:
    """What the form, or another area, gives."""

    source: str
    kinds: Sequence[str]
    position: str
    relation: str
    unit: Unit | None
    aware_at: datetime
    heard: Heard
    files: Sequence[Examined] = field(default=())
    subject_type: str = ""
    subject_id: UUID | None = None


@action(
    "information.register",
    subject=Information,
    creates=True,
    who=is_registrant,
    moves=STAYS,
    clocks=Clocks(opens=("D5b",), settles=("D5",)),
    emits=("information.entry_registered",),
    ledger=("source",),
)
def register(*, actor: Actor, entry: NewEntry, source: str) -> Information:
    """Register and route: the rules in force decide who gets it, all at the same moment, whoever received it first.

    D5 counts from the day the organization came to know; routing here settles it, late or not. D5b, opened by the
    runner, counts from today until someone takes the entry up.
    """
    found = concerned(entry.position, entry.unit, entry.heard.texts())
    rules = rules_in_force(clock.today())
    unit_kind = entry.unit.kind if entry.unit else ""
    sample = Sample(entry.source, frozenset(entry.kinds), unit_kind, entry.position)
    routing = route(rules.rules.all(), sample, found.facts)
    posts = {r.post for r in routing.routes} | READERS_OF_TRACK[found.facts.track]
    information = _entry(entry, actor, found, box_for(posts))
    information.rule_set = rules
    information.left_out = {post: why.value for post, why in routing.left_out.items()}
    aware_on = timezone.localdate(entry.aware_at)
    due_on = open_clock("D5", "information.information", information.pk, aware_on).due_on
    information.in_time = timezone.localdate(information.registered_at) <= due_on
    information.save(force_insert=True)
    _deliver(information, routing, found.people)
    _keep_files(information, entry.files)
    return information


def _entry(entry: NewEntry, actor: Actor, found: Concerned, box: Box) -> Information:
    return Information(
        reference=f"P-{new_reference()}",
        track=found.facts.track,
        source=entry.source,
        kinds=list(entry.kinds),
        position=entry.position,
        relation=entry.relation,
        unit=entry.unit,
        registered_by_id=actor.person_id,
        aware_at=entry.aware_at,
        registered_at=clock.now(),
        subject_type=entry.subject_type,
        subject_id=entry.subject_id,
        box=box,
        sealed_content=sealed_heard(box, entry.heard),
    )


def _deliver(information: Information, routing: Routing, people: Iterable[UUID]) -> None:
    Delivery.objects.bulk_create(
        Delivery(
            information=information,
            role=route.post,
            why=Why(route.why),
            rule=route.rule,
            delivered_at=information.registered_at,
        )
        for route in routing.routes
    )
    KeptOut.objects.bulk_create(KeptOut(information=information, person_id=pk) for pk in people)


def _keep_files(information: Information, files: Iterable[Examined]) -> None:
    for file in files:
        keep(information.box, file, owner_type=OWNER, owner_id=information.pk)
