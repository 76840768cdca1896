"""Satisfaction surveys, made through the real actions."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from governance import clock
from governance.access import PUBLIC_ACTOR, SYSTEM
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from governance.surveys import actions as surveys
from governance.surveys.models import Survey, Wave
from governance.surveys.tokens import new_token, read_token
from tests.support import factories
from voice.satisfaction import actions
from voice.satisfaction.models import Schedule, TypedSheet, WaveProposal

OFFICE, NEIGHBOUR, ELSEWHERE = "13001", "13002", "27001"
BASE = "/voice/satisfaction/"
BLANK = {
    "manners": "", "explaining": "", "waiting": "", "settled": "", "documents": "", "notices": "", "overall": "",
    "remark": "",
}  # fmt: skip


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def clerk(role: str = "service_promotion") -> Person:
    return factories.person(role)


def act(action: Any, by: Person, row: Any = None, **inputs: Any) -> Any:
    return run(action, actor=factories.actor(by), subject=row.pk if row else None, **inputs)


def schedule(by: Person, rhythm: str = "half") -> Schedule:
    made = act(actions.start_survey, by, rhythm=rhythm, first_day=10, last_day=31, typing_days=21)
    return Schedule.objects.get(pk=made.subject_id)


def proposal(by: Person, rhythm: str = "half") -> WaveProposal:
    made = run(actions.propose_wave, actor=SYSTEM, schedule=schedule(by, rhythm))
    return WaveProposal.objects.get(pk=made.subject_id)


def offices(*codes: str) -> list[Unit]:
    return list(Unit.objects.filter(code__in=codes).order_by("code"))


def planned(by: Person, *codes: str, survey: Survey | None = None) -> Wave:
    """Return a wave planned from today on, with 40 sheets printed for each office."""
    of = survey or schedule(by).survey
    made = act(
        surveys.plan_wave, by, of, title="試験", opens_on=clock.today(), closes_on=clock.today() + timedelta(days=30),
        level="unit", audience="codes", audience_units=[], audience_roles=[], reminders_allowed=0,
    )  # fmt: skip
    wave = Wave.objects.get(pk=made.result)
    if codes:
        printed(by, wave, offices(*codes))
    return wave


def printed(by: Person, wave: Wave, at: Sequence[Unit], channel: str = "counter", count: int = 40) -> list[int]:
    groups: list[int] = act(
        actions.print_sheets, by, wave, offices=at, channel=channel, count=count, format="csv"
    ).result  # fmt: skip
    return groups


def opened(by: Person, *codes: str, **more: Any) -> Wave:
    wave = planned(by, *(codes or (OFFICE,)), **more)
    act(surveys.open_wave, by, wave)
    wave.refresh_from_db()
    return wave


def code_of(wave: Wave, office: str = OFFICE) -> str:
    """Return the code of a fresh sheet of the office."""
    return new_token(wave.pk, wave.groups.get(unit__code=office).number)


def send(wave: Wave, group: int, **answers: str) -> None:
    """Answer on the web with a sheet of the group."""
    token = read_token(new_token(wave.pk, group), [wave.pk])
    run(surveys.answer, actor=PUBLIC_ACTOR, subject=wave.pk, token=token, answers=BLANK | answers)


def typed(by: Person, wave: Wave, code: str, **answers: str) -> str:
    result: str = act(actions.type_sheet, by, wave, code=code, answers=BLANK | answers).result
    return result


def differing_sheet(first: Person, second: Person, wave: Wave, code: str) -> TypedSheet:
    typed(first, wave, code, manners="4", waiting="2")
    typed(second, wave, code, manners="5", waiting="2")
    return TypedSheet.objects.get()


def close(by: Person, wave: Wave) -> Wave:
    act(surveys.close_wave, by, wave)
    wave.refresh_from_db()
    return wave
