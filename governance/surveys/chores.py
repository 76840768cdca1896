"""What the calendar does: opens and closes waves on their days, mixes the rows of open ones every hour."""

from governance import clock
from governance.access import SYSTEM
from governance.runner import Refused, run
from governance.surveys.actions import close_wave, mix, open_wave
from governance.surveys.actions.answering import needs_mixing
from governance.surveys.actions.waves import days_are_over
from governance.surveys.models import Wave


def keep_days() -> None:
    """Close the waves whose last day is over, open those whose first day has come, mix those that are open. Idempotent."""
    today = clock.today()
    for wave in Wave.objects.filter(state=Wave.State.OPEN):
        if days_are_over(wave, today):
            run(close_wave, actor=SYSTEM, subject=wave.pk)
        elif needs_mixing(wave):
            run(mix, actor=SYSTEM, subject=wave.pk)
    for wave in Wave.objects.filter(state=Wave.State.PLANNED, opens_on__lte=today, closes_on__gte=today):
        try:
            run(open_wave, actor=SYSTEM, subject=wave.pk)
        except Refused:
            continue  # the wave's page says what is missing; the owners open it by hand or change its days
