"""A satisfaction survey: a wave that is not held, and a sheet of paper typed by two people who differ."""

import csv
import io

from governance.access import SYSTEM
from governance.runner import run
from governance.surveys.models import Survey, Wave
from tests.core.canary.cast import Cast, day
from tests.core.canary.words import canary, sparrow
from voice.satisfaction.actions import propose_wave
from voice.satisfaction.models import TypedSheet, WaveProposal

BASE = "/voice/satisfaction/"


def satisfy(cast: Cast) -> None:
    """What stands on a sheet that is being typed is sealed: it opens for those who hold the paper."""
    cast.service.send(f"{BASE}start-survey/", rhythm="half", first_day="10", last_day="31", typing_days="21")
    survey = Survey.objects.get(area="voice")
    run(propose_wave, actor=SYSTEM, schedule=survey.schedule)
    reason = sparrow("wave not held", "satisfaction_waveproposal")
    cast.service.send(f"{BASE}proposals/{WaveProposal.objects.get().pk}/drop-wave/", reason=reason)
    _type(cast, _planned(cast, survey))


def _planned(cast: Cast, survey: Survey) -> Wave:
    cast.service.send(
        f"/surveys/{survey.pk}/plan-wave/", title="満足度", opens_on=day(), closes_on=day(20), level="unit",
        audience="codes", reminders_allowed="0",
    )  # fmt: skip
    return Wave.objects.get(survey=survey)


def _type(cast: Cast, wave: Wave) -> None:
    made = cast.service.send(
        f"{BASE}waves/{wave.pk}/print-sheets/",
        channel="counter",
        count="5",
        format="csv",
        offices=[str(cast.office.pk)],
    )
    code = list(csv.reader(io.StringIO(made.getvalue().decode("utf-8-sig"))))[1][2]
    cast.service.send(f"/surveys/waves/{wave.pk}/open-wave/")
    for hand, remark in ((cast.service, canary("typed remark")), (cast.quality, "")):
        entry = {"code": code, "q-manners": "4", "q-remark": remark}
        hand.send(f"{BASE}waves/{wave.pk}/type-sheet/", **entry)
    opened = cast.quality.send(f"{BASE}sheets/{TypedSheet.objects.get().pk}/decide-sheet/", open="yes", code=code)
    assert canary("typed remark") in opened.text
