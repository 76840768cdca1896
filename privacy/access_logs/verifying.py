"""Whether each stored day is still what the ledger says of it, once a day. Reads the whole store."""

from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone

from governance import clock
from governance.access import SYSTEM
from governance.ledger.models import Entry
from governance.runner import WrongState, run
from governance.runner.alone import alone
from privacy.access_logs import actions, store
from privacy.access_logs.choices import DamageState, PartState, Wrong
from privacy.access_logs.intake.reading import sha256_of
from privacy.access_logs.models import Damage, DayPart
from privacy.access_logs.queries import last_compared

LOCK = 0x4C4F4756
AT_ONCE = 500


def compare_once_a_day() -> bool:
    """Compare the store unless that was done today; return whether it was done now. A killed comparison begins anew."""
    with alone(LOCK) as held:
        last = last_compared()
        if not held or last is not None and timezone.localdate(last.checked_at) == clock.today():
            return False
        compare()
        return True


def compare() -> int:
    """Compare every stored day, note what differs and what is in its place again; return how many differ."""
    known = dict(Damage.objects.filter(state=DamageState.OPEN).values_list("part", "pk"))
    parts = found = differing = 0
    for part, wrong in _looked_at():
        parts += 1
        differing += wrong is not None
        if wrong is not None and part.pk not in known:
            found += _noted(part, wrong)
        elif wrong is None and part.pk in known:
            run(actions.note_mended, actor=SYSTEM, subject=known[part.pk])
    run(actions.note_compared, actor=SYSTEM, parts=parts, found=found)
    return differing


def _noted(part: DayPart, wrong: Wrong) -> bool:
    try:
        run(actions.note_damage, actor=SYSTEM, subject=part.pk, wrong=wrong.value)
    except WrongState:  # its years ended since the list was read
        return False
    return True


def _looked_at() -> Iterator[tuple[DayPart, Wrong | None]]:
    ids = list(
        DayPart.objects.filter(state=PartState.STORED).order_by("day", "kind", "pk").values_list("pk", flat=True)
    )
    for place in range(0, len(ids), AT_ONCE):
        chosen = ids[place : place + AT_ONCE]
        hashes = _in_the_ledger(chosen)
        for part in DayPart.objects.filter(pk__in=chosen, state=PartState.STORED).order_by("day", "kind", "pk"):
            yield part, _wrong(part, hashes.get(part.pk, ""))


def _in_the_ledger(ids: list[UUID]) -> dict[UUID, str]:
    rows = Entry.objects.filter(action="access_logs.store", subject_id__in=ids, details__has_key="sha256")
    return {pk: sha256 for pk, sha256 in rows.values_list("subject_id", "details__sha256") if pk is not None}


def _wrong(part: DayPart, sha256: str) -> Wrong | None:
    path = store.stored(part)
    if not path.is_file():
        return Wrong.MISSING
    return None if sha256_of(path) == sha256 else Wrong.ALTERED
