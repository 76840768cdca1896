"""The board's quarter (D18): frozen once, with its clock."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from governance import clock
from governance.deadlines.models import Deadline
from governance.desk.registry import items_for
from governance.notices import outbox
from governance.notices.models import Notice
from tests.proposals.making import at
from tests.support import factories
from tests.voice_answers import making as answers
from tests.voice_figures import making
from voice.figures.chores import close_quarters
from voice.figures.models import QuarterLine, QuarterReport

ADDRESS = "/voice/figures/quarters/"


def closed(staff: answers.Staff) -> QuarterReport:
    """Return the frozen second quarter of 2026: two received in it, one told in time, one late, one overdue, one important."""
    with at(date(2026, 3, 2)):
        old = answers.decided(staff)
        answers.voice(staff)
    with at(date(2026, 5, 11)):
        answers.told(staff)
        answers.matter(staff)
        answers.act(answers.actions.tell, staff.clerk, old, told_by="phone", told_on=clock.today())
    with at(date(2026, 7, 2)):
        close_quarters()
    return QuarterReport.objects.get(quarter=date(2026, 4, 1))


def test_a_quarter_is_frozen_once_with_a_clock(db: None) -> None:
    staff = answers.Staff()
    report = closed(staff)
    line = report.lines.get(whole=True)
    assert (line.received, line.in_time, line.late, line.overdue) == (2, 1, 1, 2)
    assert (report.important, report.important_open, report.published) == (1, 1, 0)
    assert QuarterLine.objects.get(report=report, whole=False).block == making.block()
    assert Deadline.objects.get(subject_id=report.pk).due_on == date(2026, 8, 3)
    with at(date(2026, 7, 3)):
        assert close_quarters() == 0
    answers.voice(staff, received_on=date(2026, 5, 1))
    report.refresh_from_db()
    assert report.lines.get(whole=True).received == 2
    factories.ledger_note()
    with pytest.raises(DatabaseError), transaction.atomic():
        QuarterLine.objects.update(received=9)


def test_a_missed_quarter_is_caught_up(db: None) -> None:
    with at(date(2026, 2, 2)):
        making.voice()
    with at(date(2026, 10, 5)):
        assert close_quarters() == 3
        assert close_quarters() == 0


def test_the_board_has_had_it(db: None) -> None:
    service = making.service()
    report = closed(answers.Staff())
    outbox.dispatch()
    assert Notice.objects.filter(person=service, kind="voice_figures.quarter_closed").exists()
    with at(date(2026, 7, 10)):
        assert any("理事会" in item.task for item in items_for(factories.actor(service)))
        client = factories.client_of(service)
        form = {"presented_on": "2026-07-09", "remark": "電話の件を急ぐこと。", "idempotency_key": "k"}
        for _ in range(2):
            assert client.post(f"{ADDRESS}{report.pk}/present-quarter/", form).status_code == 303
        late = client.post(
            f"{ADDRESS}{report.pk}/present-quarter/",
            form | {"presented_on": "2099-01-01", "idempotency_key": "another page"},
        )
        assert late.status_code == 422
    assert Deadline.objects.get(subject_id=report.pk).state == Deadline.State.MET
    page = factories.client_of(factories.person("board_member")).get(ADDRESS).text
    assert "電話の件を急ぐこと。" in page
    assert "第1四半期" in page


def test_who_reads_and_who_notes(db: None) -> None:
    report = closed(answers.Staff())
    board = factories.client_of(factories.person("board_member"))
    assert board.post(ADDRESS, {"format": "xlsx"}).status_code == 200
    assert board.get(f"{ADDRESS}{report.pk}/present-quarter/").status_code == 404
    assert factories.client_of(making.clerk()).get(ADDRESS).status_code == 404
