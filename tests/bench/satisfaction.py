"""Ten half-yearly waves at every office: 5,000,000 sealed answers opened, counted and suppressed by the real closing.

An answer is one question answered by one customer; an envelope holds those of one customer.
"""

from datetime import timedelta
from random import Random

from django.db import transaction

from governance import clock
from governance.organization.models import Unit
from governance.surveys import actions as surveys
from governance.surveys import envelopes
from governance.surveys.models import Envelope, Wave, WaveGroup, WaveKey
from tests.bench.reading import Pages, Unguarded, floor, page_of, sql
from tests.satisfaction import making
from tests.support import factories
from voice.satisfaction.demo import made_up
from voice.satisfaction.template import QUESTIONS

WAVES, BATCH = 10, 5_000
HALF_A_YEAR = 182


class Surveys:
    """The waves; the newest stays open until it is closed as something that is timed."""

    def __init__(self, unguarded: Unguarded, answers: int) -> None:
        self.by = making.clerk()
        self.offices = list(Unit.objects.filter(kind=Unit.Kind.OFFICE))
        self.each = max(1, answers // (WAVES * len(QUESTIONS["half"]) * len(self.offices)))
        self.survey = making.schedule(self.by).survey
        for ago in range(WAVES - 1, -1, -1):
            with clock.shifted(timedelta(days=-HALF_A_YEAR * ago)):
                self.open = self._answered(ago)
            if ago:
                with clock.shifted(timedelta(days=31 - HALF_A_YEAR * ago)):
                    self.newest = making.close(self.by, self.open)
        with unguarded() as cursor:
            cursor.execute("UPDATE satisfaction_handout SET visitors = 2000 + hashtext(id::text) %% 900, handed_out = %s",
                           [2 * self.each])  # fmt: skip

    def _answered(self, ago: int) -> Wave:
        """Return an open wave, all envelopes in."""
        wave = making.planned(self.by, survey=self.survey)
        making.printed(self.by, wave, self.offices, count=2 * self.each)
        making.act(surveys.open_wave, self.by, wave)
        dice = Random(2010 + ago)  # noqa: S311 - the same answers at every run
        public = bytes(WaveKey.objects.get(wave=wave).public)
        numbers = WaveGroup.objects.filter(wave=wave).values_list("number", flat=True)
        all_numbers = [number for number in numbers for _ in range(self.each)]
        for start in range(0, len(all_numbers), BATCH):
            rows = [
                Envelope(wave=wave, sealed=envelopes.seal(public, {"group": n, "answers": made_up(dice, "half", 0.0)}))
                for n in all_numbers[start : start + BATCH]
            ]
            with transaction.atomic():
                Envelope.objects.bulk_create(rows)
                factories.ledger_note()
        return wave

    def close(self) -> None:
        """Close the newest wave."""
        making.close(self.by, self.open)


def closing(made: Surveys) -> Pages:
    """Yield the closing of a wave, timed once, after its floor: reading the sealed envelopes."""
    number = len(made.offices) * made.each
    envelopes_of = f"SELECT sealed FROM surveys_envelope WHERE wave_id = '{made.open.pk}'"  # noqa: S608
    yield f"  floor: reading {number:,} sealed envelopes", sql(envelopes_of)
    yield f"closing a wave with {number * len(QUESTIONS['half']):,} answers", made.close


def pages(made: Surveys) -> Pages:
    """Yield label and act of each page, and of its floor."""
    owner = factories.client_of(made.by)
    head = factories.client_of(factories.person("office_head", at=making.unit()))
    chief = factories.client_of(factories.person("president"))
    wave, open_wave, base = made.newest, made.open, making.BASE
    of_wave = f"/surveys/waves/{wave.pk}/"
    yield "satisfaction, all waves (owners)", page_of(owner, base)
    yield "satisfaction, all waves (office head)", page_of(head, base)
    yield "a closed wave with its rates (owners)", page_of(owner, f"{base}waves/{wave.pk}/")
    yield "an open wave with its envelopes (owners)", page_of(owner, f"{base}waves/{open_wave.pk}/")
    yield floor(f"SELECT count(*) FROM surveys_envelope WHERE wave_id = '{open_wave.pk}'")
    yield "response rates of all offices (owners)", page_of(owner, f"{base}waves/{wave.pk}/rates/")
    yield "results of a wave (owners)", page_of(owner, f"{of_wave}results/")
    yield floor(f"SELECT * FROM surveys_figure WHERE wave_id = '{wave.pk}' AND level <> 'unit'")
    yield "results of a wave (president)", page_of(chief, f"{of_wave}results/")
    yield "results of a wave (office head)", page_of(head, f"{of_wave}results/")
    yield "figures of a wave in a list (owners)", page_of(owner, f"{of_wave}figures/")
    yield floor(f"SELECT * FROM surveys_figure f JOIN organization_unit u ON u.id = f.unit_id WHERE wave_id = '{wave.pk}' "
                 "ORDER BY u.code LIMIT 50")  # fmt: skip
    yield "remarks of a wave (owners)", page_of(owner, f"{of_wave}remarks/")
    yield "lines over ten waves (owners)", page_of(owner, f"/surveys/{made.survey.pk}/lines/")
    yield floor("SELECT * FROM surveys_figure WHERE level = 'total' AND score IS NOT NULL")
