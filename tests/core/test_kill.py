"""Workers that are really killed and a Redis that is really stopped lose nothing and double nothing."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from compliance.actions import accept
from compliance.models import Case
from governance import clock
from governance.celery import app
from governance.deadlines.models import DeadlineStep
from governance.embedded.places import ROOT
from governance.embedded.redis import Redis
from governance.escalation.sweep import sweep
from governance.ledger.verify import breaks
from governance.notices import outbox
from governance.notices.models import Event, Mail, Notice
from governance.runner import run
from tests.support import factories
from tests.support.database import CommittedDatabase

CASES = 8
WORKER = """
import django; django.setup()
from governance.escalation.sweep import sweep
from governance.notices import mailing, outbox
print("up", flush=True)
while True:
    sweep(); outbox.dispatch(); mailing.send_waiting()
    print("round", flush=True)
"""


def environment(database: CommittedDatabase, settings: Any, mail: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database.url,
        "DJANGO_SETTINGS_MODULE": "tests.support.worker_settings",
        "CLOCK_FILE": str(settings.CLOCK_FILE),
        "MAIL_FOLDER": str(mail),
    }


def start(env: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", WORKER], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)


def wait_for(worker: "subprocess.Popen[str]", line: str) -> None:
    assert worker.stdout is not None
    while (seen := worker.stdout.readline()) and seen.strip() != line:
        pass
    assert seen.strip() == line


def test_killed_again_and_again(committed_db: CommittedDatabase, settings: Any, tmp_path: Path) -> None:
    people = {role: factories.person(role) for role in ("compliance_head", "vice_president", "committee_chair")}
    for _ in range(CASES):
        factories.file_case()
    clock.move(timedelta(days=40))
    env = environment(committed_db, settings, tmp_path / "mail")
    chance = random.Random(7)
    for _ in range(6):
        worker = start(env)
        wait_for(worker, "up")
        time.sleep(chance.uniform(0.005, 0.25))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    worker = start(env)
    wait_for(worker, "up")
    for _ in range(3):
        wait_for(worker, "round")
    worker.kill()
    worker.wait()

    due = DeadlineStep.objects.filter(taken_at__isnull=True, deadline__state="running", due_at__lte=clock.now())
    assert not due.exists()
    assert not Event.objects.exclude(state="done").exists()
    per_case = Counter(Notice.objects.values_list("reference", "person_id", "kind"))
    head, vice, chair = (people[role].pk for role in ("compliance_head", "vice_president", "committee_chair"))
    for case in Case.objects.all():
        assert {key[1:]: n for key, n in per_case.items() if key[0] == case.reference} == {
            (head, "compliance.case_filed"): 1,
            (head, "compliance.clock.amber"): 1,
            (head, "compliance.clock.red"): 1,
            (vice, "compliance.clock.escalated"): 1,
            (head, "compliance.clock.passed"): 1,
            (vice, "compliance.clock.passed"): 1,
            (chair, "compliance.clock.passed"): 1,
        }
    assert Mail.objects.filter(state="done").count() == CASES * 7
    assert list(breaks()) == []


def test_a_stopped_redis_holds_nobody_up_and_loses_nothing(
    committed_db: CommittedDatabase, settings: Any, tmp_path: Path
) -> None:
    head = factories.person("compliance_head")
    with Redis(tmp_path / "redis") as redis:
        url = redis.url
    before = app.conf.broker_url
    app.conf.broker_url = url
    try:
        started = time.monotonic()
        case, _ = factories.file_case()
        assert time.monotonic() - started < 5
    finally:
        app.conf.broker_url = before
    assert Event.objects.filter(state="waiting").count() == 1
    assert outbox.dispatch() == 1
    assert Notice.objects.filter(person=head, reference=case.reference).count() == 1


def test_a_listener_that_fails_is_tried_again_later(committed_db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    head = factories.person("compliance_head")
    factories.file_case()
    monkeypatch.setattr("compliance.listeners.tell", lambda *a, **k: 1 / 0)
    outbox.dispatch()
    event = Event.objects.get()
    assert (event.state, event.attempts) == ("waiting", 1)
    assert not Notice.objects.exists()
    monkeypatch.undo()
    assert outbox.dispatch() == 0
    with clock.shifted(timedelta(minutes=5)):
        assert outbox.dispatch() == 1
    assert Notice.objects.filter(person=head).count() == 1


def test_what_fails_ten_times_is_dead_and_seen(committed_db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    factories.file_case()
    monkeypatch.setattr("compliance.listeners.handlers_of", lambda case: 1 / 0)
    for turn in range(12):
        with clock.shifted(timedelta(days=turn)):
            outbox.dispatch()
    assert (Event.objects.get().state, Event.objects.get().attempts) == ("dead", 10)


def test_a_failing_action_leaves_nothing(committed_db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    case, _ = factories.file_case()
    head = factories.actor(factories.person("compliance_head"))
    events = Event.objects.count()
    monkeypatch.setattr("governance.ledger.writer.append", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(accept, actor=head, subject=case.pk, key="k", severity="low", category="other", message="x")
    monkeypatch.undo()
    case.refresh_from_db()
    assert (case.state, case.severity, case.messages.count(), Event.objects.count()) == ("received", "", 0, events)
    run(accept, actor=head, subject=case.pk, key="k", severity="low", category="other", message="x")
    sweep()
