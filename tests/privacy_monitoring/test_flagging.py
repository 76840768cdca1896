"""From the hits of a day to tasks: once for each person, day and rule; a late file adds and never changes what was judged."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from governance import clock
from governance.access import SYSTEM
from governance.calendar.business_days import add_business_days
from governance.deadlines.models import Deadline
from governance.escalation.sweep import sweep
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import run
from privacy.monitoring import actions, flagging
from privacy.monitoring.models import Flag, FlaggedView, MonitoredDay, Settings, Task
from privacy.monitoring.sealing import masked
from tests.privacy_monitoring import making
from tests.privacy_monitoring.making import NEIGHBOUR, Log
from tests.support import factories

pytestmark = pytest.mark.django_db


def codes(task: Task, **state: str) -> list[tuple[str, int]]:
    return list(task.flags.filter(**state).order_by("rule", "round").values_list("rule", "round"))


def test_all_flags_of_one_person_on_one_day_are_one_task_of_their_own_manager(log: Log) -> None:
    clerk, manager = making.clerk(), making.manager()
    log.hit("own_record", clerk.staff_number, 1, code=NEIGHBOUR)
    log.hit("repeated", clerk.staff_number, 1)
    log.hit("repeated", clerk.staff_number, 2, record="9876543210")
    log.hit("volume", clerk.staff_number, None, measure=120.0, expected=35.5)
    day = making.go_through()
    task = Task.objects.get()
    assert (task.person, task.unit.code, task.block.code, task.level) == (clerk, "13001", "B4", "unit")
    assert codes(task) == [("own_record", 1), ("repeated", 1), ("volume", 1)]
    assert task.flags.get(rule="repeated").views.count() == 2
    assert task.flags.get(rule="volume").seen_from == making.at("00:00:00", clock.today())
    assert (day.state, day.people) == ("flagged", 1)
    deadline = Deadline.objects.get(subject_id=task.pk)
    assert (deadline.rule.code, deadline.due_on) == ("D13", add_business_days(clock.today(), 5))
    outbox.dispatch()
    assert Notice.objects.get(kind="monitoring.task_opened").person == manager
    assert task.score == max(task.score, *(part["weight"] for part in task.basis))


def test_the_words_of_a_flag_are_japanese_and_no_record_number_stands_in_clear(log: Log) -> None:
    task = making.flagged(log, making.clerk())
    flag = task.flags.get()
    assert (flag.title, flag.why) == making.WORDS["own_record"]
    view = FlaggedView.objects.get()
    assert view.masked == "●●●●●●●●90"
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(v)::text FROM privacy_monitoring_flaggedview v")
        assert making.RECORD not in cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("record", "shown"), [("1234567890", "●●●●●●●●90"), ("1234567", "●●●●●●●"), ("R1", "●●"), ("", "")]
)
def test_of_a_record_number_two_signs_are_shown_at_most(record: str, shown: str) -> None:
    assert masked(record) == shown


def test_going_through_a_day_again_doubles_nothing(log: Log) -> None:
    clerk = making.clerk()
    log.view(clerk.staff_number, 7, kind="reception")
    making.flagged(log, clerk, "repeated", 1, 2)
    before = (
        Flag.objects.count(),
        FlaggedView.objects.count(),
        Entry.objects.filter(action="monitoring.open_task").count(),
    )
    making.go_through()
    after = (
        Flag.objects.count(),
        FlaggedView.objects.count(),
        Entry.objects.filter(action="monitoring.open_task").count(),
    )
    assert before == after
    assert not Entry.objects.filter(action="monitoring.complete_task").exists()


def test_a_worker_killed_in_between_leaves_nothing_out_and_nothing_double(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerks = [making.clerk() for _ in range(3)]
    for number, clerk in enumerate(clerks):
        log.view(clerk.staff_number, 10 + number, kind="call")
        log.hit("own_record", clerk.staff_number, number)
    run(actions.await_day, actor=SYSTEM, day=making.yesterday())
    real, done = flagging._open, []

    def dies(*given: object) -> None:
        if len(done) == 2:
            raise RuntimeError("killed")
        done.append(given)
        real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(flagging, "_open", dies)
    assert flagging.flag_days() == 0
    assert Task.objects.count() == 2
    monkeypatch.setattr(flagging, "_open", real)
    assert flagging.flag_days() == 1
    assert Task.objects.count() == 3
    assert Flag.objects.filter(rule="own_record").count() == 3
    assert FlaggedView.objects.filter(flag__source="explained").count() == 3


def test_a_late_file_adds_to_an_open_flag_and_lets_lapse_what_it_explains(log: Log) -> None:
    clerk = making.clerk()
    log.hit("own_record", clerk.staff_number, 1)
    task = making.flagged(log, clerk, "repeated", 1, 2)
    log.hits["own_record"].clear()
    log.hits["repeated"].pop(0)
    log.hit("repeated", clerk.staff_number, 3)
    making.go_through()
    task = making.fresh(task)
    assert task.flags.get(rule="own_record").state == "lapsed"
    flag = task.flags.get(rule="repeated")
    assert dict(flag.views.values_list("log_no", "lapsed")) == {1: True, 2: False, 3: False}
    assert [part["rule"] for part in task.basis] == ["repeated"]


def test_a_task_of_which_everything_was_explained_lapses_and_its_clock_stops(log: Log) -> None:
    task = making.flagged(log, making.clerk())
    log.hits["own_record"].clear()
    making.go_through()
    task = making.fresh(task)
    assert (task.state, task.settled_by) == ("lapsed", None)
    assert Deadline.objects.get(subject_id=task.pk).state == "stopped"
    making.flagged(log, task.person)
    task = making.fresh(task)
    assert task.state == "open"
    assert codes(task) == [("own_record", 1), ("own_record", 2)]


def test_what_was_judged_stays_and_what_a_late_file_adds_is_asked_again(log: Log) -> None:
    clerk, manager = making.clerk(), making.manager()
    task = making.flagged(log, clerk, "repeated", 1, 2)
    making.act(actions.confirm_purpose, manager, task.flags.get(), shown=making.shown())
    assert making.fresh(task).state == "judged"
    log.hits["repeated"].clear()
    making.go_through()
    assert (making.fresh(task).state, task.flags.get().state) == ("judged", "confirmed")
    making.flagged(log, clerk, "repeated", 1, 2, 3)
    task = making.fresh(task)
    assert (task.state, task.settled_at) == ("open", None)
    first, second = task.flags.order_by("round")
    assert (first.state, second.state) == ("confirmed", "open")
    assert [view.log_no for view in second.views.all()] == [3]
    assert sorted(Deadline.objects.filter(subject_id=task.pk).values_list("round", "state")) == [
        (1, "met"),
        (2, "running"),
    ]


def test_a_judged_measure_is_asked_again_only_when_it_has_grown(log: Log) -> None:
    clerk, manager = making.clerk(), making.manager()
    log.hit("volume", clerk.staff_number, None, measure=60.0, expected=20.0)
    making.go_through()
    task = Task.objects.get()
    making.act(actions.deny_purpose, manager, task.flags.get(), words="説明がつかない。")
    making.go_through()
    assert codes(task) == [("volume", 1)]
    log.hits["volume"][0]["measure"] = 90.0
    making.go_through()
    assert codes(task) == [("volume", 1), ("volume", 2)]


def test_the_database_keeps_what_was_judged(log: Log) -> None:
    clerk, manager = making.clerk(), making.manager()
    task = making.flagged(log, clerk)
    flag = task.flags.get()
    making.act(actions.confirm_purpose, manager, flag, shown=making.shown())
    changes = (
        lambda: Flag.objects.filter(pk=flag.pk).update(state="open"),
        lambda: FlaggedView.objects.filter(flag=flag).update(lapsed=True),
        lambda: Task.objects.filter(pk=task.pk).update(staff_id="other"),
        lambda: Task.objects.filter(pk=task.pk).update(settled_by=clerk),
    )
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("roles", "at", "level"),
    [
        (("staff",), "13001", "unit"), (("office_head",), "13001", "block"), (("privacy_manager",), "13001", "block"),
        (("block_head",), "B4", "officer"), (("staff",), "27001", "officer"), (("president",), "D01", "officer"),
        (("chief_privacy_officer",), "D12", "executive"),
    ],
)  # fmt: skip
def test_nobody_judges_their_own_views_nor_those_of_somebody_above(
    log: Log, roles: tuple[str, ...], at: str, level: str
) -> None:
    making.manager()
    factories.person("block_head", at=making.unit("B4"))
    person = factories.person(*roles, at=making.unit(at))
    assert making.flagged(log, person).level == level


def test_an_unknown_number_is_asked_about_where_it_was_logged_in(log: Log) -> None:
    making.manager()
    log.hit("own_record", "S999", 1)
    log.hit("own_record", "S998", 1, code="99999")
    making.go_through()
    known, unknown = Task.objects.get(staff_id="S999"), Task.objects.get(staff_id="S998")
    assert (known.unit.code, known.level, known.person) == ("13001", "unit", None)
    assert (unknown.unit.kind, unknown.level) == ("headquarters", "officer")


def test_samples_are_drawn_once_and_say_so(log: Log) -> None:
    clerk = making.clerk()
    log.view(clerk.staff_number, 7, kind="reception")
    log.view(clerk.staff_number, 8)
    making.go_through()
    task = Task.objects.get()
    assert set(task.flags.values_list("source", flat=True)) >= {"explained", "random"}
    assert "窓口" in task.flags.get(source="explained").why
    log.view(making.clerk().staff_number, 9, kind="call")
    making.go_through()
    assert Task.objects.count() == 1


def test_tasks_below_the_score_that_is_set_are_left_out_and_counted(log: Log) -> None:
    """That nothing accounts for a view is true of most people each day: it opens no task by itself until the officer says so."""
    log.hit("own_record", making.clerk().staff_number, 1)
    log.hit("no_contact", making.clerk().staff_number, 2)
    day = making.go_through()
    assert (Task.objects.count(), day.people, day.left_out) == (1, 2, 1)
    settings, officer = Settings.objects.get(), making.officer()
    tomorrow = clock.today() + timedelta(days=1)
    values = settings.values | {"least_score": 0}
    making.act(actions.revise_settings, officer, settings, values=values, reason="すべて見る", valid_from=tomorrow)
    with clock.shifted(timedelta(days=1)):
        day = making.go_through()
    assert (Task.objects.count(), day.left_out) == (3, 0)


def test_the_ladder_climbs_from_the_manager_over_the_block_to_the_officer(log: Log) -> None:
    manager, officer = making.manager(), making.officer()
    head = factories.person("block_head", at=making.unit("B4"))
    making.flagged(log, making.clerk())
    outbox.dispatch()
    with clock.shifted(timedelta(days=30)):
        sweep()
        outbox.dispatch()
    told = set(Notice.objects.filter(kind__startswith="monitoring.clock").values_list("kind", "person"))
    assert told == {
        ("monitoring.clock.amber", manager.pk), ("monitoring.clock.passed", manager.pk),
        ("monitoring.clock.escalated", head.pk), ("monitoring.clock.escalated", officer.pk),
    }  # fmt: skip


def test_an_event_of_the_log_lets_its_day_wait(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    from privacy import contributed

    monkeypatch.setattr(contributed.explained_day, "_provider", lambda _pk: making.yesterday())
    with transaction.atomic():
        outbox.emit("access_logs.day_explained", making.unit().pk)
        factories.ledger_note()
    outbox.dispatch()
    assert MonitoredDay.objects.get().state == "waiting"
