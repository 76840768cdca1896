"""The table of receipts: as printed, final, and continued with what the system counts."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.calendar.eras import fiscal_year
from tests.proposals.making import filed
from tests.support import factories
from tests.voice_answers.making import Staff, told
from tests.voice_figures import making
from voice.figures.choices import Line
from voice.figures.chores import count_daily
from voice.figures.history import table
from voice.figures.models import CountRun, HistoricalReceipt, UnitMonth
from voice.figures.rules.receipts import TOTAL, differences

ADDRESS = "/voice/figures/receipts/"


def test_the_printed_table_is_there_and_adds_up(db: None) -> None:
    rows = HistoricalReceipt.objects.values_list("line", "fiscal_year", "number")
    cells = {(Line(line), year): number for line, year, number in rows}
    assert len(cells) == len(Line) * 6
    assert differences(cells, [2004, 2005, 2006, 2007, 2008]) == []
    assert (cells[Line.MAIL, 2007], cells[Line.PROPOSAL, TOTAL], cells[Line.ALL_FORMS, TOTAL]) == (9465, 2605, 20335)


def test_the_printed_table_is_final(db: None) -> None:
    factories.ledger_note()
    for change in ({"number": 1}, {"fiscal_year": 2010}):
        with pytest.raises(DatabaseError), transaction.atomic():
            HistoricalReceipt.objects.filter(line="mail", fiscal_year=2004).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        HistoricalReceipt.objects.all().delete()


def test_live_years_continue_in_the_same_form(db: None) -> None:
    clerk, service = making.clerk(), factories.person("service_promotion", at=making.unit("D02"))
    for _ in range(3):
        making.voice(by=clerk)
    making.voice(by=service, channel="phone")
    making.voice(by=service, channel="letter")
    making.voice(by=clerk, channel="letter")
    filed()
    making.count()
    found, year = table(clock.today()).numbers, fiscal_year(clock.today())
    assert [found[line, year] for line in Line] == [0, 1, 1, 4, 4, 5, 5, 1]


def test_counted_once_a_day_and_what_was_missed_is_caught_up(db: None) -> None:
    staff = Staff()
    told(staff, received_on=clock.today() - timedelta(days=4))
    count_daily()
    count_daily()
    assert CountRun.objects.count() == 1
    assert UnitMonth.objects.get().days == [4]
    making.voice(by=staff.clerk, received_on=clock.today() - timedelta(days=4))
    with clock.shifted(timedelta(days=3)):
        count_daily()
    row = UnitMonth.objects.get()
    assert (row.filed, row.reported, row.answered, row.days) == (2, 2, 1, [4])


def test_the_page_and_the_file_show_the_same(db: None) -> None:
    making.voice()
    making.count()
    client = factories.client_of(factories.person("board_member"))
    page = client.get(ADDRESS).text
    assert "28,139" in page
    assert "すべて一致しています" in page
    assert "平成16年度（2004年度）（10月～3月）" in page
    assert "（途中）" in page
    assert page.count('<th scope="row"') == 8  # beside many years a name in a plain cell shrinks to one letter a line
    book = openpyxl.load_workbook(io.BytesIO(client.post(ADDRESS).content)).active
    assert book is not None
    rows = [[cell.value for cell in row] for row in book.iter_rows()]
    assert rows[1][:7] == ["理事長へのメール", 3519, 3816, 5498, 9465, 5841, 28139]
    assert len(rows) == 9
    assert rows[4][7] == rows[5][7] == 1


def test_the_number_of_queries_does_not_grow(db: None) -> None:
    client = factories.client_of(making.service())
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as before:
        client.get(ADDRESS)
    for code in (making.OFFICE, making.NEIGHBOUR, making.ELSEWHERE):
        making.voice(by=making.clerk(code))
    making.count()
    with CaptureQueriesContext(connection) as after:
        client.get(ADDRESS)
    assert len(after) == len(before)


def test_others_do_not_find_it(db: None) -> None:
    for role in ("staff", "investigator", "system_admin"):
        assert factories.client_of(factories.person(role)).get(ADDRESS).status_code == 404
