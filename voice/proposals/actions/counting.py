"""Figures for the board, and what is done where nobody proposes."""

from datetime import date

from governance import clock
from governance.access import Actor
from governance.calendar.eras import fiscal_year
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, Clocks, action
from voice.proposals.access import is_system, is_window
from voice.proposals.counting import lines_of
from voice.proposals.models import Encouragement, QuarterFigure, QuarterReport
from voice.proposals.refusals import NotedBefore


@action(
    "proposals.close_quarter", subject=QuarterReport, creates=True, who=is_system, moves=STAYS,
    clocks=Clocks(opens=("D18",)), emits=("proposals.quarter_closed",), ledger=("quarter",),
)  # fmt: skip
def close_quarter(*, actor: Actor, quarter: date) -> QuarterReport:
    """Freeze the figures of a quarter that is over."""
    made = QuarterReport.objects.create(quarter=quarter)
    QuarterFigure.objects.bulk_create(
        QuarterFigure(report=made, whole=line.whole, division_id=line.division, **line.numbers)
        for line in lines_of(quarter)
    )
    return made


@action(
    "proposals.present_report", subject=QuarterReport, who=is_window, moves=STAYS, clocks=Clocks(settles=("D18",)),
    emits=NO_EVENTS, ledger=("presented_on",),
)  # fmt: skip
def present_report(report: QuarterReport, *, actor: Actor, presented_on: date, remark: str) -> None:
    """Note that the figures were put before the board, and what it said; noting it again corrects it."""
    report.presented_on, report.presented_by_id, report.remark = presented_on, actor.own_id, remark


@action(
    "proposals.note_measure", subject=Encouragement, creates=True, who=is_window, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("unit",),
)  # fmt: skip
def note_measure(*, actor: Actor, unit: Unit, text: str) -> Encouragement:
    """Note what is done about a block or an office where few propose or nobody does."""
    year = fiscal_year(clock.today())
    return Encouragement.objects.create(unit=unit, fiscal_year=year, text=text, author_id=actor.own_id)


@action(
    "proposals.note_result", subject=Encouragement, who=is_window, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("unit",),
)  # fmt: skip
def note_result(measure: Encouragement, *, actor: Actor, result: str) -> None:
    """Note what came of a measure; raises NotedBefore."""
    if measure.result_at is not None:
        raise NotedBefore
    measure.result, measure.result_by_id, measure.result_at = result, actor.own_id, clock.now()
