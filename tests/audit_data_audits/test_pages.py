"""The pages of data audits, as the team, the head and everyone else use them."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.data_audits import store
from audit.data_audits.demo import make_data_audits
from audit.data_audits.models import DataSet, Run
from audit.data_audits.queries import result_of
from audit.data_audits.rules import TESTS
from audit.data_audits.working import work
from audit.engagements import actions as engaging
from audit.engagements.models import Engagement
from audit.fieldwork.models import Paper
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.notices.models import Notice
from governance.notices.outbox import dispatch
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from tests.audit_data_audits import making
from tests.audit_engagements import making as auditing
from tests.support import factories

BASE = "/audit/data/"


@pytest.fixture
def head(db: None) -> Person:
    return auditing.head()


@pytest.fixture
def lead(db: None) -> Any:
    return auditing.auditor()


@pytest.fixture
def engagement(head: Person, lead: Any) -> Engagement:
    return auditing.planned(head, lead=lead)


@pytest.fixture
def client(lead: Any) -> Client:
    return factories.client_of(lead.person)


def key(**fields: Any) -> dict[str, Any]:
    return {"idempotency_key": "k", **fields}


def upload(name: str = "支払.csv", text: str = "") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (text or making.csv_text(making.ROWS)).encode())


def test_added_watched_tested_repeated_and_downloaded(client: Client, engagement: Engagement, lead: Any) -> None:
    assert "データを追加" in client.get(engagement.get_absolute_url()).text
    form = key(engagement=str(engagement.pk), title="支払伝票", origin="会計システム")
    for _twice in range(2):
        assert client.post(f"{BASE}add-data-set/", form | {"file": upload()}).status_code == 303
    data_set = DataSet.objects.get()
    assert len(list(store.arrived(data_set.pk).parent.iterdir())) == 1
    address = data_set.get_absolute_url()
    assert "<progress" in client.get(address).text
    assert "<html" not in client.get(address, headers={"HX-Request": "true"}).text
    work()
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    page = client.get(address).text
    assert all(words in page for words in ("399", "業者0", data_set.source_sha256))
    asked = {"number": "伝票番号"}
    for _twice in range(2):
        assert client.post(f"{address}run-test/gaps/", key(**asked)).status_code == 303
    row = Run.objects.get()
    assert "<html" not in client.get(row.get_absolute_url(), headers={"HX-Request": "true"}).text
    work()
    assert client.get(row.get_absolute_url(), headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "77" in client.get(row.get_absolute_url()).text
    assert client.post(f"{row.get_absolute_url()}repeat-run/", key()).status_code == 303
    work()
    again = Run.objects.get(repeats=row)
    assert "最初の実行と同じ" in client.get(again.get_absolute_url()).text
    assert "最初の実行と同じ" in client.get(row.get_absolute_url()).text
    response = client.post(row.get_absolute_url(), {"table": "0"})
    assert "77,77,1" in b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert client.post(row.get_absolute_url(), {"table": "9"}).status_code == 404
    assert "支払伝票" in client.get(engagement.get_absolute_url()).text
    assert "支払伝票" in client.get(BASE).text


def test_a_form_says_what_is_missing(client: Client, engagement: Engagement, lead: Any) -> None:
    words = {"title": "t", "origin": "o"}
    for fields, problem in (
        (words, "一つだけ"), (words | {"file": upload("x.exe")}, "終わるファイル"),
        (words | {"table": "voice.counts", "engagement": str(engagement.pk)}, "最初の日と最後の日"),
        (words | {"table": "voice.counts", "first": "2026-05-01", "last": "2026-05-02"}, "監査のために"),
    ):  # fmt: skip
        response = client.post(f"{BASE}add-data-set/", key(**fields))
        assert (response.status_code, problem in response.text) == (422, True)
    data_set = making.ready(lead.person, engagement)
    for test in TESTS.values():
        address = f"{data_set.get_absolute_url()}run-test/{test.code}/"
        assert client.get(address).status_code == 200
        if not test.needs_other:
            assert client.post(address, key()).status_code == 422
    assert (
        client.post(
            f"{data_set.get_absolute_url()}run-test/monetary_sample/", key(amount="金額", confidence=95)
        ).status_code
        == 422
    )
    assert client.get(f"{data_set.get_absolute_url()}run-test/unknown/").status_code == 404


def test_large_files_come_from_ones_own_folder(client: Client, lead: Any, engagement: Engagement) -> None:
    folder = store.drop(lead.person.staff_number)
    folder.mkdir(parents=True)
    (folder / "大.csv").write_text(making.csv_text(making.ROWS), "utf-8")
    other = factories.client_of(auditing.auditor().person)
    assert "大.csv" not in other.get(f"{BASE}add-data-set/").text
    assert client.post(f"{BASE}add-data-set/", key(title="t", origin="o", dropped="大.csv")).status_code == 303
    assert not (folder / "大.csv").exists()
    work()
    assert DataSet.objects.get().rows == 399


def test_two_lists_are_matched_on_the_pages(client: Client, lead: Any, engagement: Engagement) -> None:
    one, two = (
        making.ready(lead.person, engagement),
        making.ready(lead.person, None, making.csv_text(making.ROWS[:300]).encode()),
    )
    address = f"{one.get_absolute_url()}run-test/matching/"
    assert str(two.pk) in client.get(address).text
    given = key(keys=["伝票番号"], other_keys=["伝票番号"], way="exact")
    assert client.post(f"{address}?other={two.pk}", given | {"compared": ["金額"]}).status_code == 422
    assert client.post(f"{address}?other={two.pk}", given).status_code == 303
    work()
    row = Run.objects.get()
    assert row.found == 100
    assert "支払先" in client.get(row.get_absolute_url()).text


def test_a_sample_waits_on_the_desk_until_its_errors_are_entered(
    client: Client, lead: Any, engagement: Engagement
) -> None:
    data_set = making.ready(lead.person, engagement)
    row = making.done(lead.person, data_set, "monetary_sample", **making.SAMPLE)
    address = f"{row.get_absolute_url()}evaluate/"
    assert row.get_absolute_url() in client.get("/desk/").text
    for wrong in ("abc", "1 nan"):
        assert client.post(address, key(errors_found=wrong)).status_code == 422
    assert "標本にありません" in client.post(address, key(errors_found="9999 5")).text
    assert client.post(address, key(errors_found="", note="誤りなし")).status_code == 303
    page = client.get(row.get_absolute_url()).text
    assert all(words in page for words in ("誤りなし", "上限"))
    assert row.get_absolute_url() not in client.get("/desk/").text


def test_errors_of_rates_and_amounts_are_weighed(client: Client, lead: Any) -> None:
    data_set = making.ready(lead.person, None)
    rates = making.done(lead.person, data_set, "random_sample", confidence=95, tolerable=5, expected=0, size=None)
    amounts = making.done(lead.person, data_set, "cell_sample", **making.SAMPLE)
    for row, value in ((rates, ""), (amounts, " 0")):
        found = result_of(row)
        assert found is not None
        number = found["tables"][0]["rows"][0][0]
        assert (
            client.post(f"{row.get_absolute_url()}evaluate/", key(errors_found=f"{number}{value}")).status_code == 303
        )
        assert "許容" in client.get(row.get_absolute_url()).text
    gaps = making.done(lead.person, data_set)
    assert client.post(f"{gaps.get_absolute_url()}evaluate/", key(errors_found="")).status_code >= 400


def test_a_result_is_filed_once_as_a_working_paper(client: Client, lead: Any, engagement: Engagement) -> None:
    data_set = making.ready(lead.person, engagement)
    row = making.done(lead.person, data_set, "benford", amount="金額", digits="first", least=10)
    assert "file-paper" in client.get(row.get_absolute_url()).text
    for page in ("a", "a", "b"):
        client.post(f"{row.get_absolute_url()}file-paper/", {"idempotency_key": page})
    row.refresh_from_db()
    paper = Paper.objects.get()
    assert (row.paper, paper.engagement, paper.source_digest) == (paper.pk, engagement, row.result_sha256)
    shown = factories.client_of(auditing.president()).get(paper.get_absolute_url()).text
    assert ("<svg" in shown, row.result_sha256 in shown) == (True, True)


def test_cancelled_and_erased_on_the_pages(client: Client, head: Person, lead: Any) -> None:
    waiting = making.waiting(lead.person, None)
    assert client.post(f"{waiting.get_absolute_url()}cancel-data-set/", key()).status_code == 303
    data_set = making.ready(lead.person, None)
    row = making.asked(lead.person, data_set)
    assert client.post(f"{row.get_absolute_url()}cancel-run/", key()).status_code == 303
    assert client.post(f"{data_set.get_absolute_url()}erase-data-set/", key()).status_code == 404
    boss = factories.client_of(head)
    assert boss.post(f"{data_set.get_absolute_url()}erase-data-set/", key()).status_code == 303
    assert "消去" in client.get(data_set.get_absolute_url()).text


def test_data_of_an_engagement_are_seen_by_team_and_head_alone(head: Person, lead: Any, engagement: Engagement) -> None:
    data_set = making.ready(lead.person, engagement)
    row = making.done(lead.person, data_set)
    addresses = (
        data_set.get_absolute_url(),
        row.get_absolute_url(),
        f"{data_set.get_absolute_url()}run-test/gaps/",
        f"{row.get_absolute_url()}repeat-run/",
    )
    run(engaging.authorize, actor=factories.actor(head), subject=engagement.pk)
    run(engaging.open_on_site, actor=factories.actor(lead.person), subject=engagement.pk, where="玄関")
    others = [
        auditing.president(), factories.person("statutory_auditor"), auditing.auditor().person,
        factories.person("vice_president"), factories.person("office_head", at=auditing.unit(auditing.OFFICE)),
    ]  # fmt: skip
    for person, status in (*((other, 404) for other in others), (head, 200), (lead.person, 200)):
        client = factories.client_of(person)
        assert [client.get(address).status_code for address in addresses] == [status] * len(addresses)
        if person in others:
            assert "支払伝票" not in client.get(engagement.get_absolute_url()).text
    stranger = factories.client_of(others[2])
    assert "支払伝票" not in stranger.get(BASE).text
    assert str(engagement.pk) not in stranger.get(f"{BASE}add-data-set/").text
    assert (
        stranger.post(
            f"{BASE}add-data-set/", key(engagement=str(engagement.pk), title="t", origin="o", file=upload())
        ).status_code
        == 422
    )


def test_whoever_leaves_the_team_no_longer_sees_the_data(
    client: Client, head: Person, lead: Any, engagement: Engagement
) -> None:
    data_set = making.ready(lead.person, engagement)
    run(engaging.release, actor=factories.actor(head), subject=engagement.pk, auditor=lead)
    assert client.get(data_set.get_absolute_url()).status_code == 404


def test_who_asked_is_told(lead: Any) -> None:
    making.done(lead.person, making.ready(lead.person, None))
    dispatch()
    kinds = set(Notice.objects.filter(person=lead.person).values_list("kind", flat=True))
    assert {"data_audits.data_set_readied", "data_audits.run_finished"} <= kinds


def test_pages_ask_a_constant_number_of_queries(client: Client, lead: Any, engagement: Engagement) -> None:
    data_set = making.ready(lead.person, engagement)
    making.done(lead.person, data_set)
    addresses = (BASE, data_set.get_absolute_url(), engagement.get_absolute_url())

    def counted() -> list[int]:
        found = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            found.append(len(queries))
        return found

    before = counted()
    making.ready(lead.person, engagement)
    making.done(lead.person, data_set)
    making.done(lead.person, data_set)
    assert counted() == before


def test_the_demonstration_shows_what_was_planted(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_data_audits()
    make_data_audits()
    found = dict(Run.objects.filter(repeats__isnull=True).values_list("test", "found"))
    assert found["gaps"] == 2
    assert found["split_amounts"] >= 1
    assert found["near_duplicates"] >= 1
    assert found["closed_days"] > 0
    assert Run.objects.exclude(state="done").count() == 0
