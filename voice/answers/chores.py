"""The hourly look for figures that can be counted now."""

from governance.access import SYSTEM
from governance.runner import run
from voice.answers.actions import count_effect
from voice.answers.queries import figures_owed


def count_effects() -> int:
    """Count what 3 and 6 months after a change can be counted; return how many figures there were."""
    owed = figures_owed()
    for measure, months in owed:
        run(count_effect, actor=SYSTEM, subject=measure.pk, key=f"{measure.changed_on}-{months}", months=months)
    return len(owed)
