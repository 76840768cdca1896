"""The pages of contractors, filled in as a browser does."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from privacy.contractors.demo import make_contractors
from privacy.contractors.models import Bid, Catalogue, Contractor, Finding, Inspection, Job, Subcontract
from privacy.contractors.queries import items_of
from tests.privacy_contractors import making
from tests.support import factories

BASE = "/privacy/contractors/"
DAY = "2099-03-31"


@pytest.fixture
def division(db: None) -> Person:
    return making.division()


def send(client: Any, address: str, **data: Any) -> Any:
    answer = client.post(address, data)
    assert answer.status_code == 303, (address, answer.status_code, answer.text[-3000:])
    return answer


def test_from_the_register_to_the_end_of_a_contract(division: Person) -> None:
    client, officer = factories.client_of(division), factories.client_of(making.officer())
    number = "１０１０００１００００１１"
    send(
        client, f"{BASE}companies/register/", number=number, name="東都印刷", contact="品質管理課", phone="03-5550-0111"
    )
    company = Contractor.objects.get(number=making.PRINTER)
    address = company.get_absolute_url()
    send(client, f"{address}change/", name="東都データ印刷", contact="品質管理課", phone="03-5550-0112")
    send(
        client,
        f"{address}add-certificate/",
        kind="isms",
        number="IS 1",
        issued_on="2026-04-01",
        expires_on=DAY,
        files=making.upload(),
    )
    send(client, f"{address}file-bid/", title="定期便の印字", unit=str(making.unit().pk))
    bid = Bid.objects.get()
    answers = {f"answer_{i.pk}": "yes" for i in items_of(bid.catalogue_id)}
    notes = {f"note_{i.pk}": "写しで確認" for i in items_of(bid.catalogue_id)}
    some = dict(list(answers.items())[:1]) | dict(list(notes.items())[:1])
    said = client.post(f"{bid.get_absolute_url()}answer-bid/", some | {"idempotency_key": "first"}, follow=True)
    assert "まだ記入していない項目" in said.text
    assert "入札者の確認表に記入する" in client.get("/desk/").text
    assert "入札者について判断する" not in officer.get("/desk/").text
    send(client, f"{bid.get_absolute_url()}answer-bid/", **answers, **notes)
    assert "入札者について判断する" in officer.get("/desk/").text
    assert client.get(f"{bid.get_absolute_url()}decide-bid/").status_code == 200
    assert client.post(f"{bid.get_absolute_url()}decide-bid/", {"granted": "yes", "reason": "可"}).status_code == 409
    send(officer, f"{bid.get_absolute_url()}decide-bid/", granted="yes", reason="条件を満たす")
    terms = {
        "contract_number": "第1号", "data_kinds": ["names", "records"], "persons": "500",
        "places": "戸田工場\n蕨倉庫", "staff": "10",
        "starts_on": clock.today().isoformat(), "ends_on": DAY,
    }  # fmt: skip
    send(client, f"{bid.get_absolute_url()}enter-contract/", **terms)
    job = Job.objects.get()
    assert job.places == ["戸田工場", "蕨倉庫"]
    clauses = {f"answer_{i.pk}": "yes" for i in items_of(job.clauses_in_id)}
    send(client, f"{job.get_absolute_url()}fill-clauses/", **clauses)
    send(client, f"{job.get_absolute_url()}begin/")
    _subcontract(client, officer, job)
    _inspect(client, officer, job, division)
    for kind in ("return", "destruction"):
        today = clock.today().isoformat()
        send(
            client,
            f"{job.get_absolute_url()}add-proof/",
            kind=kind,
            done_on=today,
            text="溶解に立会い",
            files=making.upload(),
        )
    send(client, f"{job.get_absolute_url()}close/")
    page = client.get(job.get_absolute_url()).text
    assert "終了（返却・廃棄済み）" in page


def _subcontract(client: Any, officer: Any, job: Job) -> None:
    asked = {"number": making.SUB, "name": "入力センター", "work": "氏名の入力", "place": "浦安市"}
    send(client, f"{job.get_absolute_url()}ask-consent/", **asked)
    row = Subcontract.objects.get()
    assert client.post(f"{job.get_absolute_url()}ask-consent/", asked | {"number": making.PRINTER}).status_code == 409
    send(officer, f"{BASE}subcontracts/{row.pk}/decide-consent/", granted="yes", reason="同じ条件を課している")


def _inspect(client: Any, officer: Any, job: Job, inspector: Person) -> None:
    plan = {"planned_on": clock.today().isoformat(), "inspector": str(inspector.pk)}
    send(client, f"{job.get_absolute_url()}plan-inspection/", **plan)
    row = Inspection.objects.get()
    for number, item in enumerate(items_of(row.catalogue_id)):
        seen = {"answer": "yes"} if number else {"answer": "no", "note": "記録なし", "files": making.upload()}
        send(client, f"{row.get_absolute_url()}save-item/", item=str(item.pk), **seen)
    counted = {"staff_counted": "10", "places_counted": "戸田工場\n蕨倉庫", "summary": "記録に不備"}
    send(client, f"{row.get_absolute_url()}finish/", inspected_on=clock.today().isoformat(), **counted)
    finding = Finding.objects.get()
    send(client, f"{BASE}findings/{finding.pk}/report-finding/", report="記録簿を備えた")
    send(officer, f"{BASE}findings/{finding.pk}/check-finding/", granted="yes", reason="現地で確認")
    assert "現地で確認" in client.get(row.get_absolute_url()).text


def test_a_leak_is_noted_on_the_page_of_the_contract(division: Person) -> None:
    job, client = making.job(division), factories.client_of(division)
    form = {"known_on": clock.today().isoformat(), "known_time": "00:00", "text": "封筒の取り違え"}
    send(client, f"{job.get_absolute_url()}report-leak/", **form)
    leak = job.leaks.get()
    assert (leak.persons, leak.text) == (None, "封筒の取り違え")
    other = factories.client_of(making.division(making.ELSEWHERE))
    assert other.get(f"{job.get_absolute_url()}report-leak/").status_code == 404


def test_a_catalogue_is_written_on_its_pages(db: None) -> None:
    client = factories.client_of(making.officer())
    answer = send(client, f"{BASE}catalogues/draft-catalogue/", kind="clauses")
    send(client, answer["Location"], lines="*秘密保持\n監督と研修")
    draft = Catalogue.objects.get(state="draft")
    assert list(draft.items.values_list("text", "is_must")) == [("秘密保持", True), ("監督と研修", False)]
    send(client, f"{draft.get_absolute_url()}put-in-force/", valid_from=clock.today().isoformat())
    assert "秘密保持" in factories.client_of(making.division()).get(draft.get_absolute_url()).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"number": "123"}, "13桁"),
        ({"name": ""}, "入力してください"),
    ],
)
def test_bad_input_is_said_at_the_field(division: Person, changes: dict[str, str], words: str) -> None:
    form = {"number": making.PRINTER, "name": "東都印刷", "contact": "課", "phone": "03"} | changes
    answer = factories.client_of(division).post(f"{BASE}companies/register/", form)
    assert (answer.status_code, words in answer.text) == (422, True)


def test_lists_take_a_constant_number_of_queries(division: Person) -> None:
    client = factories.client_of(division)
    paths = [
        BASE,
        *(f"{BASE}{part}/" for part in ("at-risk", "companies", "bids", "inspections", "findings")),
        "/desk/",
    ]

    def queries() -> list[int]:
        counts = []
        for path in paths:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(path).status_code == 200, path
            counts.append(len(seen))
        return counts

    def fill(number: str) -> None:
        row = making.planned(division, making.job(division, making.company(division, number), persons=2_000_000))
        making.finish(row, no=0)

    fill(making.PRINTER)
    queries()
    few = queries()
    fill(making.SUB)
    fill(making.BELOW)
    assert queries() == few


def test_the_demonstration(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_contractors()
    make_contractors()
    assert (Contractor.objects.count(), Job.objects.count(), Inspection.objects.count()) == (3, 2, 1)
    assert Subcontract.objects.filter(state="requested").count() == 1
    client = factories.client_of(Person.objects.get(staff_number="division"))
    assert Job.objects.earliest("score").reference in client.get(BASE).text
