"""Taking a course: pages in order, the test, retries and waiting, completion, certificate."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, transaction

from governance import clock
from governance.learning import actions
from governance.learning.actions.taking import HasRecord, PageSkipped
from governance.learning.actions.testing import MustWait, NotRead, NoTriesLeft
from governance.learning.doors import has_completed
from governance.learning.models import Attempt, Page, Record
from governance.ledger.models import Entry
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.learning import support
from tests.support import factories


def test_pages_are_read_in_order(db: None) -> None:
    record = support.started(support.course(support.owner()), factories.person("staff"))
    learner = factories.actor(record.person)
    with pytest.raises(PageSkipped):
        run(actions.read, actor=learner, subject=record.pk, place=2)
    with pytest.raises(NotRead):
        run(actions.begin, actor=learner, subject=record.pk)
    support.read_all(record)
    record.refresh_from_db()
    assert (record.pages_read, record.state) == (2, "open")
    with pytest.raises(PageSkipped):
        run(actions.read, actor=learner, subject=record.pk, place=3)


def test_pass_completes_with_certificate_and_validity(db: None) -> None:
    course = support.course(support.owner())
    person = factories.person("staff")
    record = support.passed(support.started(course, person))
    assert (record.state, record.score, record.source, record.unit) == ("completed", 100, "online", person.home_unit)
    assert record.certificate is not None
    assert len(record.certificate) == 14
    assert record.valid_until is not None
    assert 360 <= (record.valid_until - clock.today()).days <= 366
    assert has_completed([person.pk], "trial", clock.today()) == {person.pk}
    assert has_completed([person.pk], "trial", record.valid_until) == {person.pk}
    assert not has_completed([person.pk], "trial", record.valid_until + timedelta(days=1))
    assert not has_completed([person.pk], "trial", clock.today() - timedelta(days=1))
    assert not has_completed([person.pk], "other", clock.today())


def test_a_course_without_a_test_is_completed_by_reading(db: None) -> None:
    record = support.started(support.course(support.owner(), drawn=0), factories.person("staff"))
    support.read_all(record)
    record.refresh_from_db()
    assert (record.state, record.score) == ("completed", None)


def test_fail_wait_fail_and_another_attempt_from_the_head(db: None) -> None:
    course = support.course(support.owner())
    office = factories.named_unit("千代田年金事務所")
    person = factories.person("staff", at=office)
    head, stranger = factories.person("office_head", at=office), factories.person("office_head")
    record = support.started(course, person)
    learner = factories.actor(person)
    support.read_all(record)
    first = support.attempt(record)
    run(actions.answer, actor=learner, subject=first.pk, answers=support.wrong(first))
    first.refresh_from_db()
    assert (first.state, first.score) == ("failed", 0)
    with pytest.raises(MustWait):
        support.attempt(record)
    with clock.shifted(timedelta(minutes=59)), pytest.raises(MustWait):
        support.attempt(record)
    with clock.shifted(timedelta(hours=2)):
        second = support.attempt(record)
        run(actions.answer, actor=learner, subject=second.pk, answers=support.wrong(second))
    with clock.shifted(timedelta(hours=4)):
        with pytest.raises(NoTriesLeft):
            support.attempt(record)
        with pytest.raises(NotAllowed):
            run(actions.allow_retry, actor=learner, subject=record.pk)
        with pytest.raises(Invisible):
            run(actions.allow_retry, actor=factories.actor(stranger), subject=record.pk)
        run(actions.allow_retry, actor=factories.actor(head), subject=record.pk)
        third = support.attempt(record)
        assert third.number == 3
        run(actions.answer, actor=learner, subject=third.pk, answers=support.right(third))
    record.refresh_from_db()
    assert record.state == "completed"


def test_an_attempt_under_way_is_gone_on_with(db: None) -> None:
    record = support.started(support.course(support.owner()), factories.person("staff"))
    support.read_all(record)
    assert support.attempt(record).pk == support.attempt(record).pk
    assert Attempt.objects.filter(record=record).count() == 1


def test_answers_are_marked_once(db: None) -> None:
    record = support.passed(support.started(support.course(support.owner()), factories.person("staff")))
    one = record.attempts.get()
    with pytest.raises(WrongState):
        run(actions.answer, actor=factories.actor(record.person), subject=one.pk, answers=support.wrong(one))


def test_all_right_options_and_no_other_are_needed(db: None) -> None:
    course = support.course(support.owner(), drawn=4)
    record = support.started(course, factories.person("staff"))
    support.read_all(record)
    one = support.attempt(record)
    answers = support.right(one)
    many = course.editions.get().questions.get(kind="multiple")
    answers[str(many.pk)] = [0]
    run(actions.answer, actor=factories.actor(record.person), subject=one.pk, answers=answers)
    one.refresh_from_db()
    assert (one.score, one.state) == (75, "failed")


def test_nobody_reads_or_answers_for_another(db: None) -> None:
    by = support.owner()
    record = support.started(support.course(by), factories.person("staff"))
    support.read_all(record)
    one = support.attempt(record)
    other = factories.actor(factories.person("staff"))
    with pytest.raises(Invisible):
        run(actions.read, actor=other, subject=record.pk, place=1)
    with pytest.raises(NotAllowed):
        run(actions.read, actor=by, subject=record.pk, place=1)
    for someone in (other, by):
        with pytest.raises(Invisible):
            run(actions.answer, actor=someone, subject=one.pk, answers=support.right(one))


def test_start_once_and_only_open_courses(db: None) -> None:
    by = support.owner()
    person = factories.person("staff")
    course = support.course(by)
    support.started(course, person)
    with pytest.raises(HasRecord):
        support.started(course, person)
    closed = support.course(by, "closed", open_to_all=False)
    with pytest.raises(Invisible):
        support.started(closed, person)


def test_the_ledger_holds_no_answers(db: None) -> None:
    record = support.passed(support.started(support.course(support.owner()), factories.person("staff")))
    one = record.attempts.get()
    entry = Entry.objects.get(action="learning.answer", subject_id=one.pk)
    assert entry.details == {}


def test_who_began_an_edition_goes_on_with_it(db: None) -> None:
    by = support.owner()
    course = support.course(by)
    early, late = (support.started(course, factories.person("staff")) for _n in range(2))
    run(actions.read, actor=factories.actor(early.person), subject=early.pk, place=1)
    draft = run(actions.draft, actor=by, subject=course.pk).result
    run(actions.publish, actor=by, subject=draft)
    for record, number in ((early, 1), (late, 2)):
        support.passed(record)
        assert record.edition is not None
        assert record.edition.number == number


def test_the_database_holds_a_published_edition_still(db: None) -> None:
    course = support.course(support.owner())
    page = Page.objects.filter(edition__course=course)[0]
    with pytest.raises(InternalError), transaction.atomic():
        Page.objects.filter(pk=page.pk).update(text="書き換え")
    with pytest.raises(InternalError), transaction.atomic():
        course.editions.update(pass_mark=1)


def test_one_current_record(db: None) -> None:
    course = support.course(support.owner())
    record = support.started(course, factories.person("staff"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Record.objects.create(course=course, person=record.person, assigned_on=clock.today())
