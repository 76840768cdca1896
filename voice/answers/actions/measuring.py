"""Measures: adopted, done and worked, one after the other, each proved in its own way."""

from datetime import date

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, WrongState, action
from voice.access import is_system
from voice.answers.access import at_headquarters, carries_out, may_adopt, may_conclude, works_on
from voice.answers.choices import MatterState, MeasureState
from voice.answers.models import Figure, Matter, Measure, OfficeCheck
from voice.answers.queries import voices_on
from voice.answers.refusals import NotChecked, NotCounted
from voice.answers.rules import periods_of
from voice.database.taxonomy import codes_from

PROPOSED, DECLINED, ADOPTED, GIVEN_UP, DONE = (
    MeasureState.PROPOSED, MeasureState.DECLINED, MeasureState.ADOPTED, MeasureState.GIVEN_UP, MeasureState.DONE
)  # fmt: skip


@action(
    "answers.propose_measure", subject=Matter, who=works_on, moves=STAYS.within(MatterState.OPEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("unit", "due_on"),
)  # fmt: skip
def propose_measure(matter: Matter, *, actor: Actor, text: str, unit: Unit, due_on: date) -> str:
    """Propose what is to be changed, by which division and until when; return the measure's id."""
    proposed = Measure.objects.create(matter=matter, text=text, unit=unit, due_on=due_on, proposed_by_id=actor.own_id)
    return str(proposed.pk)


def _decide(measure: Measure, actor: Actor, reason: str) -> None:
    measure.reason, measure.decided_by_id, measure.decided_at = reason, actor.own_id, clock.now()


@action(
    "answers.adopt_measure", subject=Measure, who=may_adopt, moves=Move(PROPOSED, to=ADOPTED), clocks=NO_CLOCKS,
    emits=("answers.measure_adopted",), ledger=NO_FIELDS,
)  # fmt: skip
def adopt_measure(measure: Measure, *, actor: Actor, reason: str) -> None:
    """Decide that it is to be done."""
    _decide(measure, actor, reason)


@action(
    "answers.decline_measure", subject=Measure, who=may_adopt, moves=Move(PROPOSED, to=DECLINED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def decline_measure(measure: Measure, *, actor: Actor, reason: str) -> None:
    """Decide that it is not to be done."""
    _decide(measure, actor, reason)


@action(
    "answers.give_up_measure", subject=Measure, who=may_adopt, moves=Move(ADOPTED, to=GIVEN_UP), clocks=NO_CLOCKS,
    emits=("answers.measure_ended",), ledger=NO_FIELDS,
)  # fmt: skip
def give_up_measure(measure: Measure, *, actor: Actor, reason: str) -> None:
    """Give up what was adopted and cannot be done after all; the reasons for adopting it stay beside the reason why not."""
    measure.given_up_because, measure.given_up_by_id, measure.given_up_at = reason, actor.own_id, clock.now()


@action(
    "answers.report_done", subject=Measure, who=carries_out, moves=Move(ADOPTED, to=DONE), clocks=NO_CLOCKS,
    emits=("answers.measure_completed",), ledger=("changed_on",),
)  # fmt: skip
def report_done(measure: Measure, *, actor: Actor, rule: str, changed_on: date, note: str) -> None:
    """Report which rule or manual was changed from which day on. Whether it worked is another question."""
    measure.rule, measure.changed_on, measure.done_note = rule, changed_on, note
    measure.done_by_id, measure.done_at = actor.own_id, clock.now()


@action(
    "answers.check_office", subject=Measure, who=at_headquarters, moves=STAYS.within(DONE), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("unit", "checked_on", "in_use"),
)  # fmt: skip
def check_office(measure: Measure, *, actor: Actor, unit: Unit, checked_on: date, in_use: bool, found: str) -> None:
    """Note what was seen at an office."""
    OfficeCheck.objects.create(
        measure=measure, unit=unit, checked_on=checked_on, in_use=in_use, found=found, checked_by_id=actor.own_id
    )


@action(
    "answers.count_effect", subject=Measure, who=is_system, moves=STAYS.within(DONE), clocks=NO_CLOCKS,
    emits=("answers.effect_counted",), ledger=("months",),
)  # fmt: skip
def count_effect(measure: Measure, *, actor: Actor, months: int) -> None:
    """Count the voices on the theme before and since the change, once the months are over; raises WrongState before."""
    theme, changed_on = measure.matter.theme, measure.changed_on
    if theme is None or changed_on is None or periods_of(changed_on, months).after[1] > clock.today():
        raise WrongState
    periods, codes = periods_of(changed_on, months), codes_from(theme.code)
    counts = {name: voices_on(codes, period) for name, period in vars(periods).items()}
    Figure.objects.create(measure=measure, months=months, **counts)


@action(
    "answers.conclude_effect", subject=Measure, who=may_conclude, moves=STAYS.within(DONE), clocks=NO_CLOCKS,
    emits=("answers.effect_concluded",), ledger=("outcome",),
)  # fmt: skip
def conclude_effect(measure: Measure, *, actor: Actor, outcome: str, effect: str) -> None:
    """Say by the counted figures whether it worked; raises NotChecked, NotCounted."""
    if not measure.checks.exists():
        raise NotChecked
    if not measure.figures.exists():
        raise NotCounted
    measure.state, measure.effect = outcome, effect
    measure.concluded_by_id, measure.concluded_at = actor.own_id, clock.now()
