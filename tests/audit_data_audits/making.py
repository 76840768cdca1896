"""Data sets and runs for tests, through the real actions and the real worker."""

import csv
import io
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from audit.data_audits import actions, store
from audit.data_audits.models import DataSet, Run
from audit.data_audits.sealing import seal_file
from audit.data_audits.working import work
from audit.engagements.models import Engagement
from governance.people.models import Person
from governance.runner import run
from tests.support import factories

ROWS: list[list[Any]] = [["伝票番号", "支払日", "支払先", "金額"]]
ROWS += [[f"{n:05}", f"2026-05-{1 + n % 28:02}", f"業者{n % 5}", 1000 + 37 * n] for n in range(1, 401) if n != 77]
PARAMS = {"number": "伝票番号", "series": []}
SAMPLE = {"amount": "金額", "confidence": 95, "tolerable": 300_000, "expected": 0, "interval": None}


def csv_text(rows: Sequence[Sequence[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def waiting(by: Person, engagement: Engagement | None, content: bytes | None = None, source: str = "csv") -> DataSet:
    """Return a data set that was asked for and is not taken in yet."""
    key = uuid4()
    with store.workplace() as place:
        path = place / "came"
        path.write_bytes(csv_text(ROWS).encode() if content is None else content)
        seal_file(path, store.arrived(key), str(key))
        sha256 = store.sha256_of(path)
    run(
        actions.add_data_set, actor=factories.actor(by), subject=None, data_set=key, engagement=engagement, title="支払伝票",
        origin="会計システム", source=source, sha256=sha256, query={},
    )  # fmt: skip
    return DataSet.objects.get(pk=key)


def ready(by: Person, engagement: Engagement | None, content: bytes | None = None) -> DataSet:
    """Return a data set that was taken in."""
    made = waiting(by, engagement, content)
    work()
    made.refresh_from_db()
    return made


def asked(by: Person, data_set: DataSet, test: str = "gaps", other: DataSet | None = None, **params: Any) -> Run:
    """Return a run that waits."""
    outcome = run(
        actions.run_test, actor=factories.actor(by), subject=None, data_set=data_set, test=test,
        params=params or PARAMS, other=other,
    )  # fmt: skip
    return Run.objects.get(pk=outcome.subject_id)


def done(by: Person, data_set: DataSet, test: str = "gaps", **params: Any) -> Run:
    """Return a run that was run."""
    made = asked(by, data_set, test, **params)
    work()
    made.refresh_from_db()
    return made
