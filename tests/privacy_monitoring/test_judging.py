"""The manager's answer: by older evidence, or none; what is unexplained goes on at once; what was made up goes nowhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from compliance.information.models import Information
from governance import clock
from governance.deadlines.models import Deadline
from governance.handover import cross_checks
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState
from privacy.contributed import viewed_persons
from privacy.incidents.actions import assess
from privacy.incidents.models import Incident
from privacy.monitoring import actions
from privacy.monitoring.models import Flag, Judgement, Plant, Settings, Task
from privacy.monitoring.queries import SUBJECT
from privacy.monitoring.refusals import NothingLeft, NotOlder, NotOlderInTheStore
from tests.privacy_incidents import making as leaks
from tests.privacy_monitoring import making
from tests.privacy_monitoring.making import NEIGHBOUR, Log
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(log: Log) -> Person:
    return making.clerk(name="照会 一郎")


@pytest.fixture
def manager(log: Log) -> Person:
    return making.manager()


@pytest.fixture
def task(log: Log, clerk: Person, manager: Person) -> Task:
    return making.flagged(log, clerk)


def confirm(by: Person, flag: Flag, **changes: Any) -> Any:
    return making.act(actions.confirm_purpose, by, flag, shown=making.shown(**changes), words="指示書を確認した。")


def planted(log: Log, clerk: Person) -> Flag:
    """Return a flag that was made up about the clerk."""
    log.view(clerk.staff_number, 7)
    making.go_through()
    return Plant.objects.get().flag


def test_a_purpose_is_confirmed_by_something_older_and_the_clock_is_met(task: Task, manager: Person) -> None:
    making.act(actions.look, manager, task)
    with clock.shifted(timedelta(minutes=6)):
        confirm(manager, task.flags.get())
    task, answer = making.fresh(task), Judgement.objects.get()
    assert (task.state, task.settled_by) == ("judged", manager)
    assert (answer.outcome, answer.evidence_reference, answer.found) == ("confirmed", "命令第12号", "unchecked")
    assert 350 <= answer.seconds <= 370
    assert Deadline.objects.get(subject_id=task.pk).state == "met"
    outbox.dispatch()
    assert not Information.objects.exists()


@pytest.mark.parametrize("at", ["10:00:00", "10:00:01", "15:00:00"])
def test_what_was_recorded_at_or_after_the_view_shows_nothing(task: Task, manager: Person, at: str) -> None:
    with pytest.raises(NotOlder):
        confirm(manager, task.flags.get(), at=making.at(at))
    assert making.fresh(task).state == "open"
    assert Entry.objects.filter(action="monitoring.confirm_purpose", outcome="refused").count() == 1


def test_the_database_too_refuses_evidence_that_is_not_older(task: Task, manager: Person) -> None:
    flag = task.flags.get()
    row = {
        "flag": flag, "outcome": "confirmed", "evidence": "order", "evidence_reference": "1", "judged_by": manager,
        "started_at": clock.now(), "judged_at": clock.now(), "seconds": 0,
    }  # fmt: skip
    late = {"older_than": flag.seen_from, "evidence_at": making.at("12:00:00")}
    pretended = {"older_than": making.at("23:00:00"), "evidence_at": making.at("12:00:00")}
    for moments in (late, pretended):
        with pytest.raises(DatabaseError), transaction.atomic():
            Judgement.objects.create(**row, **moments)


def test_the_database_lets_nobody_judge_their_own_views(task: Task, clerk: Person) -> None:
    flag = task.flags.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Judgement.objects.create(
            flag=flag, outcome="unexplained", words="x", judged_by=clerk, started_at=clock.now(), judged_at=clock.now(),
            seconds=0, older_than=flag.seen_from,
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(state="judged", settled_at=clock.now(), settled_by=clerk)


def test_the_store_says_whether_the_reception_is_there(log: Log, task: Task, manager: Person, clerk: Person) -> None:
    log.contact(4711, making.at("09:30:00"))
    confirm(manager, task.flags.get(), kind="reception", reference="４７１１")
    assert Judgement.objects.get().found == "found"
    other = making.flagged(log, making.clerk())
    confirm(manager, other.flags.get(), kind="call", reference="4712")
    assert Judgement.objects.get(flag__task=other).found == "not_found"


def test_a_reception_that_by_the_store_came_later_is_refused(log: Log, task: Task, manager: Person) -> None:
    log.contact(4711, making.at("11:00:00"))
    with pytest.raises(NotOlderInTheStore):
        confirm(manager, task.flags.get(), kind="reception", reference="4711")


def test_who_may_judge(log: Log, task: Task, clerk: Person) -> None:
    block_head = factories.person("block_head", at=making.unit("B4"))
    flag = task.flags.get()
    refused = {
        NotAllowed: ["president", "vice_president", "audit_head", "statutory_auditor"],
        Invisible: ["staff", "system_admin", "compliance_head", "service_promotion"],
    }
    for error, roles in refused.items():
        for role in roles:
            with pytest.raises(error):
                confirm(factories.person(role), flag)
    block_officer = factories.person("block_officer", at=making.unit("B4"))
    with pytest.raises(NotAllowed):
        confirm(block_officer, flag)
    for stranger in (making.manager(NEIGHBOUR), clerk):
        with pytest.raises(Invisible):
            confirm(stranger, flag)
    confirm(block_head, flag)
    with pytest.raises(WrongState):
        confirm(making.officer(), flag)


def test_a_manager_neither_sees_nor_judges_what_is_asked_about_themselves(log: Log) -> None:
    head = factories.person("office_head", at=making.unit())
    block_head = factories.person("block_head", at=making.unit("B4"))
    task = making.flagged(log, head)
    for unit_manager in (head, making.manager()):
        with pytest.raises(Invisible):
            confirm(unit_manager, task.flags.get())
    confirm(block_head, task.flags.get())


def test_the_officers_own_views_are_judged_by_the_vice_president_alone(log: Log) -> None:
    officer, vice = making.officer(), factories.person("vice_president")
    task = making.flagged(log, officer)
    for other, error in ((officer, Invisible), (making.officer(), NotAllowed)):
        with pytest.raises(error):
            making.deny(other, task.flags.get())
    making.deny(vice, task.flags.get())
    outbox.dispatch()
    assert Information.objects.count() == 1
    assert not Incident.objects.exists()


def test_what_has_no_purpose_is_at_compliance_and_the_officer_at_once(log: Log, clerk: Person, manager: Person) -> None:
    officer = making.officer()
    task = making.flagged(log, clerk, "repeated", 1, 2)
    making.deny(manager, task.flags.get())
    outbox.dispatch()
    entry = Information.objects.get()
    assert (entry.source, entry.subject_id, entry.unit) == ("access", task.pk, task.unit)
    incident = Incident.objects.get()
    assert (incident.kind, incident.by_views, incident.kept_from_unit) == ("snooping", True, True)
    assert incident.known_at == Judgement.objects.get().judged_at
    assert making.RECORD not in incident.text
    assert making.fresh(task).handed_over_at is not None
    told = Notice.objects.filter(kind="monitoring.purpose_denied").values_list("person", flat=True)
    assert list(told) == [officer.pk]
    assert Deadline.objects.filter(subject_id=incident.pk, rule__code="D10").exists()


def test_compliance_has_it_once_however_the_incident_is_assessed(log: Log, clerk: Person, manager: Person) -> None:
    officer, head = making.officer(), factories.person("compliance_head")
    task = making.flagged(log, clerk, "repeated", 1, 2)
    making.deny(manager, task.flags.get())
    outbox.dispatch()
    incident = Incident.objects.get()
    assert factories.client_of(head).get(incident.get_absolute_url()).status_code == 200
    leaks.act(assess, officer, incident, found=leaks.found("yes", wrongful="yes"))
    assert Information.objects.get().subject_id == task.pk
    suspects = cross_checks()["privacy.incidents"].provider(Information.objects.none().values("subject_id"))
    assert list(suspects) == []


def test_the_head_of_compliance_reads_nothing_about_their_own_unit(task: Task, manager: Person) -> None:
    head = factories.person("compliance_head", at=making.unit())
    making.deny(manager, task.flags.get())
    outbox.dispatch()
    assert factories.client_of(head).get(Incident.objects.get().get_absolute_url()).status_code == 404


def test_a_second_flag_without_a_purpose_belongs_to_the_same_incident(log: Log, clerk: Person, manager: Person) -> None:
    log.hit("own_record", clerk.staff_number, 1)
    task = making.flagged(log, clerk, "repeated", 1, 2)
    for flag in task.flags.all():
        making.deny(manager, flag)
        outbox.dispatch()
    assert (Information.objects.count(), Incident.objects.count()) == (1, 1)


def test_the_scope_is_each_record_viewed_without_a_purpose_once(log: Log, clerk: Person, manager: Person) -> None:
    log.hit("own_record", clerk.staff_number, 1)
    log.hit("repeated", clerk.staff_number, 1)
    log.hit("repeated", clerk.staff_number, 2, record="2222222222")
    log.hit("repeated", clerk.staff_number, 3, record="3333333333")
    making.go_through()
    task = Task.objects.get()
    making.deny(manager, task.flags.get(rule="own_record"))
    flag = task.flags.get(rule="repeated")
    two = list(flag.views.filter(log_no__in=[1, 2]).values_list("pk", flat=True))
    with pytest.raises(NothingLeft):
        making.act(actions.deny_purpose, manager, flag, words="x", views=[])
    making.act(actions.deny_purpose, manager, flag, words="三つ目は電話メモがある。", views=two)
    persons = viewed_persons.ask(SUBJECT, task.pk)
    assert [person.record for person in persons] == [making.RECORD, "2222222222"]
    assert viewed_persons.ask("takeouts.loss", task.pk) == []


def test_the_scope_of_a_whole_day_is_every_record_of_that_day(log: Log, clerk: Person, manager: Person) -> None:
    log.hit("volume", clerk.staff_number, None, measure=90.0, expected=20.0)
    making.go_through()
    log.view(clerk.staff_number, 1, "1111111111")
    log.view(clerk.staff_number, 2, "1111111111")
    log.view("other", 3, "5555555555")
    task = Task.objects.get()
    making.act(actions.deny_purpose, manager, task.flags.get(), words="説明なし。")
    assert [person.record for person in viewed_persons.ask(SUBJECT, task.pk)] == ["1111111111"]


def test_what_was_not_handed_over_is_found_by_the_cross_check(log: Log, task: Task, manager: Person) -> None:
    check = cross_checks()["monitoring.never_handed_over"]
    making.deny(manager, task.flags.get())
    nothing = Information.objects.none().values("subject_id")
    assert [suspect.reference for suspect in check.provider(nothing)] == [task.reference]
    outbox.dispatch()
    known = Information.objects.filter(subject_type=SUBJECT).values("subject_id")
    assert list(check.provider(known)) == []


def test_what_was_made_up_and_noticed_is_told_and_goes_nowhere(log: Log, clerk: Person, manager: Person) -> None:
    flag = planted(log, clerk)
    assert (flag.source, flag.rule) == ("rule", flag.rule)
    assert making.deny(manager, flag).result == "caught"
    outbox.dispatch()
    assert Plant.objects.get().caught is True
    assert not Information.objects.exists()
    assert not Incident.objects.exists()
    assert not Notice.objects.filter(kind="monitoring.purpose_denied").exists()
    assert viewed_persons.ask(SUBJECT, flag.task_id) == []


def test_who_confirms_what_was_made_up_is_told_so(log: Log, clerk: Person, manager: Person) -> None:
    flag = planted(log, clerk)
    assert confirm(manager, flag, at=making.at("00:00:01")).result == "passed"
    assert Plant.objects.get().caught is False


def test_a_late_file_neither_lapses_nor_doubles_what_was_made_up(log: Log, clerk: Person, manager: Person) -> None:
    flag = planted(log, clerk)
    log.hit(flag.rule, clerk.staff_number, 55)
    making.go_through()
    same = Flag.objects.filter(rule=flag.rule).order_by("round")
    assert [(row.round, row.state, hasattr(row, "plant")) for row in same] == [(1, "open", True), (2, "open", False)]
    assert Plant.objects.count() == 1


def test_showing_record_numbers_stands_in_the_ledger(task: Task, manager: Person) -> None:
    making.act(actions.show_records, manager, task.flags.get())
    entry = Entry.objects.get(action="monitoring.show_records")
    assert (entry.actor_id, entry.subject_id) == (manager.pk, task.flags.get().pk)


def test_settings_have_a_first_version_that_names_all_numbers() -> None:
    from privacy.monitoring.rules.parameters import PARAMETERS

    assert set(Settings.objects.get().values) == {parameter.name for parameter in PARAMETERS}
