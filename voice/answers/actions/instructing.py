"""From the decision that a voice is important to the result that the division reports."""

from datetime import date
from uuid import UUID

from governance import clock
from governance.access import Actor, visible
from governance.organization.models import Unit
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, Invisible, Move, WrongState, action
from voice.answers.access import at_headquarters, is_instructed, may_review, works_on
from voice.answers.choices import InstructionState, MatterState, MeasureState
from voice.answers.models import Criterion, Instruction, Matter, MatterVoice
from voice.answers.refusals import ImportantAlready, NoSuchVoice, StillOpen
from voice.choices import VoiceState
from voice.database.models import Term
from voice.models import Voice

GIVEN, ANSWERED, REPORTED, ACCEPTED = (
    InstructionState.GIVEN, InstructionState.ANSWERED, InstructionState.REPORTED, InstructionState.ACCEPTED
)  # fmt: skip


def _join(matter: Matter, voice: Voice, actor: Actor) -> None:
    """Put the voice into the record; raises ImportantAlready. The voice is locked, so nobody else does so meanwhile."""
    if MatterVoice.objects.filter(voice=voice).exists():
        raise ImportantAlready
    MatterVoice.objects.create(matter=matter, voice=voice, added_by_id=actor.own_id)


@action(
    "answers.treat_as_important", subject=Voice, who=at_headquarters, moves=STAYS, clocks=NO_CLOCKS,
    emits=("answers.voice_prioritised",), ledger=("criterion", "theme"),
)  # fmt: skip
def treat_as_important(
    voice: Voice, *, actor: Actor, criterion: Criterion, title: str, reason: str, theme: Term | None = None
) -> str:
    """Decide by a criterion and for a reason that the voice is important; return the id of its record."""
    matter = Matter.objects.create(
        reference=f"J-{new_reference()}", title=title, criterion=criterion, reason=reason, theme=theme,
        decided_by_id=actor.own_id,
    )  # fmt: skip
    _join(matter, voice, actor)
    return str(matter.pk)


@action(
    "answers.add_voice", subject=Matter, who=at_headquarters, moves=STAYS.within(MatterState.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("voice",),
)  # fmt: skip
def add_voice(matter: Matter, *, actor: Actor, voice: str) -> None:
    """Put a further voice, named by its number, into the record; raises NoSuchVoice, ImportantAlready."""
    found = visible(Voice, actor).filter(reference=voice).select_for_update(of=("self",)).first()
    if found is None:
        raise NoSuchVoice
    _join(matter, found, actor)


@action(
    "answers.state_cause", subject=Matter, who=works_on, moves=STAYS.within(MatterState.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("theme",),
)  # fmt: skip
def state_cause(matter: Matter, *, actor: Actor, cause: str, theme: Term) -> None:
    """Say what causes such voices, and on which theme they are counted later."""
    matter.cause, matter.cause_by_id, matter.theme = cause, actor.own_id, theme


@action(
    "answers.instruct", subject=Instruction, creates=True, who=at_headquarters, moves=STAYS,
    clocks=Clocks(opens=("D7",)), emits=("answers.division_instructed",), ledger=("matter", "unit", "due_on"),
)  # fmt: skip
def instruct(*, actor: Actor, matter: UUID, unit: Unit, text: str, due_on: date) -> Instruction:
    """Instruct a division; its first answer is owed within D7. Raises Invisible, WrongState for a closed record."""
    found = visible(Matter, actor).filter(pk=matter).select_for_update(of=("self",)).first()
    if found is None:
        raise Invisible
    if found.state != MatterState.OPEN:
        raise WrongState
    return Instruction.objects.create(matter=found, unit=unit, text=text, due_on=due_on, given_by_id=actor.own_id)


@action(
    "answers.answer_first", subject=Instruction, who=is_instructed, moves=Move(GIVEN, to=ANSWERED),
    clocks=Clocks(settles=("D7",)), emits=("answers.division_answered",), ledger=NO_FIELDS,
)  # fmt: skip
def answer_first(instruction: Instruction, *, actor: Actor, text: str) -> None:
    """Say what the division makes of it and how it goes on."""
    instruction.answer, instruction.answered_by_id, instruction.answered_at = text, actor.own_id, clock.now()


@action(
    "answers.report_result", subject=Instruction, who=is_instructed, moves=Move(GIVEN, ANSWERED, to=REPORTED),
    clocks=Clocks(settles=("D7",)), emits=("answers.result_reported",), ledger=NO_FIELDS,
)  # fmt: skip
def report_result(instruction: Instruction, *, actor: Actor, text: str) -> None:
    """Report what came of it; without an earlier answer this is the first one too."""
    instruction.result, instruction.reported_by_id, instruction.reported_at = text, actor.own_id, clock.now()
    instruction.review_note = ""


@action(
    "answers.accept_result", subject=Instruction, who=may_review, moves=Move(REPORTED, to=ACCEPTED), clocks=NO_CLOCKS,
    emits=("answers.result_accepted",), ledger=NO_FIELDS,
)  # fmt: skip
def accept_result(instruction: Instruction, *, actor: Actor) -> None:
    """Accept the result."""
    instruction.reviewed_by_id = actor.own_id


@action(
    "answers.return_result", subject=Instruction, who=may_review, moves=Move(REPORTED, to=ANSWERED), clocks=NO_CLOCKS,
    emits=("answers.result_returned",), ledger=("due_on",),
)  # fmt: skip
def return_result(instruction: Instruction, *, actor: Actor, reason: str, due_on: date) -> None:
    """Say what is missing, and by when it is to be reported."""
    instruction.review_note, instruction.reviewed_by_id, instruction.due_on = reason, actor.own_id, due_on


ENDED = (MeasureState.DECLINED, MeasureState.GIVEN_UP, MeasureState.WORKED, MeasureState.NOT_WORKED)


@action(
    "answers.close_matter", subject=Matter, who=at_headquarters, moves=Move(MatterState.OPEN, to=MatterState.CLOSED),
    clocks=NO_CLOCKS, emits=("answers.matter_closed",), ledger=NO_FIELDS,
)  # fmt: skip
def close_matter(matter: Matter, *, actor: Actor, result: str) -> None:
    """Close with the result; raises StillOpen while an instruction, a measure or one of its voices has none."""
    open_ends = (
        matter.instructions.exclude(state=ACCEPTED),
        matter.measures.exclude(state__in=ENDED),
        matter.members.exclude(voice__state=VoiceState.CLOSED),
    )
    if any(rows.exists() for rows in open_ends):
        raise StillOpen
    matter.closed_because, matter.closed_by_id, matter.closed_at = result, actor.own_id, clock.now()
