"""Runs: asked for, run by the worker, repeated, evaluated, filed."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from audit import contributed
from audit.access import is_system
from audit.data_audits.access import works, works_on_run
from audit.data_audits.choices import RunState, SetState
from audit.data_audits.evaluating import evaluated
from audit.data_audits.models import DataSet, Evaluation, Run
from audit.data_audits.refusals import NoSample, NotReady, NowhereToFile
from audit.data_audits.rules import TESTS, code_version
from audit.data_audits.rules.shapes import digest
from audit.data_audits.sealing import opened_json, sealed_text
from audit.data_audits.waking import wake_worker
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action

WAITING, DONE = RunState.WAITING, RunState.DONE


def _asked(actor: Actor, data_set: DataSet, other: DataSet | None, **more: Any) -> Run:
    if data_set.state != SetState.READY or (other is not None and other.state != SetState.READY):
        raise NotReady
    made = Run.objects.create(
        data_set=data_set, other=other, data_sha256=data_set.sha256, other_sha256=other.sha256 if other else "",
        code_version=code_version(), asked_by_id=actor.own_id, **more,
    )  # fmt: skip
    transaction.on_commit(wake_worker)
    return made


@action(
    "data_audits.run_test", subject=Run, creates=True, who=works, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("test",),
)  # fmt: skip
def run_test(
    *, actor: Actor, data_set: DataSet, test: str, params: Mapping[str, Any], other: DataSet | None = None
) -> Run:
    """Ask for a run with a fresh seed. Data sets: from the actor's scope. Raises NotReady."""
    return _asked(actor, data_set, other, test=test, params=dict(params), seed=secrets.token_hex(16))


@action(
    "data_audits.repeat_run", subject=Run, creates=True, who=works, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def repeat_run(*, actor: Actor, run: Run) -> Run:
    """Ask for the same again: the same data, parameters and seed. `run`: from the actor's scope. Raises NotReady."""
    if run.state != DONE:
        raise NotReady
    return _asked(actor, run.data_set, run.other, test=run.test, params=run.params, seed=run.seed, repeats=run)


@action(
    "data_audits.finish_run", subject=Run, who=is_system, moves=Move(WAITING, to=DONE), clocks=NO_CLOCKS,
    emits=("data_audits.run_finished",), ledger=("sha256",),
)  # fmt: skip
def finish_run(run: Run, *, actor: Actor, result: str, sha256: str, found: int) -> None:
    """Keep what was found, sealed, with its hash. `result`: the fixed form of rules.shapes.Result.as_json."""
    if digest(result) != sha256:
        raise ValueError("the hash is not that of the result")
    run.sealed_result, run.result_sha256, run.found = sealed_text(run.pk, result), sha256, found
    run.done_at, run.code_version = clock.now(), code_version()


@action(
    "data_audits.fail_run", subject=Run, who=is_system, moves=Move(WAITING, to=RunState.FAILED), clocks=NO_CLOCKS,
    emits=("data_audits.run_failed",), ledger=NO_FIELDS,
)  # fmt: skip
def fail_run(run: Run, *, actor: Actor, problem: str) -> None:
    """Note why the test does not fit the data."""
    run.problem = problem[:300]


@action(
    "data_audits.cancel_run", subject=Run, who=works, moves=Move(WAITING, to=RunState.CANCELLED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def cancel_run(run: Run, *, actor: Actor) -> None:
    """Let it be; the worker stops within seconds and keeps nothing."""


@action(
    "data_audits.evaluate", subject=Run, who=works, moves=STAYS.within(DONE), clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def evaluate(run: Run, *, actor: Actor, errors: Mapping[int, float | None], note: str) -> None:
    """Keep the errors found in a sample and what they say about the whole. `errors`: number of the row → what was found to
    be right (None where errors are counted). Raises NoSample or NotInSample."""
    test = TESTS.get(run.test)
    if test is None or not test.draws:
        raise NoSample
    result = evaluated(test.draws, run.params, opened_json(run.pk, run.sealed_result), errors)
    Evaluation.objects.create(
        run=run, errors=[[row, value] for row, value in sorted(errors.items())], result=result, note=note,
        made_by_id=actor.own_id,
    )  # fmt: skip


@action(
    "data_audits.file_paper", subject=Run, who=works_on_run, moves=STAYS.within(DONE), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def file_paper(run: Run, *, actor: Actor) -> None:
    """File it as a working paper of its engagement, once. Raises NowhereToFile."""
    engagement = run.data_set.engagement
    if run.paper is not None or engagement is None or not contributed.file_working_paper.is_filled:
        raise NowhereToFile
    filed = contributed.Filed(
        engagement=engagement.pk, title=f"{run.data_set.title} {run.test_label}", subject_type=Run._meta.label_lower,
        subject_id=run.pk, digest=run.result_sha256, result=opened_json(run.pk, run.sealed_result),
    )  # fmt: skip
    run.paper = contributed.file_working_paper.ask(filed, actor)
