"""Days over closed weeks, New Year and Golden Week: our own days never move; the page says the law's."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone

from governance import clock
from governance.calendar.eras import in_japanese
from privacy.incidents.filling import filled, letter_words
from privacy.incidents.models import Report
from privacy.incidents.queries import moved_by_law
from tests.privacy_incidents import making
from tests.privacy_incidents.making import Staff, deadline
from tests.support import factories


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


@pytest.mark.parametrize(
    ("known", "d10", "d11", "d12", "law"),
    [
        # year's end: the fifth day is New Year's Day, and the preliminary report is not put off
        (date(2026, 12, 28), date(2027, 1, 1), date(2027, 1, 26), date(2027, 1, 7), None),
        # the thirtieth day is 31 December: by the guideline it would move to Monday, 4 January
        (date(2026, 12, 2), date(2026, 12, 6), date(2026, 12, 31), date(2026, 12, 12), date(2027, 1, 4)),
        # Golden Week: the fifth day is Constitution Day, the thirtieth an open Friday
        (date(2027, 4, 29), date(2027, 5, 3), date(2027, 5, 28), date(2027, 5, 9), None),
        # the thirtieth day is Children's Day: by the guideline it would move to 6 May
        (date(2027, 4, 6), date(2027, 4, 10), date(2027, 5, 5), date(2027, 4, 16), date(2027, 5, 6)),
    ],
)
def test_every_clock_counts_closed_days(
    staff: Staff, known: date, d10: date, d11: date, d12: date, law: date | None
) -> None:
    noon = timezone.make_aware(datetime.combine(known, time(12)))
    with clock.shifted(noon - clock.now()):
        made = making.incident(staff)
        assert made.known_on == known
        assert [deadline(made, code).due_on for code in ("D10", "D11", "D12")] == [d10, d11, d12]
        assert moved_by_law(made) == law
        page = factories.client_of(staff.officer).get(made.get_absolute_url()).text
        assert in_japanese(law) in page if law else "閉庁日に当たります" not in page


def test_sixty_days_over_new_year(staff: Staff) -> None:
    noon = timezone.make_aware(datetime.combine(date(2026, 11, 1), time(12)))
    with clock.shifted(noon - clock.now()):
        made = making.assessed(staff, wrongful="feared")
        assert deadline(made, "D11").due_on == date(2026, 12, 30)
        assert moved_by_law(made) == date(2027, 1, 4)


def test_reports_and_letters_written_over_new_year_say_the_right_days(staff: Staff) -> None:
    noon = timezone.make_aware(datetime.combine(date(2026, 12, 31), time(12)))
    with clock.shifted(noon - clock.now()):
        made = making.incident(staff, happened_on=date(2026, 12, 29))
        making.assessed(staff, of=made, sensitive="yes")
        items = filled(made)
        assert "発生日：令和8年12月29日" in items["overview"]
        assert "把握日時：令和8年12月31日（2026年） 11時40分" in items["overview"]
        assert "令和8年12月29日" in letter_words(made)
        report: Report = making.report(staff, made)
        page = factories.client_of(staff.officer).get(report.get_absolute_url()).text
        assert "令和9年1月4日" in page  # the last of five days
