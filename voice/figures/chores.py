"""What happens by itself: the daily count, the figures of a quarter that is over."""

from django.db.models import Min

from governance import clock
from governance.access import SYSTEM
from governance.calendar.business_days import add_months
from governance.runner import run
from voice.figures.actions import close_quarter, count
from voice.figures.models import CountRun, QuarterReport
from voice.figures.rules.months import quarter_of
from voice.models import Voice

QUARTERS_BACK = 4


def count_daily() -> None:
    """Count once a day. Everything is counted anew, so a day that was missed leaves nothing behind."""
    if not CountRun.objects.filter(day=clock.today()).exists():
        run(count, actor=SYSTEM, key=clock.today().isoformat(), day=clock.today())


def close_quarters() -> int:
    """Freeze the figures of the last quarters that are over and were not frozen yet; return how many."""
    first = Voice.objects.aggregate(first=Min("received_on"))["first"]
    quarter, made = quarter_of(clock.today()), 0
    for _ in range(QUARTERS_BACK if first else 0):
        quarter = add_months(quarter, -3)
        if quarter >= quarter_of(first) and not QuarterReport.objects.filter(quarter=quarter).exists():
            run(close_quarter, actor=SYSTEM, key=quarter.isoformat(), quarter=quarter)
            made += 1
    return made
