"""What waits about answers, important voices and their publication."""

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.deadlines.queries import faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits
from voice.access import FILERS, RECEIVERS_AT_HEADQUARTERS
from voice.answers.access import DIVISION, visible_instructions, visible_measures
from voice.answers.choices import InstructionState, MeasureState
from voice.answers.models import Reply
from voice.answers.queries import SUBJECT, to_conclude, to_publish
from voice.choices import DIRECT, VoiceState
from voice.models import Voice


@waits
def answers_waiting(actor: Actor) -> list[DeskItem]:
    """Return answers to decide on, and decided ones of which the customer has still to be told. One query."""
    if not actor.holds(*FILERS):
        return []
    drafted, decided = VoiceState.DRAFTED, VoiceState.DECIDED
    mine = Q(unit_id__in=actor.unit_ids("office_head"), state__in=[drafted, decided]) & ~Q(channel__in=DIRECT)
    mine |= Q(filed_by_id=actor.own_id, state=decided)
    if actor.holds("service_promotion"):
        mine |= Q(state=drafted) | Q(state=decided, channel__in=DIRECT)
    words = {drafted: _("Decide on an answer to a customer"), decided: _("Tell a customer the answer")}
    writer = Reply.objects.filter(voice=OuterRef("pk")).order_by("-number").values("written_by_id")[:1]
    own_words = Q(state=drafted, writer=actor.own_id)  # a second person decides
    rows = Voice.objects.filter(mine).annotate(writer=Subquery(writer)).exclude(own_words).order_by("received_on", "pk")
    return [
        DeskItem(words[VoiceState(row.state)], row.reference, row.get_absolute_url(), row.received_on, None)
        for row in rows[:PER_AREA]
    ]


@waits
def publications_owed(actor: Actor) -> list[DeskItem]:
    """Return answered voices whose publication is owed and not begun (D8). Three queries."""
    if not actor.holds("service_promotion"):
        return []
    rows = list(to_publish()[:PER_AREA])
    clocks = faces_of(SUBJECT, [row.pk for row in rows])
    return [
        DeskItem(_("Prepare the publication of a voice"), row.reference, row.get_absolute_url(), row.received_on,
                 soonest(clocks.get(row.pk, [])))
        for row in rows
    ]  # fmt: skip


@waits
def instructions_waiting(actor: Actor) -> list[DeskItem]:
    """Return what a division owes, and what headquarters has to review. Three queries."""
    if not actor.holds(DIVISION, *RECEIVERS_AT_HEADQUARTERS):
        return []
    given, answered, reported = InstructionState.GIVEN, InstructionState.ANSWERED, InstructionState.REPORTED
    mine = Q(unit_id__in=actor.unit_ids(DIVISION), state__in=[given, answered])
    if actor.holds(*RECEIVERS_AT_HEADQUARTERS):
        mine |= Q(state=reported) & ~Q(reported_by_id=actor.own_id)
    rows = list(visible_instructions(actor).filter(mine).select_related("matter").order_by("due_on", "pk")[:PER_AREA])
    clocks = faces_of("voice_answers.instruction", [row.pk for row in rows])
    words = {
        given: _("Answer an instruction about an important voice"),
        answered: _("Report the result of an important voice"),
        reported: _("Review the result of an important voice"),
    }
    return [
        DeskItem(words[InstructionState(row.state)], row.matter.reference, row.get_absolute_url(),
                 timezone.localdate(row.given_at), soonest(clocks.get(row.pk, [])))
        for row in rows
    ]  # fmt: skip


@waits
def measures_waiting(actor: Actor) -> list[DeskItem]:
    """Return measures to adopt, to carry out, and to judge by their figures. One query."""
    if not actor.holds(DIVISION, *RECEIVERS_AT_HEADQUARTERS):
        return []
    proposed, adopted = MeasureState.PROPOSED, MeasureState.ADOPTED
    mine = Q(unit_id__in=actor.unit_ids(DIVISION), state=adopted)
    if actor.holds(*RECEIVERS_AT_HEADQUARTERS):
        mine |= Q(state=proposed) & ~Q(proposed_by_id=actor.own_id)
        mine |= Q(pk__in=to_conclude().values("pk")) & ~Q(done_by_id=actor.own_id)
    rows = visible_measures(actor).filter(mine).select_related("matter").order_by("due_on", "pk")
    words = {proposed: _("Decide whether a measure is adopted"), adopted: _("Carry out a measure and report it")}
    return [
        DeskItem(words.get(MeasureState(row.state), _("Say whether a measure worked")), row.matter.reference,
                 row.get_absolute_url(), timezone.localdate(row.proposed_at), None)
        for row in rows[:PER_AREA]
    ]  # fmt: skip
