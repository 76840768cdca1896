"""Data sets: asked for, taken in by the worker, erased."""

from typing import Any
from uuid import UUID

from django.db import transaction

from audit.access import is_system
from audit.data_audits import store
from audit.data_audits.access import heads, works
from audit.data_audits.choices import SetState
from audit.data_audits.models import DataSet
from audit.data_audits.sealing import sealed_json
from audit.data_audits.waking import wake_worker
from audit.engagements.models import Engagement
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action

WAITING, READY = SetState.WAITING, SetState.READY


@action(
    "data_audits.add_data_set", subject=DataSet, creates=True, who=works, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("source", "sha256"),
)  # fmt: skip
def add_data_set(
    *, actor: Actor, data_set: UUID, engagement: Engagement | None, title: str, origin: str, source: str, sha256: str,
    query: dict[str, Any],
) -> DataSet:  # fmt: skip
    """Ask for a data set; the worker takes it in. `data_set`: the id under which the file lies sealed; `engagement`: one of
    access.engagements_to_feed, which the form has asked."""
    made = DataSet.objects.create(
        id=data_set, engagement=engagement, title=title, origin=origin, source=source, source_sha256=sha256, query=query,
        made_by_id=actor.own_id,
    )  # fmt: skip
    transaction.on_commit(wake_worker)
    return made


@action(
    "data_audits.keep_data_set", subject=DataSet, who=is_system, moves=Move(WAITING, to=READY), clocks=NO_CLOCKS,
    emits=("data_audits.data_set_readied",), ledger=("sha256", "rows"),
)  # fmt: skip
def keep_data_set(data_set: DataSet, *, actor: Actor, sha256: str, rows: int, profile: dict[str, Any]) -> None:
    """Take note of a data set that lies sealed in the store, and of what it holds."""
    data_set.sha256, data_set.rows, data_set.ready_at = sha256, rows, clock.now()
    data_set.sealed_profile = sealed_json(data_set.pk, profile)


@action(
    "data_audits.fail_data_set", subject=DataSet, who=is_system, moves=Move(WAITING, to=SetState.FAILED), clocks=NO_CLOCKS,
    emits=("data_audits.data_set_failed",), ledger=NO_FIELDS,
)  # fmt: skip
def fail_data_set(data_set: DataSet, *, actor: Actor, problem: str) -> None:
    """Note why it cannot be read."""
    data_set.problem = problem[:300]


@action(
    "data_audits.cancel_data_set", subject=DataSet, who=works, moves=Move(WAITING, to=SetState.CANCELLED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def cancel_data_set(data_set: DataSet, *, actor: Actor) -> None:
    """Let it be; the worker stops within seconds."""
    key = data_set.pk
    transaction.on_commit(lambda: store.remove(key))


@action(
    "data_audits.erase_data_set", subject=DataSet, who=heads, moves=Move(READY, to=SetState.ERASED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def erase_data_set(data_set: DataSet, *, actor: Actor) -> None:
    """Remove the rows; hashes, what was found and the record stay."""
    data_set.erased_at, key = clock.now(), data_set.pk
    transaction.on_commit(lambda: store.remove(key))
