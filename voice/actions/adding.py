"""What is added later. What was filed stays as it was."""

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, Move, action
from voice.access import is_of_the_office, is_reader
from voice.choices import IncidentState
from voice.models import Addition, FollowUp, Incident, Voice


@action(
    "voice.add_to_voice", subject=Voice, who=is_reader, moves=STAYS, clocks=NO_CLOCKS, emits=("voice.voice_commented",),
    ledger=NO_FIELDS,
)  # fmt: skip
def add_to_voice(voice: Voice, *, actor: Actor, text: str) -> None:
    """Add to a voice; everyone who may see it may add, under their name."""
    Addition.objects.create(voice=voice, text=text, author_id=actor.own_id)


@action(
    "voice.follow_up", subject=Incident, who=is_of_the_office, moves=STAYS, clocks=NO_CLOCKS,
    emits=("voice.follow_up_reported",), ledger=NO_FIELDS,
)  # fmt: skip
def follow_up(incident: Incident, *, actor: Actor, text: str) -> None:
    """Report how things stand, or what became known after the last report."""
    FollowUp.objects.create(incident=incident, text=text, author_id=actor.own_id)


@action(
    "voice.report_end", subject=Incident, who=is_of_the_office, moves=Move(IncidentState.OPEN, to=IncidentState.ENDED),
    clocks=NO_CLOCKS, emits=("voice.follow_up_reported",), ledger=NO_FIELDS,
)  # fmt: skip
def report_end(incident: Incident, *, actor: Actor, text: str) -> None:
    """Report how it ended, and why it happened."""
    FollowUp.objects.create(incident=incident, text=text, author_id=actor.own_id, is_last=True)
    incident.ended_at = clock.now()
