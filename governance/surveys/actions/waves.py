"""Waves: planned, opened, reminded of, called off."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Move, Refused, action
from governance.surveys import envelopes
from governance.surveys.access import is_owner, is_owner_or_system, may_read
from governance.surveys.audience import groups_and_members, groups_for
from governance.surveys.models import Invitation, Question, Questionnaire, Survey, Wave, WaveGroup, WaveKey
from governance.surveys.tokens import MOST_GROUPS

MOST_CODES = 5_000


class NoQuestions(Refused):
    """There is nothing to ask."""

    code = "no_questions"
    message = _("The questionnaire has no questions yet.")


class AnotherOpen(Refused):
    """A survey has one open wave at a time."""

    code = "another_open"
    message = _("Another wave of this survey is open. Close it first.")


class NobodyAsked(Refused):
    """The audience is empty."""

    code = "nobody_asked"
    message = _("Nobody belongs to the audience of this wave.")


class NoReminderLeft(Refused):
    """As many reminders as were announced have gone out."""

    code = "no_reminder_left"
    message = _("All reminders that were announced have been sent.")


class TooEarly(Refused):
    """A wave does not open before its first day."""

    code = "too_early"
    message = _("The last day of the wave is over. Change its days first.")


def _set(wave: Wave, fields: dict[str, Any]) -> Wave:
    units = fields.pop("audience_units")
    for name, value in fields.items():
        setattr(wave, name, value)
    wave.save()
    wave.audience_units.set(units)
    return wave


@action(
    "surveys.plan_wave", subject=Survey, who=is_owner, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("opens_on", "closes_on", "level", "audience", "audience_roles", "audience_units"),
)  # fmt: skip
def plan_wave(survey: Survey, *, actor: Actor, **fields: Any) -> str:
    """Plan a wave of the newest version of the questionnaire, and return its id."""
    newest = survey.questionnaires.first()
    if newest is None:
        raise NoQuestions
    wave = Wave(survey=survey, questionnaire=newest, threshold=survey.threshold)
    return str(_set(wave, fields).pk)


@action(
    "surveys.change_wave", subject=Wave, who=is_owner, moves=STAYS.within("planned"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("opens_on", "closes_on", "level", "audience", "audience_roles", "audience_units"),
)  # fmt: skip
def change_wave(wave: Wave, *, actor: Actor, **fields: Any) -> None:
    """Change a wave that has not opened."""
    _set(wave, fields)


@action(
    "surveys.cancel_wave", subject=Wave, who=is_owner, moves=Move("planned", to="cancelled"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def cancel_wave(wave: Wave, *, actor: Actor) -> None:
    """Call off a wave that has not opened."""


@action(
    "surveys.open_wave", subject=Wave, who=is_owner_or_system, moves=Move("planned", to="open"), clocks=NO_CLOCKS,
    emits=("surveys.wave_opened",), ledger=NO_FIELDS,
)  # fmt: skip
def open_wave(wave: Wave, *, actor: Actor) -> None:
    """Open a wave: the questionnaire can no longer change, groups and invitations stand as of today.

    Raises NoQuestions, NobodyAsked, AnotherOpen, TooEarly.
    """
    if wave.closes_on < clock.today():
        raise TooEarly
    if Wave.objects.filter(survey_id=wave.survey_id, state=Wave.State.OPEN).exists():
        raise AnotherOpen
    wave.opens_on = min(wave.opens_on, clock.today())
    _fix(wave)
    _invite(wave)
    public, private = envelopes.new_keys(wave.pk)
    WaveKey.objects.create(wave=wave, public=public, sealed_private=private)


def _fix(wave: Wave) -> None:
    questionnaire = Questionnaire.objects.select_for_update().get(pk=wave.questionnaire_id)
    if not Question.objects.filter(questionnaire=questionnaire).exists():
        raise NoQuestions
    if questionnaire.state == Questionnaire.State.DRAFT:
        questionnaire.state = Questionnaire.State.FIXED
        questionnaire.save()


def _invite(wave: Wave) -> None:
    """Make groups and invitations. The invitations stand in random order from the start."""
    groups, members = groups_and_members(wave)
    if wave.audience != Wave.Audience.CODES and not members:
        raise NobodyAsked
    WaveGroup.objects.bulk_create(
        groups, update_conflicts=True, unique_fields=["wave", "number"], update_fields=["invited"]
    )
    Invitation.objects.bulk_create(
        (Invitation(wave=wave, person_id=person, group=group) for person, group in members), batch_size=5_000
    )


@action(
    "surveys.remind", subject=Wave, who=is_owner, moves=STAYS.within("open"), clocks=NO_CLOCKS,
    emits=("surveys.wave_reminded",), ledger=NO_FIELDS,
)  # fmt: skip
def remind(wave: Wave, *, actor: Actor) -> None:
    """Remind those who have not taken a token; raises NoReminderLeft."""
    if wave.reminders_sent >= wave.reminders_allowed:
        raise NoReminderLeft
    wave.reminders_sent += 1


@action(
    "surveys.issue_codes", subject=Wave, who=is_owner, moves=STAYS.within("planned", "open"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("unit", "count", "channel"),
)  # fmt: skip
def issue_codes(wave: Wave, *, actor: Actor, unit: Unit | None, count: int, channel: str = "") -> int:
    """Count codes for paper as handed out and return the number of their group; the codes themselves are stored nowhere."""
    return count_codes(wave, [unit], channel, count)[0]


def count_codes(wave: Wave, units: Sequence[Unit | None], channel: str, count: int) -> list[int]:
    """Count `count` codes for each unit and return the numbers of their groups, in order. Called in actions.

    Raises Refused when a wave would have more groups than a code can name.
    """
    groups = groups_for(wave, units, channel)
    if any(group.number >= MOST_GROUPS for group in groups):
        raise Refused
    for group in groups:
        group.invited += count
    WaveGroup.objects.bulk_create(
        groups, update_conflicts=True, unique_fields=["wave", "number"], update_fields=["invited"]
    )
    return [group.number for group in groups]


@action(
    "surveys.take_results", subject=Wave, who=may_read, moves=READS.within("closed"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("format",),
)  # fmt: skip
def take_results(wave: Wave, *, actor: Actor, format: str) -> None:  # noqa: A002 - the word of the field
    """Note that the figures were taken away as a document."""


def days_are_over(wave: Wave, today: date) -> bool:
    """Return whether the last day of an open wave lies behind."""
    return wave.state == Wave.State.OPEN and wave.closes_on < today
