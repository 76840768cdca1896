"""The forms and pages of proposals."""

import secrets
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import clock
from tests.proposals import making
from tests.support import factories
from voice.proposals import actions
from voice.proposals.models import CriteriaSet, ManualChange, Proposal, Reply, Task

BASE = "/voice/proposals/"
FORM = {
    "title": "番号札に待ち時間を印字する", "problem": "月末は二時間待ちになる。", "idea": "目安を印字する。",
    "effect": "苦情が減る。", "kind": "operation", "idempotency_key": "a",
}  # fmt: skip


def send(person: Any, address: str, **data: Any) -> Any:
    return factories.client_of(person).post(address, {"idempotency_key": secrets.token_hex(4)} | data)


def scores() -> dict[str, Any]:
    return {f"{name}_{n}": value for n in range(1, 6) for name, value in (("points", "4"), ("reason", "妥当"))}


class TestFiling:
    def test_once_even_when_sent_twice(self, db: None) -> None:
        client = factories.client_of(making.clerk())
        for key in ("a", "a", "after back"):
            answer = client.post(f"{BASE}file/", FORM | {"idempotency_key": key})
            assert answer.status_code == 303
        filed = Proposal.objects.get()
        assert (filed.kind, filed.show_name, filed.state) == ("operation", False, "received")
        assert FORM["title"] in client.get(answer["Location"]).content.decode()

    @pytest.mark.parametrize("name", ["title", "problem", "idea", "effect", "kind"])
    def test_what_is_missing_is_said_at_the_field_and_nothing_is_lost(self, db: None, name: str) -> None:
        answer = factories.client_of(making.clerk()).post(f"{BASE}file/", FORM | {name: "", "show_name": "on"})
        page = answer.content.decode()
        assert (answer.status_code, f'href="#id_{name}' in page) == (422, True)
        assert all(value in page for key, value in FORM.items() if key != name)
        assert "checked" in page
        assert not Proposal.objects.exists()

    def test_similar_ones_without_javascript_send_nothing_and_keep_what_was_typed(self, db: None) -> None:
        clerk = making.clerk()
        earlier = making.filed(by=clerk)
        data = {**FORM, "title": "番号札に待ち時間を出す", "effect": "", "see_similar": "1", "show_name": "on"}
        answer = factories.client_of(clerk).post(f"{BASE}file/", data)
        page = answer.content.decode()
        assert (answer.status_code, earlier.reference in page, "error-summary" in page) == (200, True, False)
        assert all(value in page for value in (data["title"], FORM["problem"], FORM["idea"]))
        assert Proposal.objects.count() == 1

    def test_similar_ones_as_a_fragment(self, db: None) -> None:
        clerk = making.clerk()
        earlier = making.filed(by=clerk)
        client = factories.client_of(clerk)
        page = client.post(f"{BASE}similar/", {"title": "待ち時間を印字"}).content.decode()
        assert earlier.reference in page
        assert "<html" not in page
        assert "見つかりません" in client.post(f"{BASE}similar/", {"title": "拡大鏡"}).content.decode()


def test_the_whole_way_through_the_pages(db: None) -> None:
    clerk, window, owner = making.clerk(), making.window(), making.owner()
    filed = making.filed(by=clerk)
    at = filed.get_absolute_url()
    division = str(making.unit("D08").pk)
    assert send(window, f"{at}sort/", division=division, note="至急").status_code == 303
    answer = send(owner, f"{at}assess/", outcome="partly", comment="一部できる。", **scores())
    assert answer.status_code == 303
    assert "一部できる。" in factories.client_of(window).get(f"{at}decide/").content.decode()
    assert send(window, f"{at}return-assessment/", note="理由が足りません。").status_code == 303
    assert "理由が足りません。" in factories.client_of(owner).get(at).content.decode()
    assert send(owner, f"{at}assess/", outcome="partly", comment="書き改めた。", **scores()).status_code == 303
    assert send(window, f"{at}decide/", outcome="partly", text="一部採用します。").status_code == 303
    assert send(clerk, f"{at}reply/", text="いつからですか。").status_code == 303
    assert send(window, f"{at}respond/", text="来月からです。").status_code == 303
    assert "来月からです。" in factories.client_of(clerk).get(at).content.decode()
    assert Reply.objects.get().read_at is not None
    unit = str(making.unit("D08").pk)
    due = (clock.today() + timedelta(days=3)).isoformat()
    assert send(window, f"{at}add-task/", text="手順書", unit=unit, due_on=due).status_code == 303
    manual = {"manual": "窓口", "section": "3", "in_force_on": clock.today().isoformat(), "text": "印字する。"}
    assert "終わっていない作業" in send(window, f"{at}record-manual/", **manual).content.decode()
    task = Task.objects.get()
    page = factories.client_of(owner).get(at).content.decode()
    assert f"{BASE}tasks/{task.pk}/finish-task/" in page
    assert send(owner, f"{BASE}tasks/{task.pk}/finish-task/", evidence="配った。").status_code == 303
    assert send(window, f"{at}record-manual/", **manual).status_code == 303
    assert (ManualChange.objects.get().section, Proposal.objects.get().state) == ("3", "in_manual")


def test_colleagues_support_and_comment_on_the_page(db: None) -> None:
    colleague = making.clerk(making.ELSEWHERE)
    filed = making.answered()
    at = filed.get_absolute_url()
    assert factories.client_of(colleague).get(at).status_code == 404
    making.publish(filed)
    assert send(colleague, f"{at}support/").status_code == 303
    assert "1人が賛同しています" in factories.client_of(colleague).get(at).content.decode()
    assert send(colleague, f"{at}withdraw-support/").status_code == 303
    assert send(colleague, f"{at}comment/", text="賛成です。").status_code == 303
    page = factories.client_of(colleague).get(at).content.decode()
    assert "賛成です。" in page
    assert "賛同する" in page


def test_replies_and_notes_are_not_for_colleagues(db: None) -> None:
    clerk = making.clerk()
    filed = making.answered(by=clerk)
    making.act(actions.reply, clerk, filed, text="内輪の返信")
    making.act(actions.sort, making.window(), making.filed(by=clerk), division=None, note="内輪の連絡")
    making.publish(filed)
    head = factories.person("office_head", at=making.unit())
    for reader, sees in ((making.clerk(), False), (head, False), (clerk, True), (making.owner(), True)):
        assert ("内輪の返信" in factories.client_of(reader).get(filed.get_absolute_url()).content.decode()) is sees


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"points_3": ""}, "選んでください"), ({"reason_2": ""}, "入力してください"), ({"points_1": "6"}, "id_points_1"),
        ({"outcome": "study"}, "検討を終える日"), ({"outcome": "study", "study_until": "きのう"}, "日付は"),
    ],
)  # fmt: skip
def test_an_evaluation_needs_points_and_a_reason_for_each_criterion(
    db: None, changes: dict[str, str], words: str
) -> None:
    filed = making.sorted_to()
    data = {"outcome": "adopted", "comment": "𠮷", **scores()} | changes
    answer = send(making.owner(), f"{filed.get_absolute_url()}assess/", **data)
    page = answer.content.decode()
    assert (answer.status_code, words in page, "𠮷" in page) == (422, True, True)


def test_it_is_not_sorted_to_a_division_where_nobody_is_in_charge(db: None) -> None:
    page, empty = f"{making.filed().get_absolute_url()}sort/", str(making.unit("D10").pk)
    window = making.window()
    assert empty not in factories.client_of(window).get(page).content.decode()
    answer = send(window, page, division=empty, note="")
    assert (answer.status_code, "選択肢から選んでください" in answer.content.decode()) == (422, True)


def test_the_page_of_the_criteria_and_a_new_version(db: None) -> None:
    window = making.window()
    page = factories.client_of(making.clerk()).get(f"{BASE}criteria/").content.decode()
    assert "お客様への効果" in page
    data = {"reason": "見直し", "name_1": "効果", "question_1": "役に立つか。"}
    missing = send(window, f"{BASE}criteria/set-criteria/", **(data | {"question_1": ""}))
    assert (missing.status_code, "問うこと" in missing.content.decode()) == (422, True)
    assert send(window, f"{BASE}criteria/set-criteria/", **(data | {"name_1": "", "question_1": ""})).status_code == 422
    assert send(window, f"{BASE}criteria/set-criteria/", **data).status_code == 303
    assert CriteriaSet.objects.get(number=2).criteria.get().name == "効果"
    assert send(making.clerk(), f"{BASE}criteria/set-criteria/", **data).status_code == 404


def test_overdue_tasks_are_found_in_the_list(db: None) -> None:
    filed, _ = making.answered(), making.answered()
    making.act(actions.add_task, making.window(), filed, text="作業", unit=making.unit("D09"), due_on=clock.today())
    with clock.shifted(timedelta(days=2)):
        client = factories.client_of(making.window())
        page: Any = client.get(BASE, {"late": "on"})
        assert page.context["page"].paginator.count == 1
        assert "期限超過" in client.get(filed.get_absolute_url()).content.decode()
    assert page.context["page"].object_list[0] == filed


@pytest.mark.parametrize(
    "path", ["", "lists/", "LIST", "participation/", "participation/offices/", "quarters/", "../../desk/"]
)
def test_a_constant_number_of_queries(db: None, path: str) -> None:
    def file(count: int) -> None:
        for _ in range(count):
            making.publish(making.answered("already", division=None))
            making.sorted_to(None)

    file(1)
    if path == "LIST":
        path = f"lists/{Proposal.objects.filter(published_at__isnull=False)[0].entries.get().issue_id}/"
    service = factories.client_of(making.window())

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert service.get(f"{BASE}{path}".replace("voice/proposals/../../", "")).status_code == 200
        return len(seen)

    queries()
    few = queries()
    file(3)
    assert queries() == few
