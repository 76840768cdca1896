"""The daily count, and the board's quarter."""

from datetime import date, timedelta
from itertools import islice

from governance.access import Actor
from governance.calendar.business_days import add_months
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, Clocks, action
from governance.runner.numbering import wait_in_line
from voice import contributed
from voice.access import is_system
from voice.figures.access import is_window
from voice.figures.choices import Source
from voice.figures.counting import IN_TIME_DAYS, QuarterNumbers, counted, quarter_numbers
from voice.figures.models import CountRun, QuarterLine, QuarterReport, UnitMonth

AT_ONCE = 2000


@action(
    "voice_figures.count", subject=CountRun, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("day",),
)  # fmt: skip
def count(*, actor: Actor, day: date) -> CountRun:
    """Count everything anew by unit and month and replace what was counted before."""
    wait_in_line(CountRun)
    UnitMonth.objects.all().delete()
    rows, voices = counted(), 0
    while batch := list(islice(rows, AT_ONCE)):
        UnitMonth.objects.bulk_create(batch)
        voices += sum(row.filed for row in batch if row.source != Source.PROPOSAL)
    return CountRun.objects.create(day=day, voices=voices)


@action(
    "voice_figures.close_quarter", subject=QuarterReport, creates=True, who=is_system, moves=STAYS,
    clocks=Clocks(opens=("D18",)), emits=("voice_figures.quarter_closed",), ledger=("quarter",),
)  # fmt: skip
def close_quarter(*, actor: Actor, quarter: date) -> QuarterReport:
    """Freeze the figures of a quarter that is over."""
    work = contributed.work_on_voices.ask(quarter, add_months(quarter, 3) - timedelta(days=1))
    made = QuarterReport.objects.create(quarter=quarter, in_time_days=IN_TIME_DAYS, **vars(work))
    by_block = quarter_numbers(quarter)
    names = vars(QuarterNumbers())
    whole = {name: sum(getattr(numbers, name) for numbers in by_block.values()) for name in names}
    lines = [QuarterLine(report=made, whole=True, **whole)]
    lines += [QuarterLine(report=made, whole=False, block_id=block, **vars(n)) for block, n in by_block.items()]
    QuarterLine.objects.bulk_create(lines)
    return made


@action(
    "voice_figures.present_quarter", subject=QuarterReport, who=is_window, moves=STAYS,
    clocks=Clocks(settles=("D18",)), emits=NO_EVENTS, ledger=("presented_on",),
)  # fmt: skip
def present_quarter(report: QuarterReport, *, actor: Actor, presented_on: date, remark: str) -> None:
    """Note that the figures were put before the board, and what it said; noting it again corrects it."""
    report.presented_on, report.presented_by_id, report.remark = presented_on, actor.own_id, remark
