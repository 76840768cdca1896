"""The pages of mystery visits, as each reader meets them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.people.models import Person
from governance.surveys import queries as surveys
from tests.support import factories
from tests.visits import making
from tests.visits.making import BADGE, SIGN
from voice.visits.actions import plan_round
from voice.visits.actions.criteria import Section
from voice.visits.models import Contest, Correction, CriteriaSet, Criterion, Round, Visit

BASE = "/voice/visits/"


@pytest.fixture
def quality(db: None) -> Person:
    return making.planner()


def key(**data: Any) -> dict[str, Any]:
    return {"idempotency_key": "k"} | data


def test_criteria_are_written_and_decided_on_the_pages(quality: Person) -> None:
    client = factories.client_of(quality)
    answer = client.post(f"{BASE}criteria/draft-set/", key())
    draft = CriteriaSet.objects.get()
    assert answer["Location"].endswith("/write-set/")
    page = client.get(answer["Location"]).text
    assert page.count("<textarea") == 6
    groups = ("facilities", "signs", "waiting", "manners", "explaining", "documents")
    form = {f"percent_{group}": "80" for group in groups} | {"contest_days": "14", "correct_days": "60"}
    bad = client.post(answer["Location"], key(**form | {"percent_signs": "120", "lines_manners": "長" * 201}))
    assert bad.status_code == 422
    assert "200字" in bad.text
    client.post(answer["Location"], key(**form, lines_manners="*名札を付けている\n\nあいさつをした\n"))
    assert list(draft.criteria.values_list("text", "is_required")) == [
        ("名札を付けている", True),
        ("あいさつをした", False),
    ]
    address = f"{draft.get_absolute_url()}put-in-force/"
    assert client.post(address, key(valid_from="平成20年4月1日")).status_code == 422
    assert client.post(address, key(valid_from=clock.today().isoformat())).status_code == 303
    head = factories.client_of(making.head())
    assert "名札を付けている" in head.get(draft.get_absolute_url()).text


def test_a_draft_is_for_those_who_write_it(quality: Person) -> None:
    factories.client_of(quality).post(f"{BASE}criteria/draft-set/", key())
    head = factories.client_of(making.head())
    assert head.get(CriteriaSet.objects.get().get_absolute_url()).status_code == 404
    assert head.get(f"{BASE}criteria/draft-set/").status_code == 404


def round_form(*raters: Person, **changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "rule": "by_block", "size": "12", "raters": [str(r.pk) for r in raters], "second_percent": "0", "seed": "55",
        "first_on": making.day(0).isoformat(), "last_on": making.day(30).isoformat(),
    }  # fmt: skip
    return key(**fields | changes)


def test_a_round_is_planned_once_even_when_sent_twice(quality: Person) -> None:
    making.criteria(quality)
    client = factories.client_of(quality)
    for _ in range(2):
        answer = client.post(f"{BASE}rounds/plan-round/", round_form(quality))
        assert answer.status_code == 303
    assert (Round.objects.get().seed, Visit.objects.count()) == ("55", 12)
    assert client.get(answer["Location"]).status_code == 200
    assert str(Round.objects.get()) in client.get(f"{BASE}rounds/").text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rule": ""}, "選んでください"),
        ({"size": ""}, "抽選する事務所の数"),
        ({"size": "9999"}, "事務所は"),
        ({"rule": "chosen"}, "事務所を選んで"),
        ({"second_percent": "20"}, "2人以上"),
        ({"last_on": "2020-01-01"}, "今日以降"),
        ({"raters": []}, "選んでください"),
    ],
)
def test_a_bad_round_is_said_at_the_field(quality: Person, changes: dict[str, Any], words: str) -> None:
    answer = factories.client_of(quality).post(f"{BASE}rounds/plan-round/", round_form(quality, **changes))
    assert (answer.status_code, words in answer.text) == (422, True)


class TestSheetOnAPhone:
    def test_nothing_is_ticked_beforehand_and_a_reason_is_asked_for(self, quality: Person) -> None:
        sheet = making.visit(quality).sheets.get()
        address, client = f"{BASE}sheets/{sheet.pk}/save-sheet/", factories.client_of(quality)
        page = client.get(address).text
        assert page.count('type="radio"') == 4 * 3
        assert "checked" not in page
        badge, sign = Criterion.objects.get(text=BADGE).pk, Criterion.objects.get(text=SIGN).pk
        answer = client.post(address, key(**{f"answer_{badge}": "not_observable", f"note_{sign}": "紙が古い"}))
        assert answer.status_code == 422
        assert "観察できなかった理由" in answer.text
        assert "紙が古い" in answer.text
        client.post(address, key(**{f"answer_{badge}": "not_observable", f"note_{badge}": "窓口が休止中"}))
        assert sheet.marks.get().note == "窓口が休止中"

    def test_another_device_saved_in_the_meantime(self, quality: Person) -> None:
        sheet = making.visit(quality).sheets.get()
        address, client = f"{BASE}sheets/{sheet.pk}/save-sheet/", factories.client_of(quality)
        making.fill(sheet)
        badge = Criterion.objects.get(text=BADGE).pk
        late = key(subject_version="1", **{f"answer_{badge}": "no", f"note_{badge}": "私の見たところ"})
        answer = client.post(address, late)
        assert answer.status_code == 409
        assert "私の見たところ" in answer.text
        assert sheet.marks.get(criterion=badge).answer == "yes"

    def test_handing_in_says_what_is_missing_and_then_happens_once(self, quality: Person) -> None:
        visit = making.visit(quality)
        sheet, client = visit.sheets.get(), factories.client_of(quality)
        address = f"{BASE}sheets/{sheet.pk}/hand-in/"
        assert client.post(address, key(visited_on=making.day(0).isoformat())).status_code == 409
        making.fill(sheet)
        for _ in range(2):
            answer = client.post(address, key(visited_on=making.day(0).isoformat(), idempotency_key="again"))
            assert answer.status_code == 303
        visit.refresh_from_db()
        assert visit.state == "rated"


def test_the_planner_changes_cancels_and_sends_on_the_pages(quality: Person) -> None:
    client, visit = factories.client_of(quality), making.visit(quality)
    form = key(planned_on=making.day(5).isoformat(), raters=[str(quality.pk)])
    assert str(quality.pk) in client.get(f"{visit.get_absolute_url()}change-visit/").text
    assert client.post(f"{visit.get_absolute_url()}change-visit/", form).status_code == 303
    other = making.visit(quality, code=making.NEIGHBOUR)
    assert client.post(f"{other.get_absolute_url()}cancel/", key(reason="大雪")).status_code == 303
    assert "大雪" in client.get(other.get_absolute_url()).text
    making.hand_in(visit)
    assert client.post(f"{visit.get_absolute_url()}send-result/", key()).status_code == 303
    visit.refresh_from_db()
    assert (visit.state, visit.planned_on) == ("sent", making.day(5))


def test_the_office_objects_and_reports_on_the_pages(quality: Person) -> None:
    head, other = factories.client_of(making.head()), factories.client_of(making.planner())
    visit = making.sent(quality, BADGE, SIGN)
    address = f"{visit.get_absolute_url()}contest/"
    choices = {"criterion": str(Criterion.objects.get(text=BADGE).pk), "text": "名札はあった"}
    assert "ファイル" in head.post(address, key(**choices)).text
    file = SimpleUploadedFile("勤務表.txt", "名札の写真の代わり".encode())
    assert head.post(address, key(**choices, files=file)).status_code == 303
    assert "勤務表.txt" in head.get(visit.get_absolute_url()).text
    decide = f"{BASE}contests/{Contest.objects.get().pk}/decide-contest/"
    assert factories.client_of(quality).get(decide).status_code == 403
    assert "勤務表.txt" in other.get(decide).text
    assert other.post(decide, key(granted="", reason="")).status_code == 422
    assert other.post(decide, key(granted="no", reason="写真が前日のもの")).status_code == 303
    assert "写真が前日のもの" in head.get(visit.get_absolute_url()).text
    making.settle(visit)
    row = Correction.objects.get(criterion__text=SIGN)
    page = f"{BASE}corrections/{row.pk}/report-correction/"
    assert head.post(page, key(report="")).status_code == 422
    assert head.post(page, key(report="掲示した")).status_code == 303
    form = key(planned_on=making.day(40).isoformat(), raters=[str(quality.pk)])
    assert other.post(f"{visit.get_absolute_url()}plan-revisit/", form).status_code == 303
    assert Visit.objects.filter(repeats=visit).count() == 1


def test_results_of_an_office_stand_beside_its_survey_and_beside_no_other_office(
    quality: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    making.criteria(quality, manners=Section(50, "customers:manners", [(BADGE, True)]))
    visit = making.sent(quality)
    asked: list[tuple[str, str]] = []

    def scores(survey: str, question: str) -> dict[Any, float | None]:
        asked.append((survey, question))
        return {visit.office_id: 4.25, making.unit(making.NEIGHBOUR).pk: 1.5}

    monkeypatch.setattr("voice.visits.queries.unit_scores", scores)
    assert surveys.unit_scores("customers", "manners") == {}
    page = factories.client_of(making.head()).get(f"{BASE}offices/{visit.office_id}/").text
    assert asked == [("customers", "manners")]
    assert "4.25" in page
    assert ">1.50<" not in page


def queries(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert ask().status_code == 200
    return len(seen)


@pytest.mark.parametrize("path", [BASE, f"{BASE}corrections/", "/desk/", "round"])
def test_a_constant_number_of_queries(quality: Person, path: str) -> None:
    client = factories.client_of(quality)
    making.criteria(quality)

    def add(*codes: str) -> None:
        for code in codes:
            making.hand_in(making.visit(quality, code=code), [BADGE, SIGN])
        making.act(plan_round, quality, plan=making.plan([quality], *codes))

    def address() -> str:
        return making.latest_round().get_absolute_url() if path == "round" else path

    add(making.OFFICE)
    client.get(address())
    few = queries(lambda: client.get(address()))
    add(making.NEIGHBOUR, making.ELSEWHERE, "14001")
    assert queries(lambda: client.get(address())) == few


def test_the_list_counts_what_was_met_for_the_office(quality: Person) -> None:
    making.sent(quality, BADGE)
    page = factories.client_of(making.head()).get(BASE).text
    assert 'class="numeric">3</td>' in page
    assert 'class="numeric">4</td>' in page


def test_late_corrections_are_named_in_the_list(quality: Person) -> None:
    making.settled(quality, BADGE)
    head = making.head()
    with clock.shifted(timedelta(days=100)):
        assert "期限超過" in factories.client_of(head).get(f"{BASE}corrections/").text
