"""The worker: exactly once, cancelled safely, the same again; and what the database keeps as it was."""

from typing import Any
from unittest import mock
from uuid import uuid4

import pytest
from django.db import connections

from audit.data_audits import actions, store, working
from audit.data_audits.choices import RunState, SetState
from audit.data_audits.models import DataSet, Evaluation, Progress, Run
from audit.data_audits.queries import profile_of, result_of
from audit.data_audits.rules import TESTS
from audit.data_audits.working import ALTERED, work
from audit.engagements.models import Engagement
from governance.people.models import Person
from governance.runner import NotAllowed, WrongState, run
from tests.audit_data_audits import making
from tests.audit_engagements import making as auditing
from tests.support import factories
from tests.voice import making as voicing


@pytest.fixture
def head(db: None) -> Person:
    return auditing.head()


@pytest.fixture
def lead(db: None) -> Any:
    return auditing.auditor()


@pytest.fixture
def engagement(head: Person, lead: Any) -> Engagement:
    return auditing.planned(head, lead=lead)


def test_a_data_set_is_taken_in_sealed_and_described(lead: Any, engagement: Engagement) -> None:
    made = making.ready(lead.person, engagement)
    assert (made.state, made.rows) == (SetState.READY, 399)
    assert [column["kind"] for column in profile_of(made)] == ["text", "date", "text", "number"]
    assert "業者".encode() not in bytes(made.sealed_profile)
    assert not store.arrived(made.pk).exists()
    assert b"PAR1" not in store.kept(made.pk).read_bytes()
    assert not Progress.objects.exists()
    assert work() == 0


def test_what_cannot_be_read_says_so(lead: Any) -> None:
    made = making.ready(lead.person, None, b"a\n")
    assert (made.state, made.problem) == (SetState.FAILED, "The file has no rows.")
    assert not store.arrived(made.pk).exists()


def test_a_run_repeated_finds_the_same(lead: Any, engagement: Engagement) -> None:
    data_set = making.ready(lead.person, engagement)
    first = making.done(lead.person, data_set, "monetary_sample", **making.SAMPLE)
    outcome = run(actions.repeat_run, actor=factories.actor(lead.person), subject=None, run=first)
    work()
    again = Run.objects.get(pk=outcome.subject_id)
    assert (again.state, again.seed, again.repeats) == (RunState.DONE, first.seed, first)
    assert again.result_sha256 == first.result_sha256
    other = making.done(lead.person, data_set, "monetary_sample", **making.SAMPLE)
    assert other.result_sha256 != first.result_sha256
    assert first.data_sha256 == data_set.sha256
    assert "DuckDB" in first.code_version


def test_a_test_that_does_not_fit_says_why(lead: Any) -> None:
    data_set = making.ready(lead.person, None, "金額\n1\n2\n".encode())
    row = making.done(lead.person, data_set, "benford", amount="金額", digits="first", least=10)
    assert (row.state, "fewer than 300" in row.problem) == (RunState.FAILED, True)


def test_closed_days_come_from_the_calendar(lead: Any) -> None:
    data_set = making.ready(lead.person, None, "日\n2026-05-01\n2026-05-02\n2026-05-04\n".encode())
    row = making.done(lead.person, data_set, "closed_days", day="日")
    assert row.found == 2  # a Saturday and Greenery Day


def test_what_was_altered_in_the_store_is_not_run_on(lead: Any) -> None:
    data_set = making.ready(lead.person, None)
    sealed = store.kept(data_set.pk)
    sealed.write_bytes(sealed.read_bytes()[:-3])
    assert making.done(lead.person, data_set).problem == ALTERED


def test_cancelled_while_it_runs_nothing_is_kept(lead: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    data_set = making.ready(lead.person, None)
    row = making.asked(lead.person, data_set)
    monkeypatch.setattr(working, "LOOKS_EVERY", 0.05)

    def endless(tables: Any, params: Any, seed: str) -> Any:
        return tables.rows("SELECT count(*) FROM range(10000000) a, range(10000000) b")

    def cancel_then_say(subject: Any, step: str, percent: int) -> None:
        if percent == 40:
            run(actions.cancel_run, actor=factories.actor(lead.person), subject=row.pk)

    monkeypatch.setattr(working, "_say", cancel_then_say)
    with mock.patch.dict(TESTS, {"gaps": mock.Mock(run=endless, needs_closed_days=False)}):
        assert work() == 0
    row.refresh_from_db()
    assert (row.state, bytes(row.sealed_result)) == (RunState.CANCELLED, b"")


def test_cancelled_before_it_is_taken_in_nothing_is_left(lead: Any, django_capture_on_commit_callbacks: Any) -> None:
    made = making.waiting(lead.person, None)
    with django_capture_on_commit_callbacks(execute=True):
        run(actions.cancel_data_set, actor=factories.actor(lead.person), subject=made.pk)
    assert work() == 0
    assert not store.arrived(made.pk).exists()
    with pytest.raises(WrongState):
        run(actions.cancel_data_set, actor=factories.actor(lead.person), subject=made.pk)


def test_what_another_worker_holds_is_passed_over_and_taken_when_it_dies(lead: Any) -> None:
    made = making.waiting(lead.person, None)
    other = connections.create_connection("default")
    number = int.from_bytes(made.pk.bytes[:8], "big", signed=True)
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [number])
        assert work() == 0
    finally:
        other.close()  # as when a worker is killed
    assert work() == 1


def test_an_unforeseen_failure_is_left_for_the_next_time(lead: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made, following = making.waiting(lead.person, None), making.waiting(lead.person, None)
    with monkeypatch.context() as patched:
        patched.setattr(working, "seal_file", mock.Mock(side_effect=[OSError, None]))
        assert work() == 1
    assert [row.state for row in DataSet.objects.filter(pk__in=[made.pk, following.pk]).order_by("made_at")] == [
        "waiting",
        "ready",
    ]
    assert work() == 1


def test_erasing_takes_the_rows_and_leaves_the_record(
    head: Person, lead: Any, django_capture_on_commit_callbacks: Any
) -> None:
    data_set = making.ready(lead.person, None)
    row = making.done(lead.person, data_set)
    with pytest.raises(NotAllowed):
        run(actions.erase_data_set, actor=factories.actor(lead.person), subject=data_set.pk)
    with django_capture_on_commit_callbacks(execute=True):
        run(actions.erase_data_set, actor=factories.actor(head), subject=data_set.pk)
    assert not store.kept(data_set.pk).exists()
    assert result_of(row) is not None
    with pytest.raises(actions.runs.NotReady):
        run(actions.repeat_run, actor=factories.actor(lead.person), subject=None, run=row)


def test_the_database_keeps_data_results_and_evaluations_as_they_were(lead: Any) -> None:
    data_set = making.ready(lead.person, None)
    row = making.done(lead.person, data_set, "random_sample", confidence=95, tolerable=5, expected=0, size=None)
    run(actions.evaluate, actor=factories.actor(lead.person), subject=row.pk, errors={}, note="")
    for rows, words, changes in (
        (DataSet.objects.filter(pk=data_set.pk), "neither changed", {"title": "別"}),
        (DataSet.objects.filter(pk=data_set.pk), "data_are_final", {"sha256": "0" * 64}),
        (DataSet.objects.filter(pk=data_set.pk), "an_end_is_final", {"state": "waiting"}),
        (Run.objects.filter(pk=row.pk), "neither changed", {"params": {}}),
        (Run.objects.filter(pk=row.pk), "results_are_final", {"sealed_result": b"x"}),
        (Run.objects.filter(pk=row.pk), "results_are_final", {"state": "waiting"}),
        (Evaluation.objects.all(), "neither changed", {"result": []}),
    ):
        with auditing.refused(words):
            rows.update(**changes)
    with auditing.refused("neither changed"):
        Evaluation.objects.all().delete()


def test_own_records_are_those_of_the_audited_units(head: Person, lead: Any, engagement: Engagement) -> None:
    mine = [voicing.voice(voicing.clerk(code)) for code in (auditing.OFFICE, auditing.ELSEWHERE)]
    day = mine[0].received_on.isoformat()
    for given, rows in ((engagement, 1), (None, 2)):
        made = run(
            actions.add_data_set, actor=factories.actor(head), subject=None, data_set=uuid4(), engagement=given,
            title="声", origin="自組織", source="query", sha256="", query={"table": "voice.counts", "first": day, "last": day},
        )  # fmt: skip
        work()
        assert DataSet.objects.get(pk=made.subject_id).rows == rows
