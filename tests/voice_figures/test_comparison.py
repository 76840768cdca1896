"""Offices compared: denominators, gaps, limits of chance, and for whom."""

import io
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import clock
from tests.proposals.making import filed
from tests.support import factories
from tests.visits import making as visits
from tests.voice_answers.making import Staff, told
from tests.voice_figures import making
from tests.voice_figures.making import ELSEWHERE, NEIGHBOUR, OFFICE
from voice.figures.choices import Measure, Place
from voice.figures.comparison import Comparison, Line, compared
from voice.figures.models import Visitors, VisitorsEntry
from voice.figures.rules.months import months_before

ADDRESS = "/voice/figures/offices/"
VISITORS = "/voice/figures/visitors/"


def comparison(role: str = "service_promotion", months: Any = None, **about: Any) -> Comparison:
    actor = factories.actor(factories.person(role, **about))
    return compared(actor, months or months_before(clock.today()), "")


def line(found: Comparison, code: str = OFFICE) -> Line:
    return next(line for line in found.offices if line.code == code)


def test_each_number_with_what_it_is_measured_against(db: None) -> None:
    staff = Staff()
    told(staff, received_on=making.last_month())
    making.in_last_month(staff.clerk, 3)
    making.visitors(2000)
    making.count()
    found = line(comparison())
    assert (found.filed, found.visitors, found.per_visitors) == (4, 2000, 2.0)
    assert (found.answered, found.share_answered, len(found.days)) == (1, 25.0, 1)
    assert found.median_days == (clock.today() - making.last_month()).days
    assert found.staff >= 2


def test_only_months_with_known_visitors_are_set_against_them(db: None) -> None:
    clerk = making.clerk()
    making.in_last_month(clerk, 2)
    before = months_before(clock.today())[-2]
    making.voice(by=clerk, received_on=before)
    making.visitors(1000)
    making.count()
    found = line(comparison())
    assert (found.filed, found.filed_with_visitors, found.months_with_visitors) == (3, 2, 1)
    assert found.per_visitors == 2.0


def test_a_gap_stays_a_gap(db: None) -> None:
    making.in_last_month(making.clerk(), 2)
    making.count()
    found = line(comparison())
    assert (found.per_visitors, found.place, found.score, found.share_met) == (None, None, None, None)
    page = factories.client_of(making.service()).get(ADDRESS).text
    assert "2件、来訪者数は不明" in page


def test_few_voices_for_the_size_are_to_be_asked_and_many_are_no_fault(db: None) -> None:
    for code, number in ((OFFICE, 30), (NEIGHBOUR, 1), (ELSEWHERE, 4)):
        making.in_last_month(making.clerk(code), number)
        making.visitors({OFFICE: 1000, NEIGHBOUR: 2000, ELSEWHERE: 400}[code], code)
    making.count()
    found = comparison()
    assert (line(found).is_few, line(found).place) == (False, Place.FAR_ABOVE)
    assert line(found, NEIGHBOUR).is_few
    assert line(found, ELSEWHERE).place == Place.INSIDE
    assert line(found, "01001").is_silent
    page = factories.client_of(making.service()).get(ADDRESS).text
    assert "減点ではありません" in page
    assert "少ない（届出漏れの可能性）" in page
    assert "届出が1件もない" in page


def test_offices_that_report_nothing_stand_first(db: None) -> None:
    making.in_last_month(making.clerk(), 2)
    making.count()
    client = factories.client_of(factories.person("block_officer", at=making.block()))
    page = client.get(ADDRESS).text
    table = page[page.index('id="offices"') :]
    assert table.index(NEIGHBOUR) < table.index(f"{OFFICE} ")


def test_inspections_and_proposals_are_added(db: None) -> None:
    visits.sent(visits.planner(), visits.GREETING)
    clerk = making.clerk()
    filed(by=clerk)
    making.count()
    this_year = [making.this_month()]
    found = line(comparison(months=this_year))
    assert (found.met, found.rated) == (3, 4)
    assert (found.proposals, found.per_staff) == (1, 100 / found.staff)


def test_nobody_learns_of_a_visit_before_its_result_is_sent(db: None) -> None:
    visits.hand_in(visits.visit(visits.planner()), ())
    making.count()
    assert line(comparison(months=[making.this_month()])).rated == 0


def test_a_block_sees_its_offices_and_a_head_their_own_against_the_rate_of_all(db: None) -> None:
    for code in (OFFICE, ELSEWHERE):
        making.in_last_month(making.clerk(code), 5)
        making.visitors(1000, code)
    making.count()
    block = comparison("block_officer", at=making.block())
    codes = {office.code for office in block.offices}
    assert {OFFICE, NEIGHBOUR} <= codes
    assert ELSEWHERE not in codes
    assert [b.unit for b in block.blocks] == [making.block().pk]
    head = comparison("office_head", at=making.unit())
    assert ([office.code for office in head.offices], head.blocks) == ([OFFICE], [])
    assert head.everything.visitors == block.everything.visitors == 2000


def test_blocks_are_the_sum_of_their_offices(db: None) -> None:
    for code, number in ((OFFICE, 2), (NEIGHBOUR, 3)):
        making.in_last_month(making.clerk(code), number)
        making.visitors(1000, code)
    making.count()
    found = next(b for b in comparison().blocks if b.unit == making.block().pk)
    assert (found.filed, found.visitors, found.per_visitors) == (5, 2000, 2.5)


def test_every_funnel_can_be_drawn(db: None) -> None:
    making.in_last_month(making.clerk(), 2)
    making.everywhere(500)
    making.count()
    client = factories.client_of(making.service())
    for measure in Measure:
        answer = client.get(ADDRESS, {"measure": measure.value})
        assert (answer.status_code, str(measure.label) in answer.text) == (200, True)
        assert ("chart__drawing" in answer.text) == (measure != Measure.INSPECTION), "nothing is drawn of nothing"
    assert client.get(ADDRESS, {"period": "1999"}).status_code == 200


def test_the_file_holds_the_offices_of_the_page(db: None) -> None:
    making.in_last_month(making.clerk(), 2)
    making.visitors(500)
    making.count()
    client = factories.client_of(factories.person("office_head", at=making.unit()))
    book = openpyxl.load_workbook(io.BytesIO(client.post(ADDRESS).content)).active
    assert book is not None
    rows = [[cell.value for cell in row] for row in book.iter_rows()]
    assert len(rows) == 2
    assert (rows[1][0], rows[1][3], rows[1][5], rows[1][6]) == (OFFICE, 2, 500, 4.0)


def test_the_number_of_queries_does_not_grow(db: None) -> None:
    client = factories.client_of(making.service())
    making.visitors(100)
    making.count()
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as before:
        client.get(ADDRESS)
    for code in (OFFICE, NEIGHBOUR, ELSEWHERE):
        making.in_last_month(making.clerk(code), 2)
    making.everywhere(300)
    making.count()
    with CaptureQueriesContext(connection) as after:
        client.get(ADDRESS)
    assert len(after) == len(before)


def test_those_who_only_count_or_are_strangers_do_not_find_it(db: None) -> None:
    for role in ("staff", "auditor", "board_member", "investigator"):
        assert factories.client_of(factories.person(role)).get(ADDRESS).status_code == 404


FORM = {"month": "令和8年4月", "number": "1200", "source": making.SOURCE, "idempotency_key": "k"}


def test_a_number_is_entered_once_and_a_correction_keeps_the_one_before(db: None) -> None:
    client = factories.client_of(making.service())
    form = FORM | {"office": str(making.unit().pk)}
    for _ in range(2):
        assert client.post(f"{VISITORS}enter-visitors/", form).status_code == 303
    assert Visitors.objects.get().number == 1200
    corrected = form | {"number": "1300", "idempotency_key": "l"}
    assert client.post(f"{VISITORS}enter-visitors/", corrected).status_code == 303
    assert Visitors.objects.count() == 2
    assert Visitors.objects.get(superseded_at__isnull=True).number == 1300
    page = client.get(VISITORS).text
    assert "1300" in page
    assert making.SOURCE in page
    assert "1300" not in client.get(VISITORS, {"month": "2026-05"}).text


def test_what_is_wrong_is_said_at_the_field(db: None) -> None:
    client = factories.client_of(making.service())
    wrong = (
        ({"month": "2999-01"}, "終わった月"),
        ({"month": "いつか"}, "2026-04"),
        ({"number": "-1"}, "0"),
        ({"source": ""}, "入力してください"),
        ({"office": str(making.unit("D02").pk)}, "年金事務所を選んで"),
    )
    for change, words in wrong:
        answer = client.post(f"{VISITORS}enter-visitors/", FORM | {"office": str(making.unit().pk)} | change)
        assert (answer.status_code, words in answer.text) == (422, True), change
    assert not VisitorsEntry.objects.exists()


def upload(text: str, encoding: str = "utf-8") -> Any:
    file = SimpleUploadedFile("visitors.csv", text.encode(encoding))
    client = factories.client_of(making.service())
    form = {"file": file, "source": making.SOURCE, "idempotency_key": "f"}
    return client.post(f"{VISITORS}import-visitors/", form)


HEAD = "事務所コード,年月,来訪者数\r\n"


def test_a_file_is_taken_whole(db: None) -> None:
    answer = upload(f'{HEAD}{OFFICE},2026-04,1200\r\n{NEIGHBOUR},R8.4,"2,300"\r\n', "cp932")
    assert answer.status_code == 303
    assert sorted(Visitors.objects.values_list("number", flat=True)) == [1200, 2300]


def test_or_not_at_all_with_every_wrong_row_named(db: None) -> None:
    answer = upload(
        f"{HEAD}{OFFICE},2026-04,1200\n99999,2026-04,1\n{OFFICE},2026-99,1\n{OFFICE},2026-05,多い\n{OFFICE},2026-04,3\n"
    )
    assert answer.status_code == 422
    for words in ("3行目", "99999", "4行目", "5行目", "6行目"):
        assert words in answer.text
    assert not Visitors.objects.exists()
    assert "来訪者数" in upload("a,b\n1,2\n").text
    assert upload("").status_code == 422
