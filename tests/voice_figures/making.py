"""Counts, visitors and reports, made through the real actions."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from governance import clock
from governance.access import SYSTEM
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from tests.support import factories
from tests.voice.making import ELSEWHERE, NEIGHBOUR, OFFICE, block, clerk, unit, voice
from voice.figures import actions
from voice.figures.actions.visitors import Number
from voice.figures.freezing import reportable_years
from voice.figures.models import AnnualReport, CountRun
from voice.figures.rules.months import month_of, months_before

__all__ = ["ELSEWHERE", "NEIGHBOUR", "OFFICE", "block", "clerk", "unit", "voice"]
WORDS = {"foreword": "はじめに", "on_voices": "いただいた声", "on_changes": "改めたこと", "outlook": "これから"}
SOURCE = "番号札発券機の月次集計"


def service() -> Person:
    return factories.person("service_promotion")


def act(action: Any, by: Person, row: Any = None, **inputs: Any) -> Any:
    outcome = run(action, actor=factories.actor(by), subject=row.pk if row else None, **inputs)
    if row is not None:
        row.refresh_from_db()
    return outcome


def count() -> None:
    """Count as on the first day on which that was not done yet."""
    run(actions.count, actor=SYSTEM, day=clock.today() + timedelta(days=CountRun.objects.count()))


def last_month() -> date:
    return months_before(clock.today())[-1]


def in_last_month(by: Person, number: int = 1, **changes: Any) -> None:
    for _ in range(number):
        voice(by=by, received_on=last_month() + timedelta(days=3), **changes)


def visitors(number: int, code: str = OFFICE, month: date | None = None) -> None:
    entered = Number(unit(code).pk, month or last_month(), number)
    act(actions.enter_visitors, service(), number=entered, source=SOURCE)


def everywhere(number: int, *, but: Sequence[str] = ()) -> None:
    """Enter the same number of visitors last month for all offices but some."""
    offices = Unit.objects.filter(kind=Unit.Kind.OFFICE).exclude(code__in=but)
    numbers = [Number(office.pk, last_month(), number) for office in offices]
    act(actions.import_visitors, service(), numbers=numbers, source=SOURCE)


def year() -> int:
    return reportable_years(clock.today())[0]


def draft(by: Person | None = None, of: int | None = None, *, words: bool = True) -> AnnualReport:
    writer = by or service()
    made = act(actions.prepare, writer, fiscal_year=of or year())
    report = AnnualReport.objects.get(pk=made.subject_id)
    if words:
        act(actions.write, writer, report, words=WORDS)
    return report


def published(by: Person | None = None, of: int | None = None) -> AnnualReport:
    report = draft(by, of)
    act(actions.approve, factories.person("vice_president"), report)
    act(actions.publish, service(), report)
    return report


def this_month() -> date:
    return month_of(clock.today())
