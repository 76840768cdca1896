"""The hourly look at the standing plans: the next wave is proposed in time for printing."""

from datetime import timedelta

from governance import clock
from governance.access import SYSTEM
from governance.runner import run
from voice.satisfaction.actions import propose_wave
from voice.satisfaction.models import Schedule, WaveProposal
from voice.satisfaction.rules import LEAD_DAYS, next_period


def propose_waves() -> int:
    """Propose each next wave once, 60 days before its first day; return how many."""
    made, today = 0, clock.today()
    for schedule in Schedule.objects.all():
        period = next_period(schedule.rhythm, schedule.first_day, schedule.last_day, schedule.typing_days, today)
        if period.opens_on - today > timedelta(days=LEAD_DAYS):
            continue
        if not WaveProposal.objects.filter(schedule=schedule, title=period.title).exists():
            run(propose_wave, actor=SYSTEM, schedule=schedule, key=f"{schedule.pk} {period.title}")
            made += 1
    return made
