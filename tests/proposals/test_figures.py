"""Is it always the same few? And what the board is told each quarter."""

from datetime import date, timedelta
from typing import Any

import pytest

from governance import clock
from governance.deadlines.models import Deadline
from governance.desk.registry import items_for
from governance.notices import outbox
from governance.runner import run
from tests.proposals import making
from tests.support import factories
from voice.proposals import actions
from voice.proposals.chores import close_quarters, publish_lists
from voice.proposals.counting import blocks_of, participation_in
from voice.proposals.models import Encouragement, QuarterFigure, QuarterReport
from voice.proposals.rules import gini, participation, quarter_of

BASE = "/voice/proposals/"


def test_concentration() -> None:
    assert gini([1, 1, 1, 1]) == 0
    assert gini([0, 0, 0, 4]) == pytest.approx(0.75)
    assert gini([1, 2, 3]) == pytest.approx(2 / 9)
    assert gini([]) == 0


@pytest.mark.parametrize(
    ("counts", "first", "shown"),
    [
        ([], 0, (0, None, None)), ([9, 1, 1, 1], 4, (None, None, None)), ([1] * 5, 5, (5, 1.0, None)),
        ([1] * 9, 5, (9, None, None)), ([6, *[1] * 9], 5, (10, 0.5, pytest.approx(10 / 15))),
        ([21, *[1] * 59], 20, (60, 20 / 60, pytest.approx(26 / 80))),
    ],
)  # fmt: skip
def test_no_figure_is_about_fewer_than_five_people(counts: list[int], first: int, shown: tuple[Any, ...]) -> None:
    figures = participation(counts, first)
    assert (figures.people, figures.first_share, figures.top_share) == shown


def test_first_timers_are_those_who_never_proposed_in_an_earlier_year(db: None) -> None:
    old, new = [making.clerk() for _ in range(5)], [making.clerk(making.ELSEWHERE) for _ in range(5)]
    with making.at(date(2025, 3, 31)):
        for person in old:
            making.filed(by=person)
    with making.at(date(2025, 4, 1)):
        for person in (*old, *new, new[0]):
            making.filed(by=person)
    figures = participation_in(2025)
    assert (figures.proposals, figures.people, figures.first_timers, figures.first_percent) == (11, 10, 5, 50)
    assert participation_in(2024).first_timers == 5


def test_small_blocks_are_hidden_and_what_would_give_them_away(db: None) -> None:
    with making.at(date(2025, 5, 1)):
        for code, number in (("13001", 6), ("27001", 2), ("01001", 8)):
            for _ in range(number):
                making.filed(by=making.clerk(code))
    lines = {line.name: line for line in blocks_of(2025, clock.today())}
    people = {name: line.people for name, line in lines.items() if line.people != 0}
    assert people == {"南関東ブロック本部": None, "近畿ブロック本部": None, "北海道ブロック本部": 8}
    kinki = lines["近畿ブロック本部"]
    assert kinki.without == kinki.offices - 1


def test_the_page_of_participation_and_what_is_done_about_it(db: None) -> None:
    window = making.window()
    client = factories.client_of(window)
    data = {"unit": str(making.unit("13002").pk), "text": "所長と話し合う。", "idempotency_key": "k"}
    assert client.post(f"{BASE}participation/note-measure/", data | {"text": ""}).status_code == 422
    for _ in range(2):
        assert client.post(f"{BASE}participation/note-measure/", data).status_code == 303
    assert Encouragement.objects.get().text == "所長と話し合う。"
    assert "banner__title" not in client.get(f"{BASE}participation/").text, (
        "the page's own title is none of the message"
    )
    auditor = factories.client_of(factories.person("auditor"))
    assert "所長と話し合う。" in auditor.get(f"{BASE}participation/").content.decode()
    offices: Any = auditor.get(f"{BASE}participation/offices/", {"name": "港"}).content.decode()
    assert "年金事務所" in offices
    assert auditor.post(f"{BASE}participation/note-measure/", data).status_code == 404
    assert auditor.get(BASE).status_code == 404


def test_what_came_of_a_measure_is_asked_for_after_a_quarter_and_noted_once(db: None) -> None:
    window = making.window()
    run(actions.note_measure, actor=factories.actor(window), unit=making.unit("13002"), text="所長と話し合う。")
    measure = Encouragement.objects.get()
    page = f"{BASE}participation/{measure.pk}/note-result/"
    assert page not in factories.client_of(window).get("/desk/").text
    with clock.shifted(timedelta(days=91)):
        client = factories.client_of(window)
        assert page in client.get("/desk/").text
        assert client.post(page, {"idempotency_key": "k", "result": ""}).status_code == 422
        data = {"idempotency_key": "k", "result": "3名が初めて提案した。"}
        assert [client.post(page, data).status_code for _ in range(2)] == [303, 303]
        assert client.post(page, data | {"idempotency_key": "l"}).status_code == 409
        assert page not in client.get("/desk/").text
    auditor = factories.client_of(factories.person("auditor"))
    assert "3名が初めて提案した。" in auditor.get(measure.get_absolute_url()).text
    assert auditor.get(page).status_code == 404


def test_an_office_with_a_proposal_is_not_among_those_without(db: None) -> None:
    making.filed()
    rows: Any = factories.client_of(making.window()).get(f"{BASE}participation/offices/")
    assert "13001" not in [row.unit.code for row in rows.context["page"].object_list]


def test_quarterly_figures_are_frozen_by_themselves(db: None) -> None:
    with making.at(date(2026, 4, 10)):
        making.answered("adopted"), making.answered("not_adopted", division=None)
        making.sorted_to()
    with making.at(date(2026, 5, 31), hour=19):
        publish_lists()
    with making.at(date(2026, 6, 10)):
        making.filed()
        assert close_quarters() == 0
    with making.at(date(2026, 7, 1)):
        assert (close_quarters(), close_quarters()) == (1, 0)
        making.filed()
    whole = QuarterFigure.objects.get(whole=True)
    assert (whole.received, whole.adopted, whole.not_adopted, whole.in_time, whole.late) == (4, 1, 1, 2, 1)
    division = QuarterFigure.objects.get(division=making.unit("D08"))
    assert (division.received, division.adopted, division.in_time, division.late) == (2, 1, 1, 1)
    window = QuarterFigure.objects.get(whole=False, division=None)
    assert (window.received, window.not_adopted, window.late) == (2, 1, 0)


def test_the_board_has_them_within_a_month(db: None) -> None:
    window, board = making.window(), factories.client_of(factories.person("board_member"))
    with making.at(date(2026, 4, 10)):
        making.filed()
    with making.at(date(2026, 7, 1)):
        close_quarters()
        outbox.dispatch()
    report = QuarterReport.objects.get()
    assert Deadline.objects.get(subject_id=report.pk).rule.code == "D18"
    assert "改善提案の四半期の状況を理事会に報告する" in [item.task for item in items_for(factories.actor(window))]
    page = board.get(f"{BASE}quarters/").content.decode()
    assert "令和8年度（2026年度） 第1四半期" in page
    text = b"".join(board.post(f"{BASE}quarters/", {"format": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]
    assert "全体" in text
    assert board.post(f"{BASE}quarters/", {"format": "xlsx"}).content[:2] == b"PK"
    data = {"presented_on": clock.today().isoformat(), "remark": "遅れを減らすこと。", "idempotency_key": "k"}
    address = f"{BASE}quarters/{report.pk}/present-report/"
    assert board.post(address, data).status_code == 403
    assert factories.client_of(window).post(address, data).status_code == 303
    assert Deadline.objects.get(subject_id=report.pk).state == "met"
    assert "遅れを減らすこと。" in board.get(f"{BASE}quarters/").content.decode()


def test_a_quarter_begins_in_april_july_october_and_january() -> None:
    assert [quarter_of(date(2026, month, 15)).month for month in (1, 4, 6, 9, 12)] == [1, 4, 4, 7, 10]
