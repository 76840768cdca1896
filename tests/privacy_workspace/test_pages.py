"""The pages of workspace checks, as each reader meets them."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.people.models import Person
from privacy.workspace import actions
from privacy.workspace.desk import reports_to_judge, rounds_waiting, unit_waiting, visits_to_make
from privacy.workspace.models import Check, CriteriaSet, Defect, Draw, Photo, Round, Verification
from tests.privacy_workspace import making
from tests.privacy_workspace.making import DESK, SCREEN
from tests.support import factories

BASE = "/privacy/workspace/"


@pytest.fixture
def officer(db: None) -> Person:
    return making.officer()


def key(**data: Any) -> dict[str, Any]:
    return {"idempotency_key": "k"} | data


def upload(name: str = "写真.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "写真の代わり".encode())


def test_criteria_are_written_and_decided_on_the_pages(officer: Person) -> None:
    client = factories.client_of(officer)
    answer = client.post(f"{BASE}criteria/draft-criteria/", key())
    draft = CriteriaSet.objects.get()
    assert client.get(answer["Location"]).text.count("<textarea") == 7
    assert "200字" in client.post(answer["Location"], key(correct_days="14", desks="長" * 201)).text
    assert client.post(answer["Location"], key(correct_days="0", desks="机")).status_code == 422
    client.post(answer["Location"], key(correct_days="14", desks="机に書類がない\n\n足元に箱がない"))
    head = factories.client_of(making.head())
    assert head.get(draft.get_absolute_url()).status_code == 404
    address = f"{draft.get_absolute_url()}put-criteria-in-force/"
    assert client.post(address, key(valid_from=clock.today().isoformat())).status_code == 303
    assert "足元に箱がない" in head.get(draft.get_absolute_url()).text
    assert "第1版" in head.get(f"{BASE}criteria/").text


def test_a_round_is_opened_once_and_closed_on_the_pages(officer: Person) -> None:
    making.criteria(officer)
    client, address = factories.client_of(officer), f"{BASE}rounds/open-round/"
    form = {"fiscal_year": "2026", "quarter": "3", "due_on": making.day(5).isoformat(), "percent": "20"}
    assert "明日以降" in client.post(address, key(**form | {"due_on": clock.today().isoformat()})).text
    assert client.post(address, key(**form | {"percent": "0"})).status_code == 422
    for _ in range(2):
        answer = client.post(address, key(**form))
        assert answer.status_code == 303
    draw = Draw.objects.get()
    head = factories.client_of(making.head())
    assert draw.commitment in head.get(answer["Location"]).text
    making.hand_in(making.head(), making.own_check(officer))
    with clock.shifted(factories.days(6)):
        client = factories.client_of(officer)
        assert client.post(f"{answer['Location']}close-round/", key()).status_code == 303
        page = client.get(answer["Location"]).text
    draw.refresh_from_db()
    assert draw.seed in page
    assert "同じ抽出結果" in page
    assert "自己点検：すべて良好" in page
    assert "第3四半期" in head.get(f"{BASE}rounds/").text


def test_a_self_check_is_filled_in_with_photos_and_handed_in(officer: Person) -> None:
    making.round_(officer)
    client, check = factories.client_of(making.head()), Check.objects.get(unit__code="13001")
    address = check.get_absolute_url()
    criteria = {c.text: c.pk for c in check.round.criteria_set.criteria.all()}
    answers = {f"answer_{pk}": "yes" for pk in criteria.values()} | {f"answer_{criteria[DESK]}": "no"}
    bad = client.post(f"{address}save-check/", key(**answers))
    assert bad.status_code == 422
    assert "該当しない理由" in bad.text
    note = {f"note_{criteria[DESK]}": "束が残っていた"}
    assert client.post(f"{address}save-check/", key(**answers | note)).status_code == 303
    assert client.post(f"{address}add-photo/", key(criterion="")).status_code == 422
    assert client.post(f"{address}add-photo/", key(criterion=str(criteria[DESK]), files=upload())).status_code == 303
    assert "束が残っていた" in client.get(f"{address}save-check/").text
    assert "4項目のうち4項目" in client.get(f"{address}hand-in-check/").text
    for _ in range(2):
        assert client.post(f"{address}hand-in-check/", key(checked_on=clock.today().isoformat())).status_code == 303
    page = client.get(address).text
    assert Photo.objects.get().get_absolute_url() in page
    assert Defect.objects.get().get_absolute_url() in page
    assert client.get(f"{address}save-check/").status_code == 302


def test_a_visit_is_planned_cancelled_and_seen_beside_the_self_check(officer: Person) -> None:
    making.hand_in(making.head(), making.own_check(officer))
    client = factories.client_of(officer)
    form = {"unit": str(making.unit().pk), "inspector": str(officer.pk), "due_on": making.day(4).isoformat()}
    assert client.post(f"{BASE}visits/plan-visit/", key(**form | {"unit": ""})).status_code == 422
    first = client.post(f"{BASE}visits/plan-visit/", key(**form))["Location"]
    assert client.post(f"{first}cancel-visit/", key(reason="")).status_code == 422
    assert client.post(f"{first}cancel-visit/", key(reason="大雪")).status_code == 303
    second = client.post(f"{BASE}visits/plan-visit/", key(**form) | {"idempotency_key": "again"})["Location"]
    making.hand_in(officer, Check.objects.get(kind="visit", state="open"), DESK, SCREEN)
    head = factories.client_of(making.head())
    page = head.get(second).text
    assert f"{DESK}：違った" in page
    assert "自己点検</th>" in page
    compared = head.get(f"{Round.objects.get().get_absolute_url()}compared/").text
    assert "自己評価が甘い" in compared
    assert "2" in compared


def test_a_defect_goes_from_report_to_closing_on_the_pages(officer: Person) -> None:
    row = making.defect(officer)
    head, manager = factories.client_of(making.head()), factories.client_of(making.manager())
    address = row.get_absolute_url()
    assert head.post(f"{address}report-defect/", key(report="片付けた")).status_code == 422
    assert head.post(f"{address}report-defect/", key(report="片付けた", files=upload("是正後.txt"))).status_code == 303
    assert "是正後.txt" in manager.get(address).text
    assert head.post(f"{address}close-defect/", key()).status_code == 403
    assert manager.post(f"{address}return-defect/", key(reason="")).status_code == 422
    assert manager.post(f"{address}return-defect/", key(reason="暗くて見えない")).status_code == 303
    assert "暗くて見えない" in head.get(address).text
    again = key(report="撮り直した", files=upload()) | {"idempotency_key": "again"}
    assert head.post(f"{address}report-defect/", again).status_code == 303
    assert manager.post(f"{address}close-defect/", key()).status_code == 303
    assert "完了" in head.get(f"{BASE}defects/").text
    assert factories.client_of(making.head(making.NEIGHBOUR)).get(address).status_code == 404


def test_another_unit_records_what_it_found(officer: Person) -> None:
    (row,) = making.drawn(officer)
    client = factories.client_of(making.head(row.verifier.code))
    assert row.words in client.get(f"{BASE}verifications/").text
    address = row.get_absolute_url()
    assert client.post(f"{address}verify/", key(result="contradicted")).status_code == 422
    done = client.post(f"{address}verify/", key(result="contradicted", note="鍵が開いていた", files=upload()))
    assert done.status_code == 303
    assert "申告と違う" in client.get(address).text
    assert row.words not in factories.client_of(making.head(making.ELSEWHERE)).get(f"{BASE}verifications/").text


def test_lists_narrow_and_take_a_constant_number_of_queries(officer: Person) -> None:
    making.hand_in(making.head(), making.own_check(officer), DESK)
    client = factories.client_of(officer)

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    addresses = [BASE, f"{BASE}defects/", f"{BASE}verifications/", Round.objects.get().get_absolute_url()]
    few = [(queries(address), queries(address))[1] for address in addresses]
    for code in (making.NEIGHBOUR, making.ELSEWHERE):
        making.hand_in(making.head(code), making.own_check(officer, code), DESK, SCREEN)
    assert [queries(address) for address in addresses] == few
    with clock.shifted(factories.days(11)):
        late = factories.client_of(officer)
        assert "期限超過" in late.get(f"{BASE}?late=true").text
        assert "点検はありません" in late.get(f"{BASE}?late=true&unit=13001").text
    assert client.get(f"{BASE}defects/?block=B4&group=desks").text.count(DESK) >= 2


def test_what_waits_stands_on_the_right_desks(officer: Person) -> None:
    row = making.defect(officer)
    visit = making.visit(officer)
    head, manager = making.head(), making.manager()
    assert [item.url for item in unit_waiting(factories.actor(head))] == [row.get_absolute_url()]
    name = row.unit.periods.get().name
    assert [item.reference for item in unit_waiting(factories.actor(head))] == [f"{name} {row}"]
    making.put_right(head, row)
    assert [item.url for item in reports_to_judge(factories.actor(manager))] == [row.get_absolute_url()]
    assert reports_to_judge(factories.actor(head)) == []
    assert [item.url for item in visits_to_make(factories.actor(officer))] == [visit.get_absolute_url()]
    assert [item.reference for item in visits_to_make(factories.actor(officer))] == [f"{name} {visit.round}"]
    assert visits_to_make(factories.actor(manager)) == []
    with clock.shifted(factories.days(11)):
        round_ = Round.objects.get()
        assert round_.get_absolute_url() in {item.url for item in rounds_waiting(factories.actor(officer))}


def test_what_nobody_does_for_divisions_waits_at_the_officers_desk(officer: Person) -> None:
    found = making.round_(officer)
    making.hand_in(officer, making.own_check(officer, "D03"), DESK)
    making.hand_in(officer, making.own_check(officer, "D01"))
    defect = Defect.objects.get()
    with clock.shifted(factories.days(11)):
        making.act(actions.close_round, officer, found)
        row = Verification.objects.get(unit__code="D01", source="workspace.in_order")
        waiting = {item.url for item in rounds_waiting(factories.actor(officer))}
        assert {defect.get_absolute_url(), row.get_absolute_url()} <= waiting
        own = making.manager(row.verifier.code)
        assert row.get_absolute_url() in {item.url for item in unit_waiting(factories.actor(own))}
        assert row.get_absolute_url() not in {item.url for item in rounds_waiting(factories.actor(officer))}


def test_staff_and_those_who_only_count_find_nothing(officer: Person) -> None:
    making.round_(officer)
    for reader in (factories.person("staff", at=making.unit()), factories.person("service_promotion")):
        for address in (BASE, f"{BASE}defects/", f"{BASE}rounds/", f"{BASE}verifications/"):
            assert factories.client_of(reader).get(address).status_code == 404
    assert actions.open_round.who(factories.actor(making.head()), None) is False
