"""Runs an action in one transaction: lock, permission, key, version, state, body, clocks, outbox, ledger."""

import logging
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from governance import clock
from governance.access import Actor, visible
from governance.deadlines.opening import open_clock, settle_clock
from governance.keys import digest
from governance.ledger import writer
from governance.ledger.models import Key
from governance.notices import outbox
from governance.people.acting import acting
from governance.runner.declaration import Action
from governance.runner.refusals import Invisible, NotAllowed, Refused, Stale, WrongState

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What came of an action: the subject's id, the body's own result, whether it had been done before."""

    subject_id: UUID | None
    result: Any
    repeated: bool = False


def run(
    action: Action,
    *,
    actor: Actor,
    subject: UUID | None = None,
    key: str = "",
    version: int | None = None,
    **inputs: Any,
) -> Outcome:
    """Run the action and return its outcome; all of it happens or none.

    `key`: a repeat of the same key by the same actor returns the first outcome. `version`: the version of the subject
    that the person saw. Raises Invisible, NotAllowed, WrongState, Stale or another Refused; each is noted in the ledger
    after the rollback.
    """
    try:
        with transaction.atomic(), acting(actor.person_id):
            outcome = _act(action, actor, subject, key, version, inputs)
    except Refused as refusal:
        if actor.kind != "system":  # two sweeps that race for one row are no attempt at anything
            _note_refusal(action, actor, subject, refusal)
        raise
    return outcome


def _act(
    action: Action, actor: Actor, subject_id: UUID | None, key: str, version: int | None, inputs: dict[str, Any]
) -> Outcome:
    found = None if action.creates else _locked(action, actor, subject_id)
    if not action.who(actor, found):
        raise NotAllowed
    claimed, earlier = _claim(action, actor, subject_id, key)
    if earlier is not None:
        return earlier
    if found is not None:
        _check_state(action, found, version)
    result = action.body(actor=actor, **inputs) if action.creates else action.body(found, actor=actor, **inputs)
    target: Any = result if action.creates else found
    if action.creates:
        result = None
    elif action.moves.saves:
        _move(action, target)
    _run_clocks(action, target, inputs)
    for name in action.emits:
        outbox.emit(name, target.pk)
    if claimed is not None:
        claimed.subject_id, claimed.result = target.pk, result
        claimed.save(update_fields=["subject_id", "result"])
    details = {name: _plain(inputs[name]) for name in action.ledger if name in inputs}
    _write(action, actor, target.pk, "done", details)
    transaction.on_commit(wake_workers)
    return Outcome(target.pk, result)


def _locked(action: Action, actor: Actor, subject_id: UUID | None) -> Model:
    rows = visible(action.subject, actor).filter(pk=subject_id)
    found: Model | None = rows.select_for_update(of=("self",)).first()
    if found is None:
        raise Invisible
    return found


def _claim(action: Action, actor: Actor, subject_id: UUID | None, key: str) -> tuple[Key | None, Outcome | None]:
    """Claim the idempotency key; a second claimant waits here for the first and then gets its outcome."""
    if not key:
        return None, None
    row, made = Key.objects.get_or_create(digest=_name_of(action, actor, subject_id, key))
    if made:
        return row, None
    return None, Outcome(row.subject_id, row.result, repeated=True)


def has_run(action: Action, actor: Actor, subject: UUID | None, key: str) -> bool:
    """Return whether the actor has done this with this key before: for a repeat on a row that left their sight thereby."""
    return bool(key) and Key.objects.filter(digest=_name_of(action, actor, subject, key)).exists()


def _name_of(action: Action, actor: Actor, subject_id: UUID | None, key: str) -> str:
    return digest("idempotency", f"{action.name}|{actor.kind}|{actor.id}|{subject_id}|{key}".encode())


def _check_state(action: Action, found: Any, version: int | None) -> None:
    if not action.moves.allows(found):
        raise WrongState
    if version is not None and found.version != version:
        raise Stale


def _move(action: Action, target: Any) -> None:
    """Set the new state, count the version up, save once (simple-history writes its row here)."""
    if action.moves.to is not None:
        target.state = action.moves.to
    if hasattr(target, "version"):
        target.version += 1
    target.save()


def _run_clocks(action: Action, target: Any, inputs: dict[str, Any]) -> None:
    subject_type = target._meta.label_lower
    for code in action.clocks.stops:  # first: an action may stop a clock and open it anew for another day
        settle_clock(code, subject_type, target.pk, met=False)
    for code in action.clocks.opens:
        day = getattr(target, "clock_day", None) or clock.today()
        open_clock(code, subject_type, target.pk, day, getattr(target, "clock_due", {}).get(code))
    owes = getattr(target, "owes", lambda _code: True)  # a subject may say that it does not owe a duty
    for code in filter(owes, action.clocks.opens_today):
        open_clock(code, subject_type, target.pk, clock.today())
    conditional = [code for code, name in action.clocks.settles_when.items() if inputs.get(name)]
    for code in (*action.clocks.settles, *conditional):
        settle_clock(code, subject_type, target.pk)


def _plain(value: Any) -> Any:
    """Return the value as the ledger holds it: ids for rows, ISO for days, lists for many."""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, list | tuple | set):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _write(action: Action, actor: Actor, subject_id: UUID | None, outcome: str, details: dict[str, Any]) -> None:
    writer.append(
        actor_kind=actor.kind,
        actor_id=actor.id,
        action=action.name,
        subject_type=action.subject._meta.label_lower,
        subject_id=subject_id,
        outcome=outcome,
        details=details,
    )


def _note_refusal(action: Action, actor: Actor, subject_id: UUID | None, refusal: Refused) -> None:
    with transaction.atomic():
        _write(action, actor, subject_id, "refused", {"reason": refusal.code})


def wake_workers() -> None:
    """Hint to the workers that there may be something to do. Redis may be away: beat finds the rows within a minute."""
    from governance.notices.tasks import dispatch

    try:
        dispatch.apply_async(ignore_result=True, retry=False)
    except Exception as error:  # the broker's failures are of many kinds, and none may reach the person
        log.warning("workers were not woken: %s", type(error).__name__)
