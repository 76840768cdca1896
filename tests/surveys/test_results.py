"""Figures: who reads what, and that page, files and functions for other rooms say the same."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.ledger.models import Entry
from governance.organization.models import Unit
from governance.runner import run
from governance.surveys import actions
from governance.surveys.models import Figure, Question, Questionnaire, Remark, Survey
from governance.surveys.printing import document_of
from governance.surveys.queries import unit_scores
from tests.support import factories
from tests.surveys import support


def figure(wave: object, code: str, unit: Unit | None, level: str = "unit") -> Figure:
    return Figure.objects.get(wave=wave, question__code=code, unit=unit, level=level)


def test_what_is_shown_of_a_small_unit_and_its_neighbours(db: None) -> None:
    wave, units = support.three_offices(support.owner())
    small = figure(wave, "trust", units["13003"])
    assert small.hidden
    assert (small.people, small.cells, small.score) == (None, None, None)
    neighbour = figure(wave, "trust", units["13002"])
    assert neighbour.hidden, "the block less the other office would give the small one away"
    big = figure(wave, "trust", units["13001"])
    assert (big.hidden, big.people) == (False, 9)
    whole = figure(wave, "trust", None, "total")
    assert whole.people == 26
    other_block = figure(wave, "trust", units["27001"])
    assert other_block.people == 7
    assert other_block.cells == {"1": 0, "2": 0, "3": 0, "4": 0, "5": 7}
    assert other_block.verdict == "above"
    assert unit_scores("trial", "trust") == {
        units["13001"].pk: big.score, units["13002"].pk: None, units["13003"].pk: None, units["27001"].pk: 5.0,
    }  # fmt: skip
    assert unit_scores("trial", "nothing") == unit_scores("none", "trust") == {}


def test_a_conditional_question_tells_no_more_than_the_answer_it_hangs_on(db: None) -> None:
    by = support.owner()
    wave = support.planned(support.survey(by), by, audience="codes")
    units = {code: Unit.objects.get(code=code) for code in ("13001", "27001", "01001", "01002")}
    for unit in units.values():
        run(actions.issue_codes, actor=by, subject=wave.pk, unit=unit, count=12)
    run(actions.open_wave, actor=by, subject=wave.pk)
    for code, yes, no in (("13001", 6, 3), ("27001", 6, 5), ("01001", 0, 2), ("01002", 10, 0)):
        for _ in range(yes):
            support.send(wave, units[code], support.answers(seen="yes", told="boss"))
        for _ in range(no):
            support.send(wave, units[code], support.answers())
    wave = support.close(wave, by)
    assert figure(wave, "seen", units["13001"]).people == 9, "how many answered is shown, the three who said no are not"
    assert figure(wave, "told", units["13001"]).hidden, "6 asked of 9 would tell of the three"
    assert figure(wave, "told", units["01001"]).hidden, "that nobody was asked would tell what both answered"
    assert figure(wave, "told", units["27001"]).people == 6


def test_heads_read_their_own_and_nothing_else(db: None) -> None:
    wave, units = support.three_offices(support.owner())
    results, listed = f"/surveys/waves/{wave.pk}/results/", f"/surveys/waves/{wave.pk}/figures/"
    head = factories.client_of(factories.person("office_head", at=units["13001"]))
    page = head.get(results).content.decode()
    assert "通報した人は守られる。" in page
    assert "全体</th>" not in page
    rows = head.get(listed).context["page"].object_list
    assert {row.unit_id for row in rows} == {units["13001"].pk}
    assert head.get(f"/surveys/{wave.survey_id}/lines/").status_code == 404
    block = factories.client_of(factories.person("block_head", at=Unit.objects.get(code="B4")))
    assert {row.area.code for row in block.get(listed).context["page"].object_list} == {"B4"}
    elsewhere = factories.client_of(factories.person("office_head", at=Unit.objects.get(code="01001")))
    for client in (elsewhere, factories.client_of(factories.person("staff", at=units["13001"]))):
        assert client.get(results).status_code == 404
        assert client.get(listed).status_code == 404
    for role in ("president", "vice_president", "compliance_head"):
        client = factories.client_of(factories.person(role))
        assert "全体</th>" in client.get(results).content.decode()
        assert client.get(f"/surveys/{wave.survey_id}/lines/").status_code == 200


def test_remarks_are_for_the_owners_alone_and_bear_no_unit(db: None) -> None:
    wave, _units = support.three_offices(support.owner())
    address = f"/surveys/waves/{wave.pk}/remarks/"
    owner = factories.client_of(factories.person("compliance_head"))
    assert "意見13003" in owner.get(address, {"text": "13003"}).content.decode()
    for role in ("president", "vice_president", "office_head", "staff"):
        assert factories.client_of(factories.person(role)).get(address).status_code == 404
    assert {f.name for f in Remark._meta.get_fields()} == {"id", "wave", "question", "text"}


def test_the_files_say_what_the_page_says(db: None) -> None:
    wave, _units = support.three_offices(support.owner())
    owner = factories.client_of(factories.person("president"))
    address = f"/surveys/waves/{wave.pk}/figures/?question=trust&level=unit"
    text = b"".join(owner.post(address, {"format": "csv"})).decode("utf-8-sig")  # type: ignore[arg-type]
    assert text.count("表示しない") == 2
    book = openpyxl.load_workbook(io.BytesIO(owner.post(address, {"format": "xlsx"}).content))
    values = [[str(cell.value or "") for cell in row] for row in book.active.iter_rows()]  # type: ignore[union-attr]
    assert sum("表示しない" in row for row in values) == 2
    listed = owner.get(address).context["table"]
    assert sum("表示しない" in str([cell.value for cell in row]) for row in listed) == 2


def test_no_figures_before_closing(db: None) -> None:
    by = support.owner()
    owner = factories.person("compliance_head")
    support.people_of(Unit.objects.get(code="13001"), 1)
    wave = support.opened(support.survey(by), by)
    for tail in ("results/", "figures/", "remarks/"):
        assert factories.client_of(owner).get(f"/surveys/waves/{wave.pk}/{tail}").status_code == 404


def test_a_line_breaks_where_the_question_was_asked_anew(db: None) -> None:
    by = support.owner()
    wave, units = support.three_offices(by)
    survey = Survey.objects.get()
    for broken in (False, True):
        made = run(actions.draft, actor=by, subject=survey.pk)
        draft = Questionnaire.objects.get(pk=made.result)
        trust = Question.objects.get(questionnaire=draft, code="trust")
        run(actions.change_question, actor=by, subject=draft.pk, question=trust, broken=broken)
        again = support.planned(survey, by, audience="codes", title=f"broken {broken}")
        run(actions.issue_codes, actor=by, subject=again.pk, unit=units["13001"], count=9)
        run(actions.open_wave, actor=by, subject=again.pk)
        for _number in range(9):
            support.send(again, units["13001"], support.answers(trust="2"))
        support.close(again, by)
    page = factories.client_of(factories.person("president")).get(f"/surveys/{survey.pk}/lines/")
    line = next(line for line in page.context["lines"] if line["question"].code == "trust")
    assert [step.segment for step in line["steps"]] == [0, 0, 1]
    assert "比較できません" in line["steps"][2].change
    assert line["steps"][1].tone != "special"


@pytest.mark.parametrize("tail", ["results/", "figures/?level=unit"])
def test_pages_take_a_constant_number_of_queries(db: None, tail: str) -> None:
    wave, units = support.three_offices(support.owner())
    reader = factories.client_of(factories.person("president"))
    address = f"/surveys/waves/{wave.pk}/{tail}"
    reader.get(address)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert reader.get(address).status_code == 200
        return len(seen)

    few = queries()
    question = Question.objects.get(code="trust")
    more = Unit.objects.filter(kind="office").exclude(pk__in=[u.pk for u in units.values()])[:40]
    factories.ledger_note()
    Figure.objects.bulk_create(
        Figure(wave=wave, question=question, level="unit", unit=u, area=u, people=9, score=3.0) for u in more
    )
    assert queries() == few


def test_the_document_and_the_charts_hold_what_the_page_holds(db: None) -> None:
    wave, units = support.three_offices(support.owner())
    reader = factories.client_of(factories.person("president"))
    page = reader.get(f"/surveys/waves/{wave.pk}/results/").content.decode()
    assert "<svg" in page
    assert "style=" not in page
    answer = reader.post(f"/surveys/waves/{wave.pk}/take-results/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert Entry.objects.get(action="surveys.take_results").details == {"format": "pdf"}
    head = factories.actor(factories.person("office_head", at=units["13001"]))
    printed = str(document_of(head, wave))
    assert "13001" not in printed
    assert "全体" not in printed
    small = factories.actor(factories.person("office_head", at=units["13003"]))
    blocks = {b["title"]: b for b in document_of(small, wave)["blocks"]}
    assert blocks["通報した人は守られる。"]["rows"][0][1] == "表示しない"
    assert blocks["通報した人は守られる。"]["svg"] == ""
    stranger = factories.client_of(factories.person("staff"))
    assert stranger.post(f"/surveys/waves/{wave.pk}/take-results/").status_code == 404
