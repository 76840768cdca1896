"""D9: content, evaluation and response are published by the end of the month after receipt, and who is late is named."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from governance.access import SYSTEM, visible
from governance.deadlines.models import Deadline
from governance.escalation.sweep import sweep
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import run
from tests.proposals import making
from tests.support import factories
from voice.proposals import actions
from voice.proposals.chores import publish_lists
from voice.proposals.models import Entry, Issue, Proposal

FILED, END = date(2026, 4, 14), date(2026, 5, 31)


def clock_of(filed: Proposal) -> Deadline:
    return Deadline.objects.get(subject_id=filed.pk, rule__code="D9")


def test_the_clock_ends_with_the_next_month_also_on_a_closed_day(db: None) -> None:
    with making.at(FILED):
        assert clock_of(making.filed()).due_on == END  # a Sunday
    with making.at(date(2026, 12, 31)):
        assert clock_of(making.filed()).due_on == date(2027, 1, 31)


def test_a_list_is_published_as_soon_as_everything_of_its_month_is_answered(db: None) -> None:
    with making.at(FILED):
        filed = making.answered("not_adopted")
        assert publish_lists() == 0  # the month is not over
    with making.at(date(2026, 5, 1)):
        assert (publish_lists(), publish_lists()) == (1, 0)
    filed.refresh_from_db()
    entry = Entry.objects.get()
    assert (entry.title, entry.outcome, entry.response) == (filed.title, "not_adopted", "採用します。")
    assert (entry.evaluation, len(entry.scores), entry.division_name) == ("すぐに実施できる。", 5, "年金給付部")
    assert (entry.proposer, entry.unit_name) == ("", "千代田年金事務所")
    assert clock_of(filed).state == "met"


def test_on_the_last_evening_it_is_published_whatever_is_missing_and_the_late_are_named(db: None) -> None:
    with making.at(FILED):
        answered, at_division = making.answered(), making.sorted_to()
        unsorted, undecided = making.filed(), making.assessed()
    with making.at(END, hour=17):
        assert publish_lists() == 0
    with making.at(END, hour=18):
        assert publish_lists() == 4
    late = dict(Entry.objects.filter(answered=False).values_list("proposal", "division_name"))
    assert late == {at_division.pk: "年金給付部", unsorted.pk: "", undecided.pk: ""}  # "": the window itself
    assert [clock_of(row).state for row in (answered, at_division)] == ["met", "running"]
    page = factories.client_of(making.clerk()).get(Issue.objects.get().get_absolute_url()).content.decode()
    assert "年金給付部 1" in page
    assert "サービス推進部（窓口） 2" in page


def test_a_late_answer_is_added_to_the_same_list_and_settles_the_clock(db: None) -> None:
    with making.at(FILED):
        filed = making.assessed()
    making.publish(filed)
    first = Entry.objects.get()
    with making.at(END + timedelta(days=4)):
        making.act(actions.decide, making.window(), filed, outcome="already", text="実施済みです。", study_until=None)
        assert (publish_lists(), publish_lists()) == (1, 0)
    assert [(e.later, e.answered) for e in Entry.objects.all()] == [(False, False), (True, True)]
    assert Entry.objects.filter(issue=first.issue).count() == 2
    assert clock_of(filed).state == "met"


def test_an_answer_taken_back_before_it_was_listed_waits_for_the_new_one(db: None) -> None:
    with making.at(FILED):
        filed = making.assessed()
    making.publish(filed)
    with making.at(END + timedelta(days=4)):
        making.act(actions.decide, making.window(), filed, outcome="already", text="実施済み", study_until=None)
        making.act(actions.return_assessment, making.window(), filed, note="誤り")
        assert publish_lists() == 0


def test_after_it_the_staff_see_it_but_not_the_name_without_consent(db: None) -> None:
    clerk, reader = making.clerk(), making.clerk(making.ELSEWHERE)
    named, unnamed = making.answered(by=clerk, show_name=True), making.answered(by=clerk)
    assert not visible(Proposal, factories.actor(reader)).exists()
    for row, shown in ((named, True), (unnamed, False)):
        making.publish(row)
        page = factories.client_of(reader).get(row.get_absolute_url()).content.decode()
        assert (clerk.name in page) is shown
        assert row.entries.get().proposer == (clerk.name if shown else "")
    board = factories.client_of(factories.person("board_member"))
    assert board.get(named.get_absolute_url()).status_code == 200


def test_what_stands_in_a_list_is_not_changed(db: None) -> None:
    filed = making.answered()
    making.publish(filed)
    for change in ({"response": "別の回答"}, {"division_name": ""}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Entry.objects.update(**change)
    making.act(actions.return_assessment, making.window(), filed, note="見直し")
    making.act(actions.assess, making.owner(), filed, evaluation=making.evaluation(comment="書き改めた評価"))
    assert Entry.objects.get().evaluation == "すぐに実施できる。"


def test_the_ladder_leads_from_who_has_it_in_hand_to_the_window_and_the_president(db: None) -> None:
    owner, window, president = making.owner(), making.window(), factories.person("president")
    with making.at(FILED):
        making.sorted_to()
    told = []
    for day in (END - timedelta(days=14), END - timedelta(days=5), END + timedelta(days=1), END + timedelta(days=8)):
        with making.at(day):
            sweep()
            outbox.dispatch()
        rows = Notice.objects.filter(kind__startswith="proposals.clock.", person__in=[owner, window, president])
        told.append(set(rows.values_list("kind", "person")))
    kinds = [{(kind.rsplit(".", 1)[1], person) for kind, person in step} for step in told]
    assert kinds[0] == {("amber", owner.pk)}
    assert kinds[1] - kinds[0] == {("red", owner.pk)}
    assert kinds[2] - kinds[1] == {("passed", window.pk)}
    assert kinds[3] - kinds[2] == {("escalated", president.pk)}


def test_a_killed_publication_goes_on_where_it_stopped(db: None) -> None:
    with making.at(FILED):
        rows = [making.answered("already", division=None) for _ in range(2)]
    with making.at(date(2026, 5, 2)):
        run(actions.issue_list, actor=SYSTEM, month=date(2026, 4, 1))
        run(actions.publish, actor=SYSTEM, subject=rows[0].pk, answered=True)
        assert publish_lists() == 1
    assert Issue.objects.get().entries.count() == 2
