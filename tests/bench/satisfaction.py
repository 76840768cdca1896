"""Closing a wave of every office: all sealed answers are opened, counted and suppressed in one go."""

import time
from random import Random

from django.db import transaction

from governance.organization.models import Unit
from governance.surveys import actions as surveys
from governance.surveys import envelopes
from governance.surveys.models import Envelope, Figure, WaveGroup, WaveKey
from tests.satisfaction import making
from tests.support import factories
from voice.satisfaction.demo import made_up

ANSWERS = 200
BATCH = 5_000


def closing() -> None:
    """Print how long it takes to close a wave of all offices with 200 answers each."""
    by = making.clerk()
    wave = making.planned(by)
    making.printed(by, wave, list(Unit.objects.filter(kind=Unit.Kind.OFFICE)), count=2 * ANSWERS)
    making.act(surveys.open_wave, by, wave)
    dice = Random(2010)  # noqa: S311 - the same answers at every run
    public = bytes(WaveKey.objects.get(wave=wave).public)
    numbers = [n for n in WaveGroup.objects.filter(wave=wave).values_list("number", flat=True) for _ in range(ANSWERS)]
    for start in range(0, len(numbers), BATCH):
        rows = [
            Envelope(wave=wave, sealed=envelopes.seal(public, {"group": n, "answers": made_up(dice, "half", 0.0)}))
            for n in numbers[start : start + BATCH]
        ]
        with transaction.atomic():
            Envelope.objects.bulk_create(rows)
            factories.ledger_note()
    started = time.perf_counter()
    making.close(by, wave)
    seconds = time.perf_counter() - started
    shown = Figure.objects.filter(wave=wave, hidden=False).count()
    print(f"closing a wave with {len(numbers):,} answers: {seconds:.1f} s, {shown:,} figures shown", flush=True)
