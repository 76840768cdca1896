"""What is older than it may be kept is thrown away, by actions that stand in the ledger; and the rooms together, on real logs."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from governance import clock
from governance.ledger.models import Entry
from governance.notices import outbox
from privacy import contributed
from privacy.access_logs.models import DayPart, LogDay
from privacy.monitoring import actions, chores
from privacy.monitoring.flagging import flag_days
from privacy.monitoring.models import Flag, FlaggedView, Forgetting, Judgement, Look, Plant, Task
from tests.access_logs import making as logs
from tests.privacy_monitoring import making
from tests.privacy_monitoring.making import Log
from tests.support import factories

pytestmark = pytest.mark.django_db
YEARS = timedelta(days=6 * 366)
OLD = 60
NEARLY_FIVE_YEARS = timedelta(days=5 * 365 - 30)
"""So much later what is OLD days old today is older than five years, and what is of yesterday is not."""


@pytest.fixture
def store(settings: Any, tmp_path: Path) -> Path:
    settings.ACCESS_LOGS_ROOT, settings.ACCESS_LOGS_DROP = tmp_path, tmp_path / "drop"
    return tmp_path


def test_settled_tasks_go_after_their_years_with_all_that_hangs_on_them(log: Log) -> None:
    clerk, manager = making.clerk(), making.manager()
    log.view(clerk.staff_number, 7)
    task = making.flagged(log, clerk)
    making.act(actions.look, manager, task)
    for flag in task.flags.all():
        making.deny(manager, flag)
    chores.forget_old_tasks()
    assert Task.objects.count() == 1
    with clock.shifted(YEARS):
        chores.forget_old_tasks()
        chores.forget_old_tasks()
    for model in (Task, Flag, FlaggedView, Judgement, Look, Plant):
        assert not model._default_manager.exists(), model
    row = Forgetting.objects.get()
    assert (row.what, row.number) == ("tasks", 1)
    entry = Entry.objects.get(action="monitoring.forget_tasks")
    assert entry.details["days"] == [f"{making.yesterday().isoformat()}: 1"]
    assert "1" in factories.client_of(making.officer()).get("/privacy/monitoring/settings/").text


def test_what_is_open_is_kept_however_old(log: Log) -> None:
    task = making.flagged(log, making.clerk())
    with clock.shifted(YEARS):
        chores.forget_old_tasks()
    assert making.fresh(task).state == "open"
    for model, which in ((Flag, {"task": task}), (FlaggedView, {"flag__task": task})):
        with pytest.raises(DatabaseError), transaction.atomic():
            model._default_manager.filter(**which).delete()


def forget() -> None:
    with clock.shifted(NEARLY_FIVE_YEARS):
        chores.forget_old_logs()


def test_logs_go_after_their_years_and_the_ledger_keeps_their_hashes(store: Path) -> None:
    old, new = logs.yesterday(OLD), logs.yesterday()
    for day in (old, new):
        logs.take(f"staff_{day}.csv", [f"S1,佐藤,架空,13001,{day.isoformat()},"])
        logs.take(f"views_{day}.csv", [logs.view(1, day=day), "x" + logs.view(2, day=day)])
        logs.take(f"contacts_{day}.csv", [logs.contact(1, day=day)])
    logs.explained()
    parts = {part.sha256: part for part in DayPart.objects.filter(day=old).exclude(kind="staff")}
    before = len(list(store.glob("store/*/day=*/*.parquet")))
    forget()
    assert {part.state for part in DayPart.objects.filter(pk__in=[p.pk for p in parts.values()])} == {"removed"}
    assert set(DayPart.objects.filter(kind="staff").values_list("day", "state")) == {(old, "stored"), (new, "stored")}
    assert DayPart.objects.filter(day=new).exclude(state="stored").count() == 0
    left = [path for path in store.glob("store/*/day=*/*.parquet") if f"day={old}" in str(path)]
    assert [path.parts[-3] for path in left] == ["staff"]
    assert len(list(store.glob("store/*/day=*/*.parquet"))) == before - 3  # views, their distinct table, contacts
    assert not list(store.glob(f"daily/day={old}/*"))
    told = {entry.details["sha256"] for entry in Entry.objects.filter(action="access_logs.forget")}
    assert told == set(parts)
    assert Forgetting.objects.get().number == 2
    forget()
    assert Forgetting.objects.count() == 1
    figures = LogDay.objects.get(day=old)
    logs.take("contacts_late.csv", [logs.contact(2, day=old)])
    assert making.fresh(figures).state == "explained"
    assert making.fresh(figures).views == figures.views == 1


def test_a_file_left_by_a_killed_worker_goes_too(store: Path) -> None:
    old = logs.yesterday(OLD)
    logs.take("views_1.csv", [logs.view(1, day=old)])
    left = next(store.glob(f"store/views/day={old}/*"))
    copy = left.read_bytes()
    forget()
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(copy)
    forget()
    assert not left.exists()


def test_a_file_of_logs_becomes_a_task_and_a_late_reception_lets_it_lapse(store: Path) -> None:
    making.manager()
    logs.take("views_1.csv", [logs.view(1, "10:00:00"), logs.view(2, "11:00:00", record_id="R2")])
    logs.explained()
    outbox.dispatch()
    assert flag_days() == 1
    task = Task.objects.get()
    assert task.flags.get(rule="no_contact").views.count() == 2
    logs.take("contacts_1.csv", [logs.contact(1, "09:55:00")])
    logs.explained()
    outbox.dispatch()
    assert flag_days() == 1
    views = Task.objects.get().flags.get(rule="no_contact").views
    assert dict(views.values_list("log_no", "lapsed")) == {1: True, 2: False}


def test_what_access_logs_answer_about_one_record_and_by_lot(store: Path) -> None:
    logs.take("views_1.csv", [logs.view(n, f"{9 + n}:00:00", record_id=f"R{n % 2}") for n in range(1, 7)])
    logs.take("contacts_1.csv", [logs.contact(5, "10:00:00"), logs.contact(6, "10:00:00", record_id="R0")])
    logs.explained()
    day = logs.yesterday()
    trail = contributed.trail_of_record.ask("R1", day, day)
    assert [(row["log_no"], row["kind"]) for row in trail] == [(1, "reception"), (3, "reception"), (5, None)]
    contacts = contributed.contacts_about.ask(["R1", "R9"], day, day)
    assert [row["contact_no"] for row in contacts] == [5]
    drawn = contributed.sample_of_views.ask(day, 3, 11)
    assert len(drawn) == 3
    assert drawn == contributed.sample_of_views.ask(day, 3, 11)
    assert len(contributed.sample_of_views.ask(day, 30, 11)) == 6
    assert contributed.explained_day.ask(LogDay.objects.get().pk) == day
