"""Who sees important voices, and who may do what with them and with answers (shared/brief/roles.md)."""

from typing import Any

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from voice.access import ALL, RECEIVERS_AT_HEADQUARTERS, also_seen, is_of_the_office, may_see_sender
from voice.answers.models import Criterion, Instruction, Matter, MatterVoice, Measure, PublicVoice
from voice.choices import VoiceState
from voice.models import Voice

DIVISION = "division_owner"
READERS = (*ALL, DIVISION)
"""Who reads the records of important voices: headquarters, and a division those that it was given."""


def _assigned(actor: Actor) -> Q:
    units = actor.unit_ids(DIVISION)
    instructed = Instruction.objects.filter(unit_id__in=units).values("matter_id")
    measures = Measure.objects.filter(unit_id__in=units).values("matter_id")
    return Q(pk__in=instructed) | Q(pk__in=measures)


@scope(Matter)
def visible_matters(actor: Actor) -> QuerySet[Matter]:
    """Return all to headquarters, to a division those in which it was instructed or carries out a measure."""
    if actor.kind != "person" or not actor.holds(*READERS):
        return Matter.objects.none()
    return Matter.objects.all() if actor.holds(*ALL) else Matter.objects.filter(_assigned(actor))


@scope(Instruction)
def visible_instructions(actor: Actor) -> QuerySet[Instruction]:
    """Return the instructions of the records that the actor sees: one page for everyone who works on it."""
    return Instruction.objects.filter(matter__in=visible_matters(actor))


@scope(Measure)
def visible_measures(actor: Actor) -> QuerySet[Measure]:
    """Return the measures of the records that the actor sees; all to the system, which counts."""
    if actor.kind == "system":
        return Measure.objects.all()
    return Measure.objects.filter(matter__in=visible_matters(actor))


@scope(Criterion)
def visible_criteria(actor: Actor) -> QuerySet[Criterion]:
    """Return the criteria: they are published."""
    return Criterion.objects.all()


@scope(PublicVoice)
def visible_public_voices(actor: Actor) -> QuerySet[PublicVoice]:
    """Return what is public or was, to everyone."""
    return PublicVoice.objects.all()


@also_seen
def assigned_voices(actor: Actor) -> Q:
    """Return the condition for the voices of the records that a division was given."""
    if not actor.holds(DIVISION):
        return Q(pk__in=[])
    ids = MatterVoice.objects.filter(matter__in=Matter.objects.filter(_assigned(actor))).values_list("voice_id")
    return Q(pk__in=[pk for (pk,) in ids])


def at_headquarters(actor: Actor, _: Any) -> bool:
    """Return whether the actor is of Service Promotion or Quality Management."""
    return actor.kind == "person" and actor.holds(*RECEIVERS_AT_HEADQUARTERS)


def promotes_service(actor: Actor, _: Any) -> bool:
    """Return whether the actor is of Service Promotion."""
    return actor.kind == "person" and actor.holds("service_promotion")


def is_important(voice: Voice) -> bool:
    """Return whether the voice is treated as important."""
    return MatterVoice.objects.filter(voice=voice).exists()


def may_write(actor: Actor, voice: Voice) -> bool:
    """Return whether the actor may word the answer: the office, headquarters, and the division that was instructed."""
    if actor.kind != "person":
        return False
    of_division = actor.holds(DIVISION) and Voice.objects.filter(assigned_voices(actor), pk=voice.pk).exists()
    return at_headquarters(actor, voice) or is_of_the_office(actor, voice) or of_division


def answers_for(actor: Actor, voice: Voice) -> bool:
    """Return whether the actor decides about the voice: Service Promotion, for an ordinary voice of an office its head too."""
    if promotes_service(actor, voice):
        return True
    ordinary = not voice.is_direct and not is_important(voice)
    return ordinary and voice.unit_id in actor.unit_ids("office_head")


def may_decide(actor: Actor, voice: Voice) -> bool:
    """Return whether the actor decides on the newest wording: who answers for the voice, and did not write it."""
    writer = voice.replies.values_list("written_by_id", flat=True).first()
    return answers_for(actor, voice) and writer != actor.person_id


def may_tell(actor: Actor, voice: Voice) -> bool:
    """Return whether the actor gives the answer to the customer: whoever may see who that is."""
    return actor.kind == "person" and may_see_sender(actor, voice)


def works_on(actor: Actor, matter: Matter) -> bool:
    """Return whether the actor works on the record: headquarters, and the divisions that it was given to."""
    return at_headquarters(actor, matter) or Matter.objects.filter(_assigned(actor), pk=matter.pk).exists()


def is_instructed(actor: Actor, instruction: Instruction) -> bool:
    """Return whether the instruction is for the actor's division."""
    return actor.kind == "person" and instruction.unit_id in actor.unit_ids(DIVISION)


def may_review(actor: Actor, instruction: Instruction) -> bool:
    """Return whether the actor reviews the reported result: headquarters, never who reported it."""
    return at_headquarters(actor, instruction) and actor.person_id != instruction.reported_by_id


def may_adopt(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor decides on the measure: headquarters, never who proposed it."""
    return at_headquarters(actor, measure) and actor.person_id != measure.proposed_by_id


def carries_out(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor reports the measure done: the division in charge."""
    return actor.kind == "person" and measure.unit_id in actor.unit_ids(DIVISION)


def may_conclude(actor: Actor, measure: Measure) -> bool:
    """Return whether the actor says whether it worked: headquarters, never who reported it done."""
    return at_headquarters(actor, measure) and actor.person_id != measure.done_by_id


def may_publish(actor: Actor, voice: Voice) -> bool:
    """Return whether the actor may begin a text for the public about the voice now; never against the customer's word."""
    return (
        promotes_service(actor, voice)
        and voice.may_publish is not False
        and voice.state in (VoiceState.DECIDED, VoiceState.TOLD, VoiceState.CLOSED)
    )
