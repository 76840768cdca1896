"""The pages of the promotion plan, as each reader meets them."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese
from governance.people.models import Person, RoleAssignment
from privacy.promotion import actions
from privacy.promotion.desk import plan_waiting, requirements_waiting
from privacy.promotion.models import Catalogue, Designation, Item, Review
from tests.privacy_promotion import making
from tests.support import factories

BASE = "/privacy/promotion/"


@pytest.fixture
def officer(db: None) -> Person:
    return making.officer()


def key(**data: Any) -> dict[str, Any]:
    return {"idempotency_key": "k"} | data


def test_the_catalogue_is_written_and_put_in_force_on_the_pages(officer: Person) -> None:
    client = factories.client_of(officer)
    answer = client.post(f"{BASE}catalogue/draft-catalogue/", key())
    draft = Catalogue.objects.get()
    page = client.get(answer["Location"]).text
    assert page.count("<textarea") == 10
    for wrong, words in (
        ("PO-01｜J.1", "縦線"), ("PO-01|J.1|" + "長" * 301, "300字"), ("PO-01|J.1|文\nPO-01|J.2|文", "同じ番号"),
    ):  # fmt: skip
        bad = client.post(answer["Location"], key(source="指針", policy=wrong))
        assert bad.status_code == 422
        assert words in bad.text
    client.post(
        answer["Location"], key(source="指針", policy="PO-01 | J.1 | 方針を定めている", human="SH-01｜J.9｜誓約")
    )
    assert list(draft.requirements.values_list("code", "group")) == [("PO-01", "policy"), ("SH-01", "human")]
    head = factories.client_of(making.manager())
    assert head.get(draft.get_absolute_url()).status_code == 404
    assert client.post(f"{draft.get_absolute_url()}put-catalogue-in-force/", key()).status_code == 303
    assert "方針を定めている" in head.get(draft.get_absolute_url()).text
    assert "第1版" in head.get(f"{BASE}catalogue/").text


def test_the_plan_is_assigned_and_reported_on_the_pages(officer: Person) -> None:
    making.catalogue(officer)
    client, row = factories.client_of(officer), Item.objects.get(code="SP-01")
    assign = f"{row.get_absolute_url()}assign-item/"
    assert client.post(assign, key(unit=str(making.unit().pk), due_on="平成20年4月1日")).status_code == 422
    assert client.post(assign, key(unit=str(making.unit().pk), due_on=making.day(9).isoformat())).status_code == 303
    head = factories.client_of(making.manager())
    report = f"{row.get_absolute_url()}report-progress/"
    assert "適用しない" not in head.get(report).text
    assert head.get(assign).status_code == 404
    for data, words in (({"state": "partly"}, "足りないこと"), ({"state": "done"}, "根拠が必要"), ({}, "選")):
        bad = head.post(report, key(**data))
        assert bad.status_code in (409, 422)
        assert words in bad.text
    files = SimpleUploadedFile("鍵の記録.txt", "記録".encode())
    for _ in range(2):
        assert head.post(report, key(state="done", link="鍵の管理簿", files=files)).status_code == 303
        files.seek(0)
    page = head.get(row.get_absolute_url()).text
    assert page.count("鍵の記録.txt") == 1
    assert "鍵の管理簿" in page


def test_each_reader_sees_the_requirements_of_their_units_only(officer: Person) -> None:
    making.item(officer)
    making.item(officer, "PO-01", making.ELSEWHERE)
    head, block = making.manager(), factories.person("block_officer", at=making.unit("B4"))
    for reader in (head, block):
        page = factories.client_of(reader).get(BASE).text
        assert "書庫に鍵" in page
        assert "方針を公表" not in page
    assert (
        factories.client_of(making.manager()).get(Item.objects.get(code="PO-01").get_absolute_url()).status_code == 404
    )
    everything = factories.client_of(factories.person("audit_head")).get(BASE).text
    assert all(words in everything for words in ("書庫に鍵", "方針を公表", "管理者を指名"))
    assert factories.client_of(factories.person("staff", at=making.unit())).get(BASE).status_code == 404


def test_late_ones_are_found_and_the_list_takes_a_constant_number_of_queries(officer: Person) -> None:
    making.item(officer, days=0)
    client = factories.client_of(officer)
    client.get(BASE)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(BASE).status_code == 200
        return len(seen)

    few = queries()
    texts = {"policy": [(f"PO-{n:02}", "J.1", f"要求{n}") for n in range(30)], "physical": making.TEXTS["physical"]}
    with clock.shifted(factories.days(1)):
        making.catalogue(officer, texts)
    assert queries() == few
    with clock.shifted(factories.days(1)):
        late = factories.client_of(officer).get(f"{BASE}?late=true").text
    assert "書庫に鍵" in late
    assert "要求7" not in late


def test_the_printed_plan_holds_what_the_reader_may_see(officer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    making.report(making.manager(), making.item(officer), "partly", gap="鍵が一つ足りない")
    client, printed = factories.client_of(making.manager()), []
    assert client.get(f"{BASE}plan.pdf").content.startswith(b"%PDF")
    monkeypatch.setattr("privacy.promotion.document.render_pdf", lambda _f, data, **_: printed.append(data) or b"%PDF")
    client.get(f"{BASE}plan.pdf")
    assert [row[0] for group in printed[0]["groups"] for row in group["rows"]] == ["SP-01"]
    assert "鍵が一つ足りない" in str(printed[0]["groups"])


def test_a_review_is_prepared_concluded_and_approved_beside_the_year_before(officer: Person) -> None:
    year, row = fiscal_year(clock.today()), making.item(officer)
    making.approved(officer, year - 1)
    making.report(officer, row, "done", link="規程")
    client = factories.client_of(officer)
    assert client.post(f"{BASE}reviews/prepare-review/", key(fiscal_year=str(year - 1))).status_code in (409, 422)
    answer = client.post(f"{BASE}reviews/prepare-review/", key(fiscal_year=str(year)))
    review, address = Review.objects.get(fiscal_year=year), answer["Location"]
    assert "実施済み" in client.get(address).text
    assert "prepare-review" not in client.get(f"{BASE}reviews/").text  # each year has its own by now
    assert client.post(f"{address}write-conclusion/", key(conclusion="")).status_code == 422
    assert client.post(f"{address}write-conclusion/", key(conclusion="物理的な措置が進んだ。")).status_code == 303
    assert client.post(f"{address}recount-review/", key()).status_code == 303
    approve = client.get(f"{address}approve-review/").text
    assert fiscal_year_in_japanese(review.fiscal_year) in approve
    review.refresh_from_db()
    assert review.lines_hash in approve
    assert client.post(f"{address}approve-review/", key(lines_hash=review.lines_hash)).status_code == 303
    page = factories.client_of(factories.person("statutory_auditor")).get(address).text
    assert "物理的な措置が進んだ。" in page
    assert page.count("SP-01") == 1
    assert factories.client_of(making.manager()).get(address).status_code == 404


def test_vacancies_are_shown_with_the_day_since_when(officer: Person) -> None:
    gone = making.manager(making.ELSEWHERE, name="交代 前任")
    with transaction.atomic():
        RoleAssignment.objects.filter(person=gone).update(valid_to=making.day(-10))
        factories.ledger_note()
    making.manager(name="現任 花子")
    client = factories.client_of(officer)
    page = client.get(f"{BASE}people/?unit=13001").text
    assert "現任 花子" in page
    vacant = client.get(f"{BASE}people/?vacant=manager&unit=27001").text
    assert "から欠員" in vacant
    assert "交代 前任" in client.get(f"{BASE}people/units/{making.unit(making.ELSEWHERE).pk}/").text
    assert "指名されたことがありません" in client.get(f"{BASE}people/?unit=13002").text


def test_the_officer_chooses_the_unit_of_privacy_staff(officer: Person) -> None:
    staff = factories.person("staff", at=making.unit())
    client, address = factories.client_of(officer), f"{BASE}people/designate/"
    form = {"person": staff.staff_number, "valid_from": clock.today().isoformat()}
    assert client.post(address, key(**form, unit="")).status_code == 422  # none is chosen beforehand
    assert client.post(address, key(**form, unit=str(making.unit().pk))).status_code == 303


def test_a_unit_names_its_staff_on_the_pages(officer: Person) -> None:
    head, staff = making.manager(), factories.person("staff", at=making.unit(), name="担当 次郎")
    client, address = factories.client_of(head), f"{BASE}people/designate/"
    assert making.unit(making.NEIGHBOUR).pk.hex not in client.get(address).text.replace("-", "")
    form = {"unit": str(making.unit().pk), "valid_from": clock.today().isoformat()}
    assert "在職者" in client.post(address, key(**form, person=officer.staff_number)).text
    assert client.post(address, key(**form, person=staff.staff_number)).status_code == 303
    assert "担当 次郎" in client.get(f"{BASE}people/").text
    end = f"{BASE}people/{Designation.objects.get().pk}/end-designation/"
    assert factories.client_of(making.manager(making.NEIGHBOUR)).get(end).status_code == 404
    assert client.post(end, key(valid_to=clock.today().isoformat())).status_code == 303
    assert client.get(f"{BASE}people/units/{making.unit(making.NEIGHBOUR).pk}/").status_code == 404


def test_what_waits_stands_on_the_desk_of_owner_and_officer(officer: Person) -> None:
    making.item(officer)
    making.review(officer, 2026)
    head = making.manager()
    assert [item.reference for item in requirements_waiting(factories.actor(head))] == ["SP-01"]
    tasks = {item.task for item in plan_waiting(factories.actor(officer))}
    assert tasks == {"要求事項の担当と期限を決める", "年次見直しをまとめて承認する"}
    making.report(head, Item.objects.get(code="SP-01"), "done", link="記録")
    assert requirements_waiting(factories.actor(head)) == []
    assert plan_waiting(factories.actor(head)) == []


def test_actions_of_the_officer_stay_with_the_officer(officer: Person) -> None:
    making.catalogue(officer)
    head = factories.client_of(making.manager())
    for address in ("catalogue/draft-catalogue/", "reviews/", "reviews/prepare-review/"):
        assert head.get(f"{BASE}{address}").status_code == 404
    assert actions.draft_catalogue.who(factories.actor(making.manager()), None) is False
