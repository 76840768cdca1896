"""The pages of what is taken outside."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from privacy import contributed
from privacy.contributed import Link
from privacy.takeouts import actions
from privacy.takeouts.demo import make_takeouts
from privacy.takeouts.models import TakeOut
from tests.support import factories
from tests.takeouts import making
from tests.takeouts.making import LAPTOP, PAPER

BASE = "/privacy/takeouts/"


@pytest.fixture
def clerk(db: None) -> Person:
    return making.clerk()


@pytest.fixture
def manager(db: None) -> Person:
    return making.manager()


def key(**fields: Any) -> dict[str, Any]:
    return {"idempotency_key": "k", **fields}


def form(person: Person, **changes: Any) -> dict[str, Any]:
    return key(
        what="訪問先名簿", persons="12", purpose="戸別訪問", destination="品川区", protection="施錠したかばん",
        carrier=person.staff_number, out_on=making.day().isoformat(), due_on=making.day(3).isoformat(),
        code_1="K-1", description_1="届書綴り", medium_1="paper", locked_1="on",
    ) | changes  # fmt: skip


def test_asked_approved_out_and_back_on_the_pages_even_when_sent_twice(clerk: Person, manager: Person) -> None:
    own, head = factories.client_of(clerk), factories.client_of(manager)
    for _ in range(2):
        answer = own.post(f"{BASE}ask/", form(clerk))
        assert answer.status_code == 303
    row = TakeOut.objects.get()
    assert "訪問先名簿" in own.get(f"{BASE}own/").text
    address = row.get_absolute_url()
    assert own.get(f"{address}approve/").status_code == 404
    assert head.get(f"{address}approve/").status_code == 200
    assert head.post(f"{address}approve/", key(note="")).status_code == 303
    assert "申請した人か運ぶ人" in head.get(f"{BASE}door/", {"code": "K-1"}).text
    door = own.get(f"{BASE}door/", {"code": "Ｋー１"})  # a reader that types through a Japanese input method
    assert door["Location"] == f"{address}go-out/?code=K-1"
    assert "checked" in own.get(door["Location"]).text
    assert "対象にありません" in own.post(f"{address}go-out/", key(codes="K-2")).text
    assert own.post(f"{address}go-out/", key(codes="Ｋ－１\r\n")).status_code == 303
    carrier = own.get(f"{BASE}door/", {"code": "K-1"})
    assert (carrier.status_code, "運ぶ本人ではない" in carrier.text) == (422, True)
    back = head.get(f"{BASE}door/", {"code": "K-1"})["Location"]
    assert back == f"{address}return-items/?code=K-1"
    assert head.post(back, key(ticked=["K-1"])).status_code == 303
    assert making.fresh(row).state == "ended"
    assert own.get(f"{BASE}door/", {"code": "K-1"}).status_code == 422


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"carrier": "nobody"}, "職員番号の人は"),
        ({"due_on": "2020-01-01"}, "今日以降"),
        ({"medium_1": "storage"}, "暗号化しなければ"),
        ({"code_2": "K-1", "description_2": "別", "medium_2": "paper"}, "重複"),
        ({"code_2": "K-2", "medium_2": "paper"}, "何であるか"),
        ({"code_1": ""}, "入力してください"),
        ({"description_2": "番号のない名簿", "medium_2": "paper"}, "管理番号を入力"),
        ({"persons": "0"}, "1"),
    ],
)
def test_bad_input_is_said_at_the_field(clerk: Person, changes: dict[str, str], words: str) -> None:
    answer = factories.client_of(clerk).post(f"{BASE}ask/", form(clerk, **changes))
    assert (answer.status_code, words in answer.text) == (422, True)
    assert not TakeOut.objects.exists()


def test_the_day_before_which_it_leaves(clerk: Person) -> None:
    changes = {"out_on": making.day(3).isoformat(), "due_on": making.day(2).isoformat()}
    assert "持ち出す日より前" in factories.client_of(clerk).post(f"{BASE}ask/", form(clerk, **changes)).text


def test_refusing_withdrawing_and_more_time_on_the_pages(clerk: Person, manager: Person) -> None:
    own, head = factories.client_of(clerk), factories.client_of(manager)
    refused, given_up = making.asked(clerk), making.asked(clerk)
    assert head.post(f"{refused.get_absolute_url()}refuse/", key(reason="")).status_code == 422
    assert head.post(f"{refused.get_absolute_url()}refuse/", key(reason="写しで足りる")).status_code == 303
    assert "写しで足りる" in own.get(refused.get_absolute_url()).text
    assert own.post(f"{given_up.get_absolute_url()}withdraw/", key()).status_code == 303
    for verb, day in (("grant-extension", 9), ("decline-extension", 12)):
        address = making.outside(clerk, manager).get_absolute_url()
        asked = key(due_on=making.day(day).isoformat(), reason="相談会が延びた")
        assert (
            own.post(f"{address}ask-extension/", key(due_on=making.day(3).isoformat(), reason="同じ日")).status_code
            == 409
        )
        assert own.post(f"{address}ask-extension/", asked | {"idempotency_key": "second"}).status_code == 303
        assert "相談会が延びた" in head.get(address).text
        assert "相談会が延びた" in head.get(f"{address}{verb}/").text
        assert head.post(f"{address}{verb}/", key()).status_code == 303


def test_destruction_on_the_pages(clerk: Person, manager: Person) -> None:
    own, head = factories.client_of(clerk), factories.client_of(manager)
    row = making.outside(clerk, manager, LAPTOP)
    address = row.get_absolute_url()
    assert "ファイル" in own.post(f"{address}claim-destroyed/", key(ticked=["PC-1"])).text
    for verb in ("reject-destroyed", "confirm-destroyed"):
        file = SimpleUploadedFile("証明書.txt", "廃棄した".encode())
        sent = own.post(f"{address}claim-destroyed/", key(ticked=["PC-1"], files=file, idempotency_key=verb))
        assert sent.status_code == 303
        assert "証明書.txt" in head.get(address).text
        assert head.post(f"{address}{verb}/", key()).status_code == 303
    assert making.fresh(row).state == "ended"


def test_a_loss_is_reported_and_its_incident_linked(
    clerk: Person, manager: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = factories.client_of(clerk)
    address = making.outside(clerk, manager).get_absolute_url()
    given = key(ticked=["K-1"], text="網棚に忘れた", known_on=making.day().isoformat(), known_time="00:00")
    nothing = own.post(f"{address}report-loss/", given | {"text": "", "ticked": []})
    assert (nothing.status_code, "番号を読み取るか" in nothing.text, nothing.text.count("入力してください。") > 0) == (
        422,
        True,
        True,
    )
    assert own.post(f"{address}report-loss/", given).status_code == 303
    assert "網棚に忘れた" in own.get(address).text

    def links(actor: Any, subject: str, ids: Any) -> Any:
        return {pk: Link("L-TEST", "/leak/") for pk in ids}

    monkeypatch.setattr(contributed.incidents_about, "_provider", links)
    assert "L-TEST" in own.get(address).text


def test_the_register_is_narrowed_to_what_is_overdue_and_exported(clerk: Person, manager: Person) -> None:
    late, soon = making.outside(clerk, manager), making.outside(clerk, manager, PAPER, due_on=making.day(30))
    with clock.shifted(timedelta(days=5)):
        client = factories.client_of(manager)
        page = client.get(BASE, {"late": "true"}).text
        assert late.reference in page
        assert soon.reference not in page
        assert "期限超過" in page
        table = client.post(f"{BASE}?late=true", {"format": "csv"})
        assert late.reference in b"".join(table.streaming_content).decode("utf-8-sig")
    assert factories.client_of(clerk).get(BASE).status_code == 404


def test_the_register_offers_the_units_in_sight_by_name(clerk: Person, manager: Person) -> None:
    here = making.asked(clerk)
    there = making.asked(making.clerk(making.ELSEWHERE))
    officer, own = factories.client_of(making.officer()), factories.client_of(manager).get(BASE).text
    assert "千代田年金事務所</option>" in own
    assert "天満年金事務所</option>" not in own
    page = officer.get(BASE, {"unit": making.ELSEWHERE}).text
    assert there.reference in page
    assert here.reference not in page
    assert officer.get(BASE, {"unit": "nowhere"}).status_code == 422
    assert factories.client_of(manager).get(BASE, {"unit": making.ELSEWHERE}).status_code == 422


@pytest.mark.parametrize("path", [BASE, f"{BASE}own/", "/desk/"])
def test_a_constant_number_of_queries(clerk: Person, manager: Person, path: str) -> None:
    clients = [factories.client_of(manager), factories.client_of(clerk)]

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            for client in clients:
                client.get(path)
        return len(seen)

    def add() -> None:
        making.asked(clerk)
        row = making.outside(clerk, manager)
        making.act(actions.ask_extension, clerk, row, due_on=making.day(9), reason="延びた")
        making.act(actions.approve, manager, making.asked(clerk), note="")

    add()
    queries()
    few = queries()
    for _ in range(3):
        add()
    assert queries() == few


def test_the_demonstration(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_takeouts()
    make_takeouts()
    states = list(TakeOut.objects.values_list("state", flat=True))
    assert {state: states.count(state) for state in set(states)} == {"asked": 1, "out": 3, "ended": 2}
    assert [row.what for row in TakeOut.objects.all() if row.is_late] == ["戸別訪問の対象者カード"]
