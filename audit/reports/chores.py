"""What is owed to the public after each half of a fiscal year."""

from audit.reports.actions import open_summary
from audit.reports.choices import Half
from audit.reports.models import Summary
from governance import clock
from governance.access import SYSTEM
from governance.calendar.eras import fiscal_year
from governance.runner import run


def last_half() -> tuple[int, int]:
    """Return fiscal year and half that ended last."""
    today = clock.today()
    year = fiscal_year(today)
    return (year, Half.FIRST) if today.month >= 10 or today.month <= 3 else (year - 1, Half.SECOND)


def open_summaries() -> int:
    """Open the summary of the half that is over, once; return how many were opened."""
    year, half = last_half()
    if Summary.objects.filter(fiscal_year=year, half=half).exists():
        return 0
    run(open_summary, actor=SYSTEM, key=f"{year}-{half}", year=year, half=int(half))
    return 1
