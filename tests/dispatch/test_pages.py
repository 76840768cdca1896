"""The pages of the check of what is sent."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from privacy import contributed
from privacy.contributed import Link
from privacy.dispatch import actions
from privacy.dispatch.demo import make_batches
from privacy.dispatch.models import Batch, CheckRule, FoundError, Item, Lesson, Plant, Returned
from tests.dispatch import making
from tests.dispatch.making import ELSEWHERE
from tests.support import factories

BASE = "/privacy/dispatch/"
RIGHT = {"name": "ヤマダ ハナコ", "place": "168-8505", "tail": "1234"}


@pytest.fixture
def preparer(db: None) -> Person:
    return making.clerk()


@pytest.fixture
def first(db: None) -> Person:
    return making.clerk()


@pytest.fixture
def second(db: None) -> Person:
    return making.clerk()


def key(**fields: Any) -> dict[str, Any]:
    return {"idempotency_key": "k", **fields}


def csv(*lines: str, encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("発送.csv", "\n".join(["コード,宛名カナ,宛先,番号下4桁", *lines]).encode(encoding))


def test_from_the_list_to_the_post_with_a_barcode_reader(preparer: Person, first: Person, second: Person) -> None:
    clerk, one, two = (factories.client_of(person) for person in (preparer, first, second))
    for _ in range(2):
        assert clerk.post(f"{BASE}prepare-batch/", key(kind="letter", title="通知書")).status_code == 303
    batch = Batch.objects.get()
    address = batch.get_absolute_url()
    assert clerk.post(f"{address}add-items/", key(code="A1", **RIGHT)).status_code == 303
    twice = clerk.post(f"{address}add-items/", key(code="Ａ１", **RIGHT, idempotency_key="2"))
    assert (twice.status_code, "この発送分にすでにあるコード：A1" in twice.text) == (409, True)
    assert clerk.post(f"{address}hand-in/", key()).status_code == 303
    assert "/work/" not in clerk.get(address).text  # who prepared it has nothing to check
    for client in (one, two):
        found = client.get(f"{address}work/", {"code": "Ａ１"})  # a reader that types through a Japanese input method
        assert found.status_code == 302
        page = client.get(found["Location"]).text
        assert "168-8505" not in page
        assert 'value="A1"' in page
        sent = client.post(found["Location"], key(code="A1", result="right", **RIGHT))
        assert (sent.status_code, sent["Location"]) == (303, f"{address}work/")
    assert two.get(f"{address}work/", {"code": "A1"}).status_code == 422
    assert two.post(f"{address}end-check/", key()).status_code == 303
    assert "「通知書」の1件を発送します" in clerk.get(f"{address}release/").text
    assert clerk.post(f"{address}release/", key()).status_code == 303
    assert preparer.name in clerk.get(address).text
    assert making.fresh(batch).released_items == 1


def test_a_file_is_taken_whole_or_not_at_all(preparer: Person) -> None:
    client = factories.client_of(preparer)
    batch = Batch.objects.get(pk=making.act(actions.prepare_batch, preparer, kind="letter", title="通知").subject_id)
    address = f"{batch.get_absolute_url()}add-items/"
    bad = csv("A1,ヤマダ,168,1", "A1,スズキ,100,2", ",サトウ,150,3")
    answer = client.post(address, key(file=bad))
    assert (answer.status_code, "3行目" in answer.text, "4行目" in answer.text) == (422, True, True)
    assert not Item.objects.exists()
    for words, file in (
        ("列", SimpleUploadedFile("x.csv", "コード\nA1".encode())),
        ("CSV", SimpleUploadedFile("x.csv", b"\x00\x01")),
        ("行がありません", csv()),
    ):
        assert words in client.post(address, key(file=file)).text
    good = csv("A1,ヤマダ,168-8505,1234", "A2,スズキ,100-0001,", encoding="cp932")
    assert client.post(address, key(file=good)).status_code == 303
    assert batch.items.count() == 2
    again = client.post(address, key(file=csv("A2,スズキ,100-0001,5678", "A3,サトウ,150-0002,"), idempotency_key="2"))
    assert (again.status_code, "コード：A2" in again.text, batch.items.count()) == (409, True, 2)


def test_whoever_did_the_first_check_is_not_asked_for_the_second(preparer: Person, first: Person) -> None:
    row = making.item(making.handed_in(preparer, "A1"))
    address, client = f"{BASE}items/{row.pk}/check-item/", factories.client_of(first)
    assert client.post(address, key(result="right")).status_code == 303
    assert client.post(address, key(result="right")).status_code == 303  # the same page, sent twice
    for answer in (
        client.get(address, follow=True),
        client.post(address, key(result="right", idempotency_key="of another window"), follow=True),
    ):
        assert "1人目の点検はあなたが行いました" in answer.text
    assert row.checks.count() == 1


def test_the_desk_says_who_is_to_do_what(preparer: Person, first: Person, second: Person) -> None:
    batch = making.handed_in(preparer, "A1", "A2")
    clerk, one, two = (factories.client_of(person) for person in (preparer, first, second))
    check, mend, end = "発送前の点検を行う", "点検で止めた件を直す", "点検を終える"

    def tasks() -> list[list[str]]:
        desks = [client.get("/desk/").text for client in (clerk, one, two)]
        return [[words for words in (check, mend, end) if words in desk] for desk in desks]

    assert tasks() == [[], [check], [check]]
    making.check(first, making.item(batch, "A1"))
    making.check(first, making.item(batch, "A2"), "missing")
    assert tasks() == [[mend], [mend], [check, mend]]
    making.act(actions.remove_item, preparer, making.item(batch, "A2"), reason="送らない")
    making.check(second, making.item(batch, "A1"))
    assert tasks() == [[], [end], [end]]


def test_the_check_asks_for_what_is_missing(preparer: Person, first: Person, second: Person) -> None:
    row = making.item(making.handed_in(preparer, "A1"))
    address = f"{BASE}items/{row.pk}/check-item/"
    one, two = factories.client_of(first), factories.client_of(second)
    assert factories.client_of(preparer).get(address).status_code == 403
    for fields, words in (
        ({}, "選んでください"), ({"result": "wrong"}, "種類を選んで"), ({"result": "wrong", "wrong": "other"}, "誤りの内容"),
        ({"result": "right", "code": "A2"}, "別の件のコード"),
    ):  # fmt: skip
        answer = one.post(address, key(**fields))
        assert (answer.status_code, words in answer.text) == (422, True), fields
    assert one.post(address, key(result="right")).status_code == 303
    assert "入力してください" in two.post(address, key(result="right")).text
    differs = two.post(address, key(result="right", **RIGHT | {"place": "100-0001"}))
    assert (differs.status_code, "先の入力と違います" in differs.text) == (409, True)
    assert "168-8505" not in differs.text
    stop = key(result="wrong", wrong="address", note="番地が違う", idempotency_key="s")
    assert two.post(address, stop).status_code == 303
    assert "番地が違う" in one.get(f"{BASE}near-misses/").text


def test_what_is_stopped_is_put_right_or_taken_out_on_the_pages(preparer: Person, first: Person) -> None:
    batch = making.handed_in(preparer, "A1", "A2")
    client = factories.client_of(preparer)
    for code, verb, fields in (("A1", "correct-item", RIGHT), ("A2", "remove-item", {"reason": "送らない"})):
        row = making.item(batch, code)
        making.check(first, row, "missing", note="封筒がない")
        page = client.get(f"{BASE}items/{row.pk}/{verb}/").text
        assert code in page
        assert "封筒がない" in page
        assert verb in client.get(batch.get_absolute_url()).text
        assert client.post(f"{BASE}items/{row.pk}/{verb}/", key(**fields)).status_code == 303
    assert dict(batch.items.values_list("code", "state")) == {"A1": "open", "A2": "removed"}
    assert client.post(f"{batch.get_absolute_url()}cancel-batch/", key(reason="様式の誤り")).status_code == 303
    assert "様式の誤り" in client.get(batch.get_absolute_url()).text


def test_the_officer_plants_and_writes_rules_on_the_pages(preparer: Person) -> None:
    officer, clerk = factories.client_of(making.officer()), factories.client_of(preparer)
    batch = making.begun(preparer)
    address = f"{batch.get_absolute_url()}plant-item/"
    planted = key(code="P1", wrong="other_person", note="別の方", **RIGHT)
    assert clerk.get(address).status_code == 404
    assert officer.post(address, planted).status_code == 303
    assert Plant.objects.get().item.code == "P1"
    rule = key(kind="letter", valid_from=making.day().isoformat(), how="sample", text="10通を確認する。")
    assert officer.post(f"{BASE}rules/write-rule/", rule).status_code == 422
    assert officer.post(f"{BASE}rules/write-rule/", rule | {"sample_size": "10"}).status_code == 303
    assert "10通を確認する。" in clerk.get(f"{BASE}rules/").text
    assert CheckRule.objects.latest("written_at").blind_entry is False


def test_a_lone_shift_asks_another_unit_which_is_told(preparer: Person, first: Person) -> None:
    remote = making.clerk(ELSEWHERE)
    clerk, other = factories.client_of(preparer), factories.client_of(remote)
    batch = making.handed_in(preparer, "A1")
    address = batch.get_absolute_url()
    assert other.get(address).status_code == 404
    fields = {"unit": str(making.unit(ELSEWHERE).pk), "reason": "夜間の1人勤務"}
    assert clerk.post(f"{address}ask-remote/", key(**fields)).status_code == 303
    outbox.dispatch()
    assert Notice.objects.get(kind="dispatch.remote_check_requested", person=remote).path == address
    assert "天満年金事務所" in clerk.get(address).text
    assert "発送前の点検を行う" not in other.get("/desk/").text  # theirs is the second check alone
    making.check(first, making.item(batch))
    photo = SimpleUploadedFile("封筒.txt", "封筒の写真の代わり".encode())
    add = f"{BASE}items/{making.item(batch).pk}/add-photos/"
    assert clerk.post(add, key(files=photo)).status_code == 303
    check = f"{BASE}items/{making.item(batch).pk}/check-item/"
    assert "封筒.txt" in other.get(check).text
    assert "発送前の点検を行う" in other.get("/desk/").text
    assert other.post(check, key(result="right", **RIGHT)).status_code == 303
    ended = other.post(f"{address}end-check/", key())
    assert (ended.status_code, ended["Location"]) == (303, BASE)


def test_what_becomes_known_later_and_the_incident_that_opened(
    preparer: Person, first: Person, second: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = making.released(preparer, first, second, "A1")
    client, row = factories.client_of(preparer), making.item(batch)
    back = key(returned_on=making.day().isoformat(), reason="moved")
    early = client.post(f"{BASE}items/{row.pk}/note-returned/", back | {"returned_on": making.day(-1).isoformat()})
    assert (early.status_code, "発送した日より前" in early.text) == (409, True)
    assert client.post(f"{BASE}items/{row.pk}/note-returned/", back).status_code == 303
    assert Returned.objects.get().reason == "moved"
    error = key(
        wrong="other_person", text="別の方の通知書", persons="2", known_on=making.day().isoformat(), known_time="00:00"
    )
    address = f"{BASE}items/{row.pk}/report-error/"
    assert client.post(address, error | {"text": ""}).status_code == 422
    assert client.post(address, error).status_code == 303
    opened: list[Any] = []
    monkeypatch.setattr(contributed.incident_opened, "_provider", opened.append)
    outbox.dispatch()
    assert [opening.subject_id for opening in opened] == [FoundError.objects.get().pk]

    def links(actor: Any, subject: str, ids: Any) -> Any:
        return {pk: Link("L-TEST", "/leak/") for pk in ids}

    monkeypatch.setattr(contributed.incidents_about, "_provider", links)
    assert "L-TEST" in client.get(batch.get_absolute_url()).text


def test_lessons_reach_the_unit_or_everyone(preparer: Person) -> None:
    head, officer = making.clerk(role="privacy_manager"), making.officer()
    for by, reach, text in ((head, "unit", "封筒を数える。"), (officer, "everyone", "宛名を声に出す。")):
        form = key(month=making.day().isoformat(), text=text, reach=reach)
        assert factories.client_of(by).post(f"{BASE}lessons/write-lesson/", form).status_code == 303
        outbox.dispatch()
    page = factories.client_of(preparer).get(f"{BASE}lessons/").text
    assert "封筒を数える。" in page
    assert "宛名を声に出す。" in page
    elsewhere = factories.client_of(making.clerk(ELSEWHERE)).get(f"{BASE}lessons/").text
    assert "封筒を数える。" not in elsewhere
    assert Lesson.objects.count() == 2
    assert Notice.objects.filter(kind="dispatch.lesson_shared", person=preparer).count() == 2


def test_readers_who_only_count_see_no_small_number(preparer: Person, first: Person, second: Person) -> None:
    row = making.item(making.released(preparer, first, second, "A1"))
    back = {"returned_on": making.day(), "reason": "moved", "note": ""}
    making.act(actions.note_returned, preparer, row, **back)
    board = factories.client_of(factories.person("board_member")).get(f"{BASE}months/").text
    assert "5未満" in board
    own = factories.client_of(making.clerk(role="office_head")).get(f"{BASE}months/", {"unit": str(making.unit().pk)})
    assert "5未満" not in own.text


@pytest.mark.parametrize("path", [BASE, f"{BASE}near-misses/", f"{BASE}months/", "/desk/", "batch", "work"])
def test_a_constant_number_of_queries(preparer: Person, first: Person, second: Person, path: str) -> None:
    client = factories.client_of(making.clerk(role="office_head"))
    codes = ["A1", "A2"]

    def add() -> Batch:
        batch = making.handed_in(preparer, *codes)
        making.check(first, making.item(batch), "missing")
        making.check(first, making.item(batch, "A2"))
        return batch

    def queries(batch: Batch) -> int:
        base = batch.get_absolute_url()
        address = {"batch": base, "work": f"{base}work/"}.get(path, path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    queries(add())
    few = queries(add())
    codes += ["A3", "A4", "A5"]
    add()
    assert queries(add()) == few


def test_the_demonstration(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_batches()
    make_batches()
    states = list(Batch.objects.values_list("state", flat=True))
    assert {state: states.count(state) for state in set(states)} == {"released": 1, "checking": 2, "preparing": 1}
    assert Plant.objects.get().caught is True
    assert FoundError.objects.count() == 1
