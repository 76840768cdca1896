"""An office files once; headquarters and the block have it in the same moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.organization.models import Unit
from governance.people.models import Person
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, action
from voice.access import is_filer
from voice.actions.keeping import keep_files
from voice.delivering import block_of, deliver
from voice.models import Incident, Sender, Voice
from voice.sending import Customer, sealed


@dataclass(frozen=True)
class Heard:
    """What the form of a voice gives."""

    kind: str
    channel: str
    title: str
    text: str
    done: str
    wants_answer: bool
    received_on: date
    customer: Customer
    answer_by: str = ""
    may_publish: bool | None = None


@dataclass(frozen=True)
class FirstReport:
    """What the form of a first report gives."""

    kind: str
    text: str
    happened_at: datetime
    injured: bool = False
    data_concerned: bool = False


def _unit_of(actor: Actor) -> Unit:
    """Return the unit for which the actor files: their own. An office files for itself and for nobody else."""
    return Person.objects.select_related("home_unit").get(pk=actor.own_id).home_unit


@action(
    "voice.file_voice", subject=Voice, creates=True, who=is_filer, moves=STAYS, clocks=NO_CLOCKS,
    emits=("voice.voice_filed",), ledger=NO_FIELDS,
)  # fmt: skip
def file_voice(*, actor: Actor, heard: Heard, files: Sequence[Examined] = ()) -> Voice:
    """File what a customer said, with what they handed over."""
    unit = _unit_of(actor)
    filed: list[Voice] = file_all([(heard, unit, block_of(unit, clock.today()))], actor.own_id)
    keep_files(filed[0], files)
    return filed[0]


def file_all(said: Sequence[tuple[Heard, Unit | None, Unit | None]], filed_by: UUID | None) -> list[Voice]:
    """Write voices (what was heard, for or about which unit, of which block) with receipts and senders, all at this moment.

    Called by actions; the one way in which a voice comes to be.
    """
    now = clock.now()
    voices = [_voice_of(heard, unit, block, filed_by, now) for heard, unit, block in said]
    Voice.objects.bulk_create(voices)
    deliver(voices, now)
    Sender.objects.bulk_create(
        Sender(voice=voice, sealed=sealed(voice.pk, heard.customer))
        for voice, (heard, _unit, _block) in zip(voices, said, strict=True)
        if heard.customer
    )
    return voices


def _voice_of(heard: Heard, unit: Unit | None, block: Unit | None, filed_by: UUID | None, now: datetime) -> Voice:
    fields = {name: value for name, value in vars(heard).items() if name != "customer"}
    return Voice(
        reference=f"V-{new_reference()}", unit=unit, block=block, filed_by_id=filed_by, filed_at=now, **fields
    )  # fmt: skip


@action(
    "voice.file_incident", subject=Incident, creates=True, who=is_filer, moves=STAYS, clocks=NO_CLOCKS,
    emits=("voice.incident_filed",), ledger=NO_FIELDS,
)  # fmt: skip
def file_incident(*, actor: Actor, report: FirstReport) -> Incident:
    """File the first report of an incident; what is not known yet follows later (D6)."""
    now, unit = clock.now(), _unit_of(actor)
    incident = Incident.objects.create(
        reference=f"I-{new_reference()}", unit=unit, block=block_of(unit, clock.today()), filed_by_id=actor.own_id,
        filed_at=now, **vars(report),
    )  # fmt: skip
    deliver([incident], now)
    return incident
