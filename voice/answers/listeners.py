"""Who is told about answers and important voices, and what becomes findable for the public."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from governance.access import SYSTEM
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders
from governance.publishing.choices import State
from governance.publishing.models import Publication
from governance.runner import run
from voice.access import RECEIVERS_AT_HEADQUARTERS
from voice.answers.access import DIVISION
from voice.answers.actions import show_to_public
from voice.answers.models import Instruction, Matter, Measure, PublicVoice
from voice.answers.queries import SUBJECT
from voice.models import Voice

declare("answers.reply_returned", _("Another wording of an answer to a customer is asked for."))
declare("answers.reply_decided", _("An answer to a customer was decided; tell the customer."))
declare("answers.voice_closed", _("A customer's voice that you filed was closed with a result."))
declare("answers.division_instructed", _("Your division was instructed because of an important voice."))
declare("answers.division_answered", _("A division has given its first answer to an important voice."))
declare("answers.result_reported", _("A division has reported the result of an important voice."))
declare("answers.result_accepted", _("The result of an important voice that you reported was accepted."))
declare("answers.result_returned", _("The result of an important voice is not sufficient yet."))
declare("answers.measure_adopted", _("A measure was adopted; your division carries it out."))
declare("answers.measure_ended", _("A measure that your division was to carry out is given up."))
declare("answers.measure_completed", _("A measure after an important voice was reported as done."))
declare("answers.effect_counted", _("The voices after a change were counted. Say whether the change worked."))
declare("answers.clock.amber", _("A duty about a customer's voice is due soon."))
declare("answers.clock.red", _("A duty about a customer's voice is due in a few days."))
declare("answers.clock.passed", _("A period about a customer's voice has passed."))
declare("answers.clock.escalated", _("An overdue duty about a customer's voice was passed upwards to you."))

Row = Voice | Matter


def _tell(event: Event, row: Row, people: Iterable[Person], kind: str = "") -> None:
    tell(people, kind or event.name, reference=row.reference, path=row.get_absolute_url(), event=event)


def at_headquarters() -> list[Person]:
    """Return who works on important voices at headquarters."""
    return list(holders(RECEIVERS_AT_HEADQUARTERS))


def filers(voice: Voice) -> list[Person]:
    """Return who filed the voice: nobody for what the customer sent to headquarters."""
    return [voice.filed_by] if voice.filed_by else []


@on("answers.reply_returned")
@on("answers.reply_decided")
def tell_the_writer(event: Event) -> None:
    """Tell who worded the answer, and the office that filed the voice."""
    voice = Voice.objects.select_related("filed_by").get(pk=str(event.subject_id))
    writer = voice.replies.select_related("written_by").latest("number").written_by
    _tell(event, voice, {writer, *filers(voice)})


@on("answers.voice_closed")
def tell_the_filer(event: Event) -> None:
    """Tell who filed the voice what it came to."""
    voice = Voice.objects.select_related("filed_by").get(pk=str(event.subject_id))
    _tell(event, voice, filers(voice))


def _instruction(event: Event) -> Instruction:
    return Instruction.objects.select_related("matter", "reported_by").get(pk=str(event.subject_id))


@on("answers.division_instructed")
@on("answers.result_returned")
def tell_the_division(event: Event) -> None:
    """Tell the division in charge."""
    instruction = _instruction(event)
    _tell(event, instruction.matter, holders([DIVISION], unit_ids=[instruction.unit_id]))


@on("answers.division_answered")
@on("answers.result_reported")
def tell_headquarters(event: Event) -> None:
    """Tell those who follow the record."""
    _tell(event, _instruction(event).matter, at_headquarters())


@on("answers.result_accepted")
def tell_who_reported(event: Event) -> None:
    """Tell who reported the result."""
    instruction = _instruction(event)
    _tell(event, instruction.matter, [instruction.reported_by] if instruction.reported_by else [])


def _measure(event: Event) -> Measure:
    return Measure.objects.select_related("matter").get(pk=str(event.subject_id))


@on("answers.measure_adopted")
def tell_who_carries_out(event: Event) -> None:
    """Tell the division that carries the measure out."""
    measure = _measure(event)
    _tell(event, measure.matter, holders([DIVISION], unit_ids=[measure.unit_id]))


@on("answers.measure_completed")
@on("answers.effect_counted")
def tell_who_follows(event: Event) -> None:
    """Tell those who follow the record."""
    _tell(event, _measure(event).matter, at_headquarters())


def _audience(event: Event, division: Iterable[Person] = ()) -> list[Person]:
    audience = event.payload["audience"]
    return list(division if audience == "division" else holders([audience]))


@on("voice_answers.instruction.step_due")
def climb_about_an_answer(event: Event) -> None:
    """D7: the division, then Service Promotion, then the vice-president."""
    instruction = _instruction(event)
    people = _audience(event, holders([DIVISION], unit_ids=[instruction.unit_id]))
    _tell(event, instruction.matter, people, f"answers.clock.{event.payload['kind']}")


@on("voice.voice.step_due")
def climb_about_a_publication(event: Event) -> None:
    """D8: Service Promotion."""
    voice = Voice.objects.get(pk=str(event.subject_id))
    _tell(event, voice, _audience(event), f"answers.clock.{event.payload['kind']}")


@on("publishing.publication_published")
def make_findable(event: Event) -> None:
    """Give a published voice its public number; one withdrawn in the meantime, or met before, gets none."""
    publication = Publication.objects.get(pk=str(event.subject_id))
    is_voice = publication.subject_type == SUBJECT and publication.state == State.PUBLISHED
    if is_voice and not PublicVoice.objects.filter(publication=publication).exists():
        run(show_to_public, actor=SYSTEM, publication=publication)
