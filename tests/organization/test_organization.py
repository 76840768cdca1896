"""Units on a day, the tree page, export and import."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from governance.ledger.models import Entry
from governance.organization.importing import COLUMNS, Plan
from governance.organization.models import Unit, UnitPeriod
from governance.organization.queries import name_of, tree_on
from tests.support import factories

HEAD = ",".join(COLUMNS)
ADDRESS = "/organization/import/"


def csv_of(*rows: str) -> str:
    return "\r\n".join((HEAD, *rows)) + "\r\n"


def upload(text: str, encoding: str = "utf-8") -> dict[str, Any]:
    return {"file": SimpleUploadedFile("units.csv", text.encode(encoding))}


def admin() -> Any:
    return factories.client_of(factories.person("system_admin"))


def test_the_true_shape_is_loaded(db: None) -> None:
    kinds = {kind: Unit.objects.filter(kind=kind).count() for kind in Unit.Kind.values}
    assert (kinds["headquarters"], kinds["block"], kinds["office"]) == (1, 9, 312)
    (root,) = tree_on(date(2026, 4, 1))
    blocks = [child for child in root.children if child.kind == "block"]
    assert len(blocks) == 9
    assert sum(len(block.children) for block in blocks) == 312


def test_the_tree_is_one_query(db: None) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        tree_on(date(2026, 4, 1))
    assert len(queries) == 1


def test_periods_of_a_unit_do_not_overlap(db: None) -> None:
    office = Unit.objects.get(code="13001")
    with pytest.raises(IntegrityError):
        UnitPeriod.objects.create(unit=office, name="もう一つ", valid_from=date(2020, 1, 1))


def test_rename_from_a_day(db: None) -> None:
    office = Unit.objects.get(code="13001")
    before = name_of(office.pk, date(2026, 12, 31))
    client = admin()
    text = csv_of("13001,新千代田年金事務所,シンチヨダ,office,B4,東京都,2027-01-01,,")
    page = client.post(ADDRESS, upload(text))
    assert page.status_code == 200
    assert "新千代田年金事務所" in page.content.decode()
    assert name_of(office.pk, date(2027, 1, 1)) == before
    assert client.post(ADDRESS, {"text": text, "idempotency_key": "k"}).status_code == 303
    assert name_of(office.pk, date(2026, 12, 31)) == before
    assert name_of(office.pk, date(2027, 1, 1)) == "新千代田年金事務所"
    assert Entry.objects.filter(action="organization.import", details__codes=["13001"]).count() == 1


def test_merge_closes_one_office_into_another(db: None) -> None:
    office = Unit.objects.get(code="13001")
    period = office.periods.get()
    row = f"13001,{period.name},{period.kana},office,B4,東京都,2010-01-01,2027-03-31,13002"
    client = admin()
    client.post(ADDRESS, {"text": csv_of(row)})
    office.refresh_from_db()
    assert office.successor == Unit.objects.get(code="13002")
    assert name_of(office.pk, date(2027, 3, 31))
    assert name_of(office.pk, date(2027, 4, 1)) == ""


def test_new_office_and_move_to_another_block(db: None) -> None:
    client = admin()
    client.post(ADDRESS, {"text": csv_of("13999,新設年金事務所,シンセツ,office,B4,東京都,令和9年4月1日,,")})
    made = Unit.objects.get(code="13999")
    client.post(ADDRESS, {"text": csv_of("13999,新設年金事務所,シンセツ,office,B5,東京都,2028-04-01,,")})
    assert [p.parent.code for p in made.periods.order_by("valid_from") if p.parent] == ["B4", "B5"]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (",名なし,,office,B4,,2027-01-01,,", "code", "値を入力"),
        ("13001,,,office,B4,,2027-01-01,,", "name", "値を入力"),
        ("13001,名前,,shop,B4,,2027-01-01,,", "kind", "次のいずれか"),
        ("13001,名前,,office,ZZ,,2027-01-01,,", "parent_code", "存在しません"),
        ("13001,名前,,office,13001,,2027-01-01,,", "parent_code", "自分自身"),
        ("13001,名前,,office,,,2027-01-01,,", "parent_code", "本部だけ"),
        ("13001,名前,,office,B4,,きのう,,", "valid_from", "日付は"),
        ("13001,名前,,office,B4,,2027-02-30,,", "valid_from", "日付は"),
        ("13001,名前,,office,B4,,,,", "valid_from", "日付を入力"),
        ("13001,名前,,office,B4,,2027-01-01,2026-01-01,", "valid_to", "前になって"),
        ("13001,名前,,block,HQ,,2027-01-01,,", "kind", "種別は変更"),
        ("13001,名前,,office,B4,,2009-01-01,,", "valid_from", "過去の期間"),
        ("13001,名前,,office,B4,,2027-01-01,,99999", "successor_code", "存在しません"),
        ("13001," + "長" * 61 + ",,office,B4,,2027-01-01,,", "name", "60文字以内"),
    ],
)
def test_each_error_names_row_and_column(db: None, row: str, column: str, words: str) -> None:
    good = "13002,改名年金事務所,,office,B4,,2027-01-01,,"
    plan = Plan(csv_of(good, row))
    assert [(e.row, e.column) for e in plan.errors] == [(3, column)]
    page = admin().post(ADDRESS, upload(csv_of(good, row)))
    assert page.status_code == 422
    assert f"3行目 {column}" in page.content.decode()
    assert words in page.content.decode()
    assert not UnitPeriod.objects.filter(name="改名年金事務所").exists()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00\x01", "見出し\nだけ".encode(), b"PK\x03\x04\x00\x00"])
def test_what_is_no_such_file(db: None, data: bytes) -> None:
    page = admin().post(ADDRESS, {"file": SimpleUploadedFile("x.csv", data)})
    assert page.status_code == 422


def test_twice_in_one_file(db: None) -> None:
    row = "13001,新名,,office,B4,,2027-01-01,,"
    assert [e.row for e in Plan(csv_of(row, row)).errors] == [3]


def test_shift_jis_and_the_export_itself_are_accepted(db: None) -> None:
    client = admin()
    exported = client.post("/organization/").getvalue().decode("utf-8")
    assert exported.startswith("\ufeff")
    assert "\r\n01001," in exported
    plan = Plan(exported)
    assert (plan.errors, plan.changes) == ([], [])
    page = client.post(ADDRESS, upload(exported.lstrip("\ufeff"), "cp932"))
    assert page.status_code == 200
    assert "変更はありません" in page.content.decode()


def test_tree_page_as_of_a_day(db: None) -> None:
    client = factories.client_of(factories.person("staff", second_factor=False))
    page = client.get("/organization/").content.decode()
    assert "千代田年金事務所" in page
    assert "CSVで取り込む" not in page
    assert "存在する拠点はありません" in client.get("/organization/?day=H20.1.1").content.decode()
    wrong = client.get("/organization/?day=きのう")
    assert wrong.status_code == 422
    assert 'value="きのう"' in wrong.content.decode()


def test_unit_page(db: None) -> None:
    office = Unit.objects.get(code="13001")
    head = factories.person("office_head", at=office, name="所長 花子")
    client = factories.client_of(head)
    page = client.get(f"/organization/{office.pk}/").content.decode()
    assert "所長 花子" in page
    assert "13001" in page


@pytest.mark.parametrize("role", ["staff", "office_head", "president", "compliance_head"])
def test_only_the_administrator_imports(db: None, role: str) -> None:
    client = factories.client_of(factories.person(role))
    assert client.get(ADDRESS).status_code == 404
    assert client.post(ADDRESS, upload(csv_of())).status_code == 404
