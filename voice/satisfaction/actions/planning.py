"""A survey with its standing plan, and the waves that the plan proposes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action, run
from governance.surveys import actions as surveys
from governance.surveys.models import Questionnaire, Section, Survey, Wave
from governance.surveys.models.questionnaire import LEAST_THRESHOLD
from voice.satisfaction.access import AREA, is_system, owns
from voice.satisfaction.actions.numbers import add_handouts
from voice.satisfaction.choices import MAILED, Channel, ProposalState, Rhythm
from voice.satisfaction.models import Schedule, WaveProposal
from voice.satisfaction.queries import open_offices
from voice.satisfaction.rules import next_period
from voice.satisfaction.template import CODE, PURPOSE, QUESTIONS, TITLE

DAYS = ("first_day", "last_day", "typing_days")


@action(
    "satisfaction.start_survey", subject=Schedule, creates=True, who=owns, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("rhythm", *DAYS),
)  # fmt: skip
def start_survey(*, actor: Actor, rhythm: str, **days: int) -> Schedule:
    """Make a survey from the template, with its standing plan. Raises CodeTaken when there is one of the rhythm."""
    run(
        surveys.create, actor=actor, area=AREA, code=CODE[rhythm], title=TITLE[rhythm], purpose=PURPOSE,
        threshold=LEAST_THRESHOLD,
    )  # fmt: skip
    survey = Survey.objects.get(code=CODE[rhythm])
    _write_questions(Questionnaire.objects.get(survey=survey), actor, rhythm)
    return Schedule.objects.create(survey=survey, rhythm=rhythm, **days)


def _write_questions(draft: Questionnaire, actor: Actor, rhythm: str) -> None:
    for page in dict.fromkeys(item.page for item in QUESTIONS[rhythm]):
        run(surveys.add_section, actor=actor, subject=draft.pk, title=page, text="")
    sections = {section.title: section for section in Section.objects.filter(questionnaire=draft)}
    for item in QUESTIONS[rhythm]:
        run(surveys.add_question, actor=actor, subject=draft.pk, section=sections[item.page], **item.fields())


@action(
    "satisfaction.change_schedule", subject=Schedule, who=owns, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=DAYS,
)  # fmt: skip
def change_schedule(schedule: Schedule, *, actor: Actor, **days: int) -> None:
    """Change the days; they count for waves proposed from now on."""
    for name, value in days.items():
        setattr(schedule, name, value)


@action(
    "satisfaction.propose_wave", subject=WaveProposal, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=("satisfaction.wave_proposed",), ledger=NO_FIELDS,
)  # fmt: skip
def propose_wave(*, actor: Actor, schedule: Schedule) -> WaveProposal:
    """Propose the next wave, with all offices that are open today."""
    period = next_period(schedule.rhythm, schedule.first_day, schedule.last_day, schedule.typing_days, clock.today())
    offices = sorted(open_offices()) if schedule.rhythm == Rhythm.HALF_YEARLY else []
    return WaveProposal.objects.create(
        schedule=schedule, title=period.title, opens_on=period.opens_on, handed_until=period.handed_until,
        closes_on=period.closes_on, offices=offices,
    )  # fmt: skip


@action(
    "satisfaction.confirm_wave", subject=WaveProposal, who=owns,
    moves=Move(ProposalState.PROPOSED, to=ProposalState.CONFIRMED), clocks=NO_CLOCKS,
    emits=("satisfaction.wave_confirmed",), ledger=("opens_on", "handed_until", "closes_on"),
)  # fmt: skip
def confirm_wave(
    proposal: WaveProposal, *, actor: Actor, opens_on: date, handed_until: date, closes_on: date,
    offices: Sequence[Unit] = (),
) -> None:  # fmt: skip
    """Plan the wave with the newest questions, for these days and offices. It opens by itself on its first day."""
    proposal.opens_on, proposal.handed_until, proposal.closes_on = opens_on, handed_until, closes_on
    proposal.offices, proposal.decided_by_id = [unit.code for unit in offices], actor.own_id
    planned = run(
        surveys.plan_wave, actor=actor, subject=proposal.schedule.survey_id, **_fields(proposal)
    )  # fmt: skip
    wave = proposal.wave = Wave.objects.get(pk=planned.result)
    if proposal.schedule.rhythm == Rhythm.HALF_YEARLY:
        add_handouts(wave, list(offices), [Channel.COUNTER])
    else:
        add_handouts(wave, [None], MAILED)


def _fields(proposal: WaveProposal) -> dict[str, Any]:
    return {
        "title": proposal.title, "opens_on": proposal.opens_on, "closes_on": proposal.closes_on,
        "level": Wave.Level.UNIT.value, "audience": Wave.Audience.CODES.value, "audience_units": [],
        "audience_roles": [], "reminders_allowed": 0,
    }  # fmt: skip


@action(
    "satisfaction.drop_wave", subject=WaveProposal, who=owns,
    moves=Move(ProposalState.PROPOSED, to=ProposalState.DROPPED), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def drop_wave(proposal: WaveProposal, *, actor: Actor, reason: str) -> None:
    """Say why a wave is not held. The plan proposes the following one in its time."""
    proposal.reason, proposal.decided_by_id = reason, actor.own_id
