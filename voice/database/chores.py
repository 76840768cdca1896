"""What the voice database does by itself, hour by hour."""

from governance import clock
from governance.access import SYSTEM
from governance.runner import run
from voice.database import actions
from voice.database.actions.indexing import without_a_row
from voice.database.models import SearchRow, TrendRun


def renew_index() -> None:
    """Write search rows that are missing or of an earlier edition, as many as one transaction bears."""
    if without_a_row().exists():
        run(actions.renew_index, actor=SYSTEM, at=clock.now())


def compare_some() -> bool:
    """Compare the newest voices that were not compared yet, some hundreds; return whether there were any."""
    waiting = SearchRow.objects.filter(compared=False).exists()
    if waiting:
        run(actions.compare, actor=SYSTEM, at=clock.now())
    return waiting


def compare() -> None:
    """Compare all voices that were not compared yet, some hundreds in each transaction."""
    while compare_some():
        pass


def compute_trends() -> None:
    """Look for sudden rises once a day."""
    if not TrendRun.objects.filter(day=clock.today()).exists():
        run(actions.compute_trends, actor=SYSTEM, day=clock.today())
