"""Assigning: to all, by role, unit and occasion; newcomers, leavers, retakes; the ladder of the due day; notices."""

from datetime import timedelta

import pytest

from governance import clock
from governance.learning import actions
from governance.learning.actions.assigning import NotPublished
from governance.learning.chores import keep_up
from governance.learning.doors import on_event
from governance.learning.models import Record, Round
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Mail, MailChoice, Notice
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.learning import support
from tests.support import factories


def holders_of(course: object) -> set[object]:
    return set(Record.objects.filter(course=course, current=True).values_list("person_id", flat=True))


def test_to_all_staff_by_role_and_by_unit(db: None) -> None:
    by = support.owner()
    block, office = (
        factories.named_unit("千代田年金事務所").periods.get().parent,
        factories.named_unit("千代田年金事務所"),
    )
    assert block is not None
    here, head, elsewhere = (
        factories.person("staff", at=office), factories.person("office_head", at=office), factories.person("staff"),
    )  # fmt: skip
    gone = factories.person("staff", at=office, is_active=False)
    counsel = factories.person("external_counsel", at=office)
    everyone, heads, below = (support.course(by, code) for code in ("everyone", "heads", "below"))
    support.assigned(everyone, by)
    support.assigned(heads, by, audience="roles", roles=["office_head"])
    support.assigned(below, by, audience="units", units=[block])
    assert {here.pk, head.pk, elsewhere.pk, by.id} <= holders_of(everyone)
    assert holders_of(heads) == {head.pk}
    assert holders_of(below) == {here.pk, head.pk}
    assert not {gone.pk, counsel.pk} & holders_of(everyone)
    assert Entry.objects.filter(action="learning.open_round").count() == 3


def test_only_owners_assign_and_only_what_is_published(db: None) -> None:
    by = support.owner()
    draft = support.course(by, published=False)
    with pytest.raises(NotPublished):
        support.assigned(draft, by)
    course = support.course(by, "other")
    for role in ("staff", "office_head", "president", "chief_privacy_officer"):
        with pytest.raises(NotAllowed):
            support.assigned(course, factories.actor(factories.person(role)))


def test_newcomers_are_caught_leavers_released_and_an_idle_hour_writes_nothing(db: None) -> None:
    by = support.owner()
    course = support.course(by)
    office = factories.named_unit("千代田年金事務所")
    person = factories.person("staff", at=office)
    made = support.assigned(course, by, audience="units", units=[office])
    keep_up()
    assert Round.objects.count() == 1
    late = factories.person("staff", at=office)
    person.home_unit = factories.named_unit("墨田年金事務所")
    person.save()
    with clock.shifted(timedelta(days=2)):
        keep_up()
        today = clock.today()
    assert holders_of(course) == {late.pk}
    assert support.of(late, course).due_on == today + timedelta(days=made.grace_days)
    assert Record.objects.get(person=person).state == "released"
    with clock.shifted(timedelta(days=2)):
        keep_up()
    assert Round.objects.count() == 2


def test_what_was_completed_lately_or_begun_is_taken_over(db: None) -> None:
    by = support.owner()
    course = support.course(by)
    done, old, begun = (factories.person("staff") for _n in range(3))
    with clock.shifted(timedelta(days=-40)):
        support.passed(support.started(course, old))
    support.passed(support.started(course, done))
    support.started(course, begun)
    made = support.assigned(course, by, counts_from=clock.today() - timedelta(days=10))
    assert support.of(done, course).state == "completed"
    assert support.of(old, course).state == "open"
    assert support.of(begun, course).due_on == made.due_on
    assert Record.objects.filter(person=begun).count() == 1
    assert Record.objects.filter(person=old).count() == 2


def test_again_before_it_expires(db: None) -> None:
    by = support.owner()
    course = support.course(by)
    person = factories.person("staff")
    support.assigned(course, by, repeats=True)
    first = support.passed(support.of(person, course))
    assert first.valid_until is not None
    away = (first.valid_until - clock.today()).days
    with clock.shifted(timedelta(days=away - 40)):
        keep_up()
        assert support.of(person, course).pk == first.pk
    with clock.shifted(timedelta(days=away - 20)):
        keep_up()
        again = support.of(person, course)
    assert again.pk != first.pk
    assert (again.state, again.due_on) == (
        "open",
        max(first.valid_until, clock.today() + timedelta(days=away - 20 + 30)),
    )


def test_an_occasion_assigns_to_one_person_once(db: None) -> None:
    by = support.owner()
    course = support.course(by, open_to_all=False)
    support.assigned(course, by, audience="occasion", occasion="new_handler")
    person = factories.person("investigator")
    assert on_event("new_handler", person) == 1
    on_event("new_handler", person)
    assert on_event("something_else", person) == 0
    assert holders_of(course) == {person.pk}
    record = support.passed(support.of(person, course))
    on_event("new_handler", person)
    assert support.of(person, course).pk == record.pk


def test_new_staff_are_found_by_the_hourly_chore(db: None) -> None:
    by = support.owner()
    course = support.course(by)
    with clock.shifted(timedelta(days=-5)):
        before = factories.person("staff")
    support.assigned(course, by, audience="occasion", occasion="new_staff")
    after = factories.person("staff")
    keep_up()
    assert after.pk in holders_of(course)
    assert before.pk not in holders_of(course)


def test_an_earlier_due_day_of_a_second_assignment_counts(db: None) -> None:
    by = support.owner()
    course = support.course(by)
    person = factories.person("staff")
    support.assigned(course, by)
    sooner = support.assigned(course, by, audience="roles", roles=["staff"], due_on=clock.today() + timedelta(days=5))
    assert support.of(person, course).due_on == sooner.due_on


def test_the_ladder_is_climbed_once_a_step(db: None) -> None:
    by = support.owner()
    course = support.course(by)
    office = factories.named_unit("千代田年金事務所")
    person, head = factories.person("staff", at=office), factories.person("office_head", at=office)
    support.assigned(course, by, audience="roles", roles=["staff"])
    seen = []
    for days in (1, 12, 14, 20, 21, 25, 27, 28, 40):
        with clock.shifted(timedelta(days=days)):
            keep_up()
            keep_up()
            outbox.dispatch()
        seen.append(support.of(person, course).step)
    assert seen == [0, 0, 1, 1, 2, 2, 2, 3, 3]
    kinds = list(Notice.objects.filter(person=person).order_by("created_at").values_list("kind", flat=True))
    assert kinds == ["learning.assigned", "learning.due_soon", "learning.overdue", "learning.escalated"]
    told = Notice.objects.get(person=head)
    assert (told.kind, told.path) == (
        "learning.people_overdue",
        f"/learning/courses/{course.pk}/completion/{office.pk}/",
    )


def test_after_an_outage_a_record_climbs_straight_up(db: None) -> None:
    by = support.owner()
    course = support.course(by)
    person = factories.person("staff")
    support.assigned(course, by, audience="roles", roles=["staff"])
    with clock.shifted(timedelta(days=60)):
        keep_up()
        outbox.dispatch()
    assert support.of(person, course).step == 3
    assert Round.objects.exclude(kind="assigned").count() == 1
    # nobody heads the unit: the owner of the course hears of it
    assert Notice.objects.filter(person_id=by.id, kind="learning.people_overdue").count() == 1


def test_who_completed_is_left_in_peace(db: None) -> None:
    by = support.owner()
    course = support.course(by)
    person = factories.person("staff")
    support.assigned(course, by, audience="roles", roles=["staff"])
    support.passed(support.of(person, course))
    with clock.shifted(timedelta(days=60)):
        keep_up()
    assert not Round.objects.exclude(kind="assigned").exists()


def test_one_notice_each_and_mails_spread_out(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance.notices.telling.MAILS_A_MINUTE", 2)
    by = support.owner()
    people = [factories.person("staff") for _n in range(5)]
    MailChoice.objects.create(person=people[0], how="digest")
    support.assigned(support.course(by), by, audience="roles", roles=["staff"])
    outbox.dispatch()
    assert Notice.objects.filter(kind="learning.assigned").count() == 5
    mails = Mail.objects.filter(person__in=people).order_by("next_attempt_at")
    assert mails.count() == 4
    minutes = {round((m.next_attempt_at - mails[0].next_attempt_at).total_seconds() / 60) for m in mails}
    assert minutes == {0, 1}
    assert "試験研修" not in "".join(m.body + m.subject for m in mails)


def test_end_releases_what_is_open_and_keeps_completions(db: None) -> None:
    by = support.owner()
    course = support.course(by)
    done, waiting = factories.person("staff"), factories.person("staff")
    made = support.assigned(course, by)
    support.passed(support.of(done, course))
    run(actions.end_assignment, actor=by, subject=made.pk)
    assert Record.objects.get(person=waiting).state == "released"
    assert support.of(done, course).state == "completed"
    with pytest.raises(WrongState):
        run(actions.end_assignment, actor=by, subject=made.pk)
    with pytest.raises(Invisible):
        run(actions.end_assignment, actor=factories.actor(factories.person("office_head")), subject=made.pk)
