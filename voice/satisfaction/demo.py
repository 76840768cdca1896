"""Satisfaction surveys of the demonstration: two closed waves, an additional one open at a few offices, one by mail."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db.models import Q

from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run
from governance.surveys import actions as surveys
from governance.surveys.models import Kind, Question, Questionnaire, Survey, Wave, WaveGroup
from governance.surveys.tokens import new_token
from voice.satisfaction import actions
from voice.satisfaction.choices import Channel, Rhythm
from voice.satisfaction.chores import propose_waves
from voice.satisfaction.models import Handout, Schedule, WaveProposal
from voice.satisfaction.rules import QUARTERS, SEASONS
from voice.satisfaction.template import CODE, QUESTIONS

SEED = 2010
OFFICES, PRINTED = 80, 60
FEW = ("13001", "13002", "27001")
DAYS: dict[str, Any] = {"first_day": 10, "last_day": 31, "typing_days": 21}
LIKELY = {
    "manners": (2, 5, 20, 40, 33), "explaining": (3, 8, 24, 38, 27), "waiting": (10, 18, 28, 28, 16),
    "documents": (12, 22, 32, 24, 10), "notices": (14, 24, 32, 22, 8), "overall": (3, 8, 28, 38, 23),
    "purpose": (10, 20, 30, 28, 12),
}  # fmt: skip
"""Question on a scale → weights of the made-up answers from 1 to 5."""
REWORDED = "年金機構から届いたお知らせの文章と図は、わかりやすいものでしたか。"
"""The second version asks about text and pictures: the line breaks there, as an example."""
REMARKS = (
    "説明がていねいで安心しました。", "待っている人数がわかるようにしてほしい。", "お知らせの文字が小さくて読みにくいです。",
    "同じことを何度も書く欄があり、書きにくい。", "次に何をすればよいか、紙に書いてくれて助かりました。",
    "予約の方法をもっと知らせてほしい。",
)  # fmt: skip


@demo
def make_satisfaction_surveys() -> None:
    """Make them once."""
    if Schedule.objects.exists():
        return
    earlier, later = _last_starts(SEASONS, DAYS["first_day"], 2)
    with _on(earlier - timedelta(days=40)):
        survey = _started(Rhythm.HALF_YEARLY)
    _closed(survey, earlier, lean=0.0, missing=0)
    with _on(later - timedelta(days=45)):
        _second_version(survey)
    _closed(survey, later, lean=0.08, missing=2)
    _open_at_a_few_offices(survey)
    _by_mail(_last_starts(QUARTERS, 1, 1)[0])
    propose_waves()


def _on(day: date) -> AbstractContextManager[None]:
    return clock.shifted(day - clock.today())


def _last_starts(months: Sequence[int], day: int, count: int) -> list[date]:
    """Return the last beginnings of waves that lie at least 60 days back (for a quarter: any day), oldest first."""
    today = clock.today()
    latest = today - timedelta(days=60 if count > 1 else 0)
    found = [date(year, month, day) for year in (today.year - 1, today.year) for month in months]
    return [start for start in found if start <= latest][-count:]


def _started(rhythm: Rhythm) -> Survey:
    run(actions.start_survey, actor=actor("service"), rhythm=rhythm.value, **DAYS)
    return Survey.objects.get(code=CODE[rhythm])


def _second_version(survey: Survey) -> None:
    made = run(surveys.draft, actor=actor("service"), subject=survey.pk)
    draft = Questionnaire.objects.get(pk=made.result)
    notices = Question.objects.get(questionnaire=draft, code="notices")
    run(surveys.change_question, actor=actor("service"), subject=draft.pk, question=notices, text=REWORDED, broken=True)


def _confirmed(survey: Survey, offices: Sequence[Unit]) -> Wave:
    """Let the standing plan propose the next wave, and confirm it for the offices."""
    run(actions.propose_wave, actor=SYSTEM, schedule=survey.schedule)
    row = WaveProposal.objects.filter(schedule__survey=survey).latest("opens_on")
    run(
        actions.confirm_wave, actor=actor("quality"), subject=row.pk, opens_on=row.opens_on,
        handed_until=row.handed_until, closes_on=row.closes_on, offices=offices,
    )  # fmt: skip
    return Wave.objects.get(proposal=row)


def _closed(survey: Survey, start: date, *, lean: float, missing: int) -> None:
    """Make a wave of January or July with made-up answers, and close it."""
    offices = _some_offices()
    with _on(start - timedelta(days=30)):
        wave = _confirmed(survey, offices)
        _print(wave, offices, Channel.COUNTER, PRINTED)
    with _on(start):
        run(surveys.open_wave, actor=actor("service"), subject=wave.pk)
        _answered(wave, lean, 0.5)
        _counted(wave, missing)
    with _on(wave.closes_on + timedelta(days=1)):
        run(surveys.close_wave, actor=actor("service"), subject=wave.pk)


def _some_offices() -> list[Unit]:
    """Return the offices of the demonstration's accounts and of its visits, and some more, always the same."""
    offices = Unit.objects.filter(kind=Unit.Kind.OFFICE).order_by("code")
    known = list(offices.filter(Q(people__is_demo=True) | Q(code__in=FEW)).distinct())[:OFFICES]
    others = list(offices.exclude(pk__in=[unit.pk for unit in known]))
    more = Random(SEED).sample(others, min(len(others), OFFICES - len(known)))  # noqa: S311 - the same at every run
    return sorted(known + more, key=lambda unit: unit.code)


def _print(wave: Wave, offices: Sequence[Unit], channel: Channel, count: int) -> list[int]:
    made = run(
        actions.print_sheets, actor=actor("service"), subject=wave.pk, offices=offices, channel=channel.value,
        count=count, format="csv",
    )  # fmt: skip
    found: list[int] = made.result
    return found


def _counted(wave: Wave, missing: int) -> None:
    """Let the offices enter their numbers, all but some."""
    dice = Random(f"{SEED} {wave.title}")  # noqa: S311 - the same numbers at every run
    rows = list(Handout.objects.filter(wave=wave).order_by("office__code", "channel"))
    for row in rows[: len(rows) - missing]:
        visitors = dice.randint(900, 2600) if row.office_id else None
        handed_out = PRINTED - dice.randint(0, 8) if row.office_id else 3_000
        run(actions.note_numbers, actor=actor("service"), subject=row.pk, visitors=visitors, handed_out=handed_out)


def _answered(wave: Wave, lean: float, share: float) -> None:
    dice = Random(f"{SEED} {wave.title} answers")  # noqa: S311 - the same answers at every run
    rhythm = Rhythm.HALF_YEARLY if wave.survey.code == CODE[Rhythm.HALF_YEARLY] else Rhythm.CONTINUOUS
    contents = [
        {"group": group.number, "answers": made_up(dice, rhythm, lean + mood)}
        for group in WaveGroup.objects.filter(wave=wave)
        for mood in [dice.gauss(0, 0.12)]
        for _person in range(int(group.invited * share * dice.uniform(0.7, 1.2)))
    ]
    run(surveys.rehearse, actor=SYSTEM, subject=wave.pk, contents=contents, count=len(contents))


def made_up(dice: Random, rhythm: str, lean: float) -> dict[str, Any]:
    """Return one customer's answers; `lean` shifts the scales up or down. Some questions stay blank."""
    answers: dict[str, Any] = {}
    for item in QUESTIONS[rhythm]:
        if item.kind == Kind.TEXT:
            answers[item.code] = dice.choice(REMARKS) if dice.random() < 0.1 else ""
        elif dice.random() < 0.04:
            answers[item.code] = ""
        elif item.kind == Kind.YES_NO:
            answers[item.code] = dice.choices(("yes", "no"), (70, 30))[0]
        else:
            weights = [w * (1 + lean) ** place for place, w in enumerate(LIKELY[item.code])]
            answers[item.code] = dice.choices("12345", weights)[0]
    return answers


def _open_at_a_few_offices(survey: Survey) -> None:
    """Open an additional wave at three offices, with sheets being typed: one once, one with two entries that differ."""
    offices = list(Unit.objects.filter(code__in=FEW).order_by("code"))
    with clock.shifted(timedelta(days=-5)):
        planned = run(
            surveys.plan_wave, actor=actor("service"), subject=survey.pk, title="追加（窓口の配置を変えた事務所）",
            opens_on=clock.today(), closes_on=clock.today() + timedelta(days=30), level="unit", audience="codes",
            audience_units=[], audience_roles=[], reminders_allowed=0,
        )  # fmt: skip
        wave = Wave.objects.get(pk=planned.result)
        groups = _print(wave, offices, Channel.COUNTER, PRINTED)
        run(surveys.open_wave, actor=actor("service"), subject=wave.pk)
    _answered(wave, 0.05, 0.3)
    _type(wave.pk, groups[0], ("quality", "4"))
    _type(wave.pk, groups[1], ("quality", "2"), ("quality2", "3"))


def _type(wave: UUID, group: int, *entries: tuple[str, str]) -> None:
    code = new_token(wave, group)
    blank = {item.code: "" for item in QUESTIONS[Rhythm.HALF_YEARLY.value]}
    for who, waiting in entries:
        answers = blank | {"manners": "5", "waiting": waiting, "overall": "4", "remark": REMARKS[1]}
        run(actions.type_sheet, actor=actor(who), subject=wave, code=code, answers=answers)


def _by_mail(start: date) -> None:
    """Open the wave of this quarter by codes on mailed forms."""
    with _on(start - timedelta(days=20)):
        survey = _started(Rhythm.CONTINUOUS)
        wave = _confirmed(survey, [])
        for channel, count in ((Channel.NOTICE, 3_000), (Channel.CLAIM, 1_200)):
            _print(wave, [], channel, count)
    with _on(start):
        run(surveys.open_wave, actor=actor("service"), subject=wave.pk)
        _answered(wave, 0.0, 0.06)
