"""Each rule finds what it is for and leaves alone what only looks like it; explained views are taken out before."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from privacy import contributed
from privacy.access_logs.engine import run_rules
from privacy.access_logs.models import LogDay, RuleVersion, UnitDay
from tests.access_logs import making
from tests.access_logs.making import ELSEWHERE, NEIGHBOUR, OFFICE, contact, take, view, yesterday

pytestmark = pytest.mark.django_db

LISTS = {
    "staff": [
        "S1,薄衣,架空1,13001,2020-01-01,", "S2,佐藤,架空2,13001,2020-01-01,", "S3,佐藤,架空3,13002,2020-01-01,",
        "S4,左沢,架空4,27001,2020-01-01,2024-01-01", "S5,林,架空5,13001,2020-01-01,",
    ],
    "records": [
        "R1,田中,架空11,,false", "R2,薄衣,架空12,,false", "R3,田中,架空1,,false", "R4,林,架空5,S5,false",
        "R5,田中,架空13,,true", "R6,薄衣,架空1,S1,false", "R7,佐藤,架空14,,false", "R8,田中,架空15,,false",
    ],
    "relatives": ["S1,R8"],
}  # fmt: skip


def lists() -> None:
    for kind, rows in LISTS.items():
        making.put(f"{kind}_{yesterday(30)}.csv", rows)
    making.take_in()


def found(code: str, day: date | None = None, **parameters: int) -> list[dict[str, Any]]:
    """Return the hits of one rule with these parameters."""
    version = RuleVersion(code=code, parameters=parameters)
    (answer,) = run_rules(day or yesterday(), [version])
    rows: list[dict[str, Any]] = answer.hits.to_pylist()
    return rows


def numbers(code: str, **parameters: int) -> list[int]:
    return [row["log_no"] for row in found(code, **parameters)]


def rule(code: str, rows: list[str], expected: list[int], **parameters: int) -> Callable[[], None]:
    def check() -> None:
        lists()
        take("views_1.csv", rows)
        assert numbers(code, **parameters) == expected

    return check


@pytest.mark.parametrize(
    "check",
    [
        rule("same_surname", [view(1, record_id="R2"), view(2, record_id="R1")], [1]),
        rule("same_surname", [view(1, staff_id="S2", record_id="R7")], [], bearers=1),
        rule("same_address", [view(1, record_id="R3"), view(2, staff_id="S2", record_id="R3")], [1]),
        rule("colleague", [view(1, record_id="R4"), view(2, staff_id="S5", record_id="R4"), view(3)], [1]),
        rule("colleague", [view(1, unit_code=NEIGHBOUR, staff_id="S3", record_id="R4")], [], same_unit=1),
        rule("relative", [view(1, record_id="R8"), view(2, staff_id="S2", record_id="R8")], [1]),
        rule("well_known", [view(1, record_id="R5"), view(2)], [1]),
        rule("own_record", [view(1, record_id="R6"), view(2, staff_id="S2", record_id="R6")], [1]),
        rule("left_or_moved", [view(1, staff_id="S4", unit_code=ELSEWHERE), view(2, staff_id="S9"), view(3)], [1, 2]),
        rule("left_or_moved", [view(1, unit_code=NEIGHBOUR)], [1]),
        rule("left_or_moved", [view(1, unit_code=NEIGHBOUR)], [], days=36500 // 10),
        rule("elsewhere", [view(1), view(2, "10:05:00", unit_code=ELSEWHERE), view(3, "10:40:00")], [2]),
        rule("elsewhere", [view(1), view(2, "10:05:00", unit_code=ELSEWHERE)], [], minutes=4),
        rule("no_contact", [view(1), view(2, record_id="R2")], [1, 2]),
    ],
)
def test_a_rule_finds_what_it_is_for(check: Callable[[], None]) -> None:
    check()


def test_outside_hours_or_on_leave() -> None:
    lists()
    day = yesterday()
    take(
        "duty_1.csv",
        [f"S1,{day} 08:30:00,{day} 17:15:00,work", f"S2,{day} 00:00:00,{day} 23:59:59,leave"],
    )
    take(
        "views_1.csv",
        [view(1), view(2, "17:40:00"), view(3, "17:50:00"), view(4, staff_id="S2"), view(5, "23:00:00", staff_id="S3"),
         view(6, "20:00:00", staff_id="S3")],
    )  # fmt: skip
    assert sorted(numbers("outside_hours")) == [3, 4, 5]
    assert sorted(numbers("outside_hours", grace=0)) == [2, 3, 4, 5]


def test_a_day_at_two_units_is_no_hit_when_there_was_time_to_get_there() -> None:
    lists()
    take("views_1.csv", [view(1, "09:00:00"), view(2, "09:30:00", unit_code=NEIGHBOUR), view(3, "09:35:00")])
    assert numbers("elsewhere") == [3]


def test_more_records_than_oneself_and_the_unit_usually_look_at() -> None:
    lists()
    for back in range(2, 9):
        day = yesterday(back)
        rows = [view(back * 100 + n, day=day, staff_id=f"S{1 + n % 2}", record_id=f"A{n}") for n in range(8)]
        making.put(f"views_{back}.csv", rows)
    rows = [view(n, record_id=f"A{n}") for n in range(1, 21)] + [view(30, staff_id="S2", record_id="A1")]
    take("views_1.csv", rows)
    making.explained()
    limits = {"least": 10, "unexplained": 5, "least_days": 3}
    (hit,) = found("volume", **limits)
    assert (hit["staff_id"], hit["measure"], hit["expected"], hit["log_no"]) == ("S1", 20.0, 4.0, None)
    assert found("volume", **limits | {"least": 21}) == []
    assert found("volume", **limits | {"peers": 60}) == []
    take("contacts_1.csv", [contact(n, record_id=f"A{n}") for n in range(1, 21)])
    making.explained()
    assert found("volume", **limits) == []


def test_more_unexplained_records_than_usual() -> None:
    """S1 leaves three records a day unexplained, S2 ten of twenty; ten are usual for one and not for the other."""
    lists()
    for back in range(2, 9):
        day = yesterday(back)
        mine = [view(back * 100 + n, day=day, record_id=f"A{n}") for n in range(3)]
        theirs = [view(back * 100 + 50 + n, day=day, staff_id="S2", record_id=f"B{n}") for n in range(10)]
        making.put(f"views_{back}.csv", mine + theirs)
    mine = [view(n, record_id=f"A{n}") for n in range(1, 11)]
    theirs = [view(50 + n, staff_id="S2", record_id=f"B{n}") for n in range(10)]
    take("views_1.csv", mine + theirs)
    making.explained()
    (hit,) = found("often_unexplained")
    assert (hit["staff_id"], hit["measure"], hit["expected"], hit["log_no"]) == ("S1", 10.0, 3.0, None)
    assert found("often_unexplained", least=11) == []
    assert found("often_unexplained", deviations=50) == []
    assert found("often_unexplained", factor=40) == []
    take("contacts_1.csv", [contact(n, record_id=f"A{n}") for n in range(1, 6)])
    making.explained()
    assert found("often_unexplained") == []


def test_who_has_no_past_is_compared_with_the_unit() -> None:
    lists()
    for back in range(2, 5):
        day = yesterday(back)
        making.put(f"views_{back}.csv", [view(back * 100, day=day, staff_id="S2", record_id="B1")])
    take("views_1.csv", [view(n, record_id=f"A{n}") for n in range(1, 10)])
    making.explained()
    (hit,) = found("often_unexplained")
    assert (hit["staff_id"], hit["expected"]) == ("S1", 1.0)


def test_sweeping_name_searches() -> None:
    lists()
    rows = [
        f"{n},{place},{yesterday()} 10:00:00,S1,T1,{OFFICE},林,L{n * 10 + place}"
        for n in range(1, 6)
        for place in (1, 2)
    ]
    take("searches_1.csv", [*rows, f"9,0,{yesterday()} 10:00:00,S2,T1,{OFFICE},林,"])
    take("views_1.csv", [view(1, record_id="L11")])
    (hit,) = found("sweeping_search", searches=5, listed=10, percent=10)
    assert (hit["staff_id"], hit["measure"], hit["expected"]) == ("S1", 10.0, 1.0)
    assert found("sweeping_search", searches=5, listed=10, percent=9) == []
    assert found("sweeping_search", searches=6, listed=10) == []


def test_one_record_from_several_offices_over_days() -> None:
    lists()
    take("views_2.csv", [view(1, day=yesterday(3), unit_code=NEIGHBOUR, staff_id="S3", record_id="R2")])
    take("views_1.csv", [view(2, record_id="R2"), view(3, unit_code=ELSEWHERE, staff_id="S4", record_id="R2"), view(4)])
    assert numbers("repeated", offices=3, people=3) == [2, 3]
    assert numbers("repeated", offices=3, people=3, days=2) == []


@pytest.mark.parametrize(
    ("row", "is_explained"),
    [
        (contact(1), True),
        (contact(1, "09:00:00"), True),
        (contact(1, "07:00:00"), False),
        (contact(1, "10:20:00"), True),
        (contact(1, "10:40:00"), False),
        (contact(1, unit_code=NEIGHBOUR), False),
        (contact(1, record_id="R2"), False),
        (contact(1, staff_id="S2"), True),
        (contact(1, kind="case", staff_id="S2"), False),
        (contact(1, kind="case", staff_id="S1"), True),
        (contact(1, kind="case", day=yesterday(9), closed_at=f"{yesterday(-1)} 10:00:00"), True),
        (contact(1, entered_at=f"{yesterday()} 19:00:00"), False),
    ],
    ids=[
        "at that time", "before, lasting", "long before", "soon after", "too late", "another office", "another record",
        "a colleague's reception", "a colleague's case", "one's own case", "a case since days", "entered too late",
    ],
)  # fmt: skip
def test_what_explains_a_view(row: str, is_explained: bool) -> None:
    take("contacts_1.csv", [row])
    take("views_1.csv", [view(1)])
    making.explained()
    assert LogDay.objects.get().explained == int(is_explained)


def test_what_was_explained_the_evening_before_still_explains_soon_after_midnight() -> None:
    take(
        "contacts_1.csv",
        [contact(1, "23:30:00", day=yesterday(2)), contact(2, "20:00:00", day=yesterday(2), record_id="R2")],
    )
    take("views_1.csv", [view(1, "00:20:00"), view(2, "00:20:00", record_id="R2")])
    making.explained()
    assert LogDay.objects.get().explained == 1


def test_the_share_explained_is_counted_by_unit_and_kind_and_late_contacts_count() -> None:
    take("views_1.csv", [view(1), view(2, record_id="R2"), view(3, unit_code=ELSEWHERE), view(4, unit_code="99999")])
    take("contacts_1.csv", [contact(1)])
    making.explained()
    day = LogDay.objects.get()
    assert (day.views, day.explained, day.unknown_unit) == (4, 1, 1)
    share = UnitDay.objects.get(unit__code=OFFICE)
    assert (share.views, share.explained, share.by_kind, share.block.code) == (2, 1, {"reception": 1}, "B4")
    take("contacts_2.csv", [contact(2, kind="call", record_id="R2")])
    making.explained()
    share = UnitDay.objects.get(unit__code=OFFICE)
    assert (share.explained, share.by_kind) == (2, {"reception": 1, "call": 1})
    assert numbers("no_contact") == []


def test_a_contact_elsewhere_in_the_days_before_is_a_contact() -> None:
    take("contacts_1.csv", [contact(1, day=yesterday(9), unit_code=ELSEWHERE)])
    take("views_1.csv", [view(1), view(2, record_id="R2")])
    assert numbers("no_contact") == [2]
    assert numbers("no_contact", days=5) == [1, 2]


def test_what_other_rooms_may_ask() -> None:
    lists()
    take("contacts_1.csv", [contact(1), contact(2, record_id="R3")])
    take(
        "views_1.csv",
        [view(1), view(2, record_id="R5"), view(3, record_id="R3"), view(4, staff_id="S2", record_id="R5")],
    )
    hits = {one.code: one for one in contributed.hits_of_day.ask(yesterday())}
    assert set(hits) >= {"well_known", "no_contact", "volume"}
    assert hits["well_known"].hits.column("log_no").to_pylist() == [2, 4]
    assert hits["same_address"].hits.num_rows == 0
    assert str(hits["well_known"].why)
    trail = contributed.trail_of_record.ask("R5", yesterday(3), yesterday())
    assert [row["log_no"] for row in trail] == [2, 4]
    assert [row["log_no"] for row in contributed.views_by_person.ask("S2", yesterday(), yesterday())] == [4]
    drawn = contributed.sample_of_explained.ask(yesterday(), 1, 7)
    assert drawn == contributed.sample_of_explained.ask(yesterday(), 1, 7)
    assert len(drawn) == 1
    assert drawn[0]["kind"] == "reception"


def test_hits_hold_nothing_of_the_record_but_its_number() -> None:
    lists()
    take("views_1.csv", [view(1, record_id="R6")])
    for one in run_rules(yesterday()):
        assert set(one.hits.column_names) == {
            "staff_id", "unit_code", "record_id", "log_no", "seen_at", "measure", "expected",
        }  # fmt: skip


def test_a_resting_rule_finds_nothing() -> None:
    assert run_rules(yesterday(), [RuleVersion(code="well_known", is_active=False)]) == []
