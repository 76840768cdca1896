"""When waves come, and when two entries of a sheet are the same."""

from datetime import date

import pytest

from voice.satisfaction.rules import differing, next_period

HALF, ALWAYS = "half", "always"


@pytest.mark.parametrize(
    ("today", "opens", "until", "closes"),
    [
        (date(2026, 11, 27), date(2027, 1, 10), date(2027, 1, 31), date(2027, 2, 21)),
        (date(2027, 1, 9), date(2027, 1, 10), date(2027, 1, 31), date(2027, 2, 21)),
        (date(2027, 1, 10), date(2027, 7, 10), date(2027, 7, 31), date(2027, 8, 21)),
        (date(2027, 7, 10), date(2028, 1, 10), date(2028, 1, 31), date(2028, 2, 21)),
    ],
)
def test_waves_come_in_january_and_july(today: date, opens: date, until: date, closes: date) -> None:
    found = next_period(HALF, 10, 31, 21, today)
    assert (found.opens_on, found.handed_until, found.closes_on) == (opens, until, closes)
    assert found.title == f"{opens.year}年{opens.month}月"


@pytest.mark.parametrize(
    ("today", "opens", "closes"),
    [
        (date(2026, 11, 27), date(2027, 1, 1), date(2027, 3, 31)),
        (date(2027, 1, 1), date(2027, 4, 1), date(2027, 6, 30)),
        (date(2027, 9, 30), date(2027, 10, 1), date(2027, 12, 31)),
    ],
)
def test_waves_by_mail_follow_each_other_without_a_gap(today: date, opens: date, closes: date) -> None:
    found = next_period(ALWAYS, 10, 31, 21, today)
    assert (found.opens_on, found.closes_on) == (opens, closes)


def test_a_blank_and_an_answer_differ_but_spaces_in_a_remark_do_not() -> None:
    first = {"manners": "4", "waiting": "", "remark": "文字が 小さい。\n"}
    assert differing(first, first | {"remark": "文字が小さい"}, {"remark"}) == []
    assert differing(first, first | {"waiting": "1"}, {"remark"}) == ["waiting"]
    assert differing(first, first | {"remark": ""}, {"remark"}) == ["remark"]
    assert differing(first | {"remark": "！！"}, first | {"remark": ""}, {"remark"}) == ["remark"]
