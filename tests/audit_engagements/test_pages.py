"""The pages of audits, as the head, the team, the audited and the president use them."""

import hashlib
import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.auditors.demo import make_auditors
from audit.engagements import actions
from audit.engagements.demo import make_engagements
from audit.engagements.models import Draw, Engagement, ExemptionRequest
from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.notices.models import Notice
from governance.notices.outbox import dispatch
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from tests.audit_engagements import making
from tests.audit_engagements.making import BLOCK, NEIGHBOUR, OFFICE
from tests.audit_engagements.test_secrecy import committed
from tests.support import factories

BASE = "/audit/engagements/"


@pytest.fixture
def head(db: None) -> Person:
    return making.head()


def key(**fields: Any) -> dict[str, Any]:
    return {"idempotency_key": "k", **fields}


def form(**changes: Any) -> dict[str, Any]:
    return key(
        kind="office", title="無予告監査", purpose="現物を確かめる", units=[str(making.unit(OFFICE).pk)],
        starts_on=making.day().isoformat(), ends_on=making.day(3).isoformat(), auditor_days="10", skill_data="3",
    ) | changes  # fmt: skip


def post(client: Client, address: str, **fields: Any) -> int:
    return client.post(address, key(**fields)).status_code


def test_planned_staffed_opened_and_worked_on_the_pages(head: Person) -> None:
    client, lead = factories.client_of(head), making.auditor()
    barred = making.auditor(home_block=making.unit(BLOCK))
    for _twice in range(2):
        assert client.post(f"{BASE}plan/", form()).status_code == 303
    row = Engagement.objects.get()
    address = row.get_absolute_url()
    assert "秘密" in client.get(address).text
    assert "このブロックの出身である" in client.get(f"{address}assign/").text
    answer = client.post(f"{address}assign/", key(auditor=str(barred.pk), role="member"))
    assert (answer.status_code, "独立性の規則により" in answer.text) == (409, True)
    assert post(client, f"{address}assign/", auditor=str(lead.pk), role="lead", idempotency_key="lead") == 303
    president = factories.client_of(making.president())
    assert post(president, f"{address}grant-exemption/", auditor=str(barred.pk), lifts=["home_block"]) == 422
    lift = {"auditor": str(barred.pk), "lifts": ["home_block"], "reason": "データに詳しい者が他にいない"}
    assert post(president, f"{address}grant-exemption/", **lift) == 303
    assert post(client, f"{address}assign/", auditor=str(barred.pk), role="member", idempotency_key="two") == 303
    assert "データに詳しい者" in client.get(address).text
    assert post(client, f"{address}release/", auditor=str(barred.pk)) == 303
    assert client.get(f"{address}change-plan/").status_code == 200
    changed = form(title="変更後の監査", subject_version="", idempotency_key="changed")
    assert client.post(f"{address}change-plan/", changed).status_code == 303
    assert post(client, f"{address}authorize/") == 303
    own = factories.client_of(lead.person)
    assert "現地で監査を開始する" in own.get("/desk/").text
    assert post(own, f"{address}open-on-site/", where="") == 422
    assert post(own, f"{address}open-on-site/", where="窓口、8時45分") == 303
    for verb in ("begin-fieldwork", "end-fieldwork"):
        assert own.get(f"{address}{verb}/").status_code == 200
        assert post(own, f"{address}{verb}/") == 303
    assert "報告書を書く" in own.get("/desk/").text
    assert post(client, f"{address}close/", unreported_because="") == 422
    assert post(client, f"{address}close/", unreported_because="対象の業務が廃止されたため") == 303
    assert "変更後の監査" in client.get(BASE).text
    assert "対象の業務が廃止されたため" in president.get(address).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"units": []}, "一つ以上"),
        ({"ends_on": "2020-01-01"}, "今日以降"),
        ({"starts_on": "2030-01-02", "ends_on": "2030-01-01"}, "前"),
        ({"kind": "office", "offices": "X"}, "部署"),
        ({"title": ""}, "入力してください"),
    ],
)
def test_bad_plans_are_said_at_the_field(head: Person, changes: dict[str, Any], words: str) -> None:
    answer = factories.client_of(head).post(f"{BASE}plan/", form(**changes))
    assert (answer.status_code, words in answer.text) == (422, True)
    assert not Engagement.objects.exists()


def test_a_block_audit_announced_and_revealed_on_the_pages(head: Person) -> None:
    client, lead = factories.client_of(head), making.auditor()
    given = form(
        kind="block", announced="on", units=[str(making.unit(BLOCK).pk)], offices=[str(making.unit(OFFICE).pk)]
    )
    assert client.post(f"{BASE}plan/", given).status_code == 303
    row = Engagement.objects.get()
    address = row.get_absolute_url()
    assert post(client, f"{address}assign/", auditor=str(lead.pk), role="lead") == 303
    assert "監査を予告する" in client.get("/desk/").text
    assert post(client, f"{address}announce/") == 303
    own = factories.client_of(lead.person)
    assert "選んだ事務所を通知する" in own.get(address).text
    assert post(own, f"{address}reveal-offices/") == 303
    assert post(client, f"{address}cancel/", reason="") == 422
    assert post(client, f"{address}cancel/", reason="災害のため") == 303
    assert "災害のため" in own.get(address).text


def test_what_the_audited_see_is_what_they_were_told(head: Person) -> None:
    lead = making.auditor()
    row = making.opened(head, OFFICE, NEIGHBOUR, lead=lead)
    office = factories.client_of(factories.person("office_head", at=making.unit(OFFICE)))
    page = office.get(row.get_absolute_url()).text
    assert row.reference in page
    assert lead.person.name in page
    for hidden in ("計画した人", "開始の権限", "証明ファイル", "監査人日"):
        assert hidden not in page
    names = [period.name for period in making.unit(NEIGHBOUR).periods.all()]
    assert not any(name in page for name in names)
    assert office.get(f"{row.get_absolute_url()}proof/").status_code == 404
    assert row.title in office.get(f"{BASE}?unit={OFFICE}").text
    assert row.title not in office.get(f"{BASE}?unit={NEIGHBOUR}").text


def test_the_proof_can_be_checked_by_outsiders(head: Person) -> None:
    lead, barred = making.auditor(), making.auditor(home_block=making.unit(BLOCK))
    row = making.planned(head, lead=lead)
    president = making.president()
    making.act(actions.ask_exemption, head, row, auditor=barred, lifts=["home_block"], reason="他にいない")
    making.act(actions.grant_exemption, president, row, auditor=barred, lifts=["home_block"], reason="やむを得ない")
    making.act(actions.authorize, head, row)
    dispatch()
    making.act(actions.open_on_site, lead.person, row, where="玄関")
    row = making.fresh(row)
    inspector = factories.client_of(factories.person("statutory_auditor"))
    answer = inspector.get(f"{row.get_absolute_url()}proof/")
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    proof, links = lines[0], [line for line in lines if line["kind"] == "link"]
    assert (proof["reference"], proof["notices_to_outsiders"]) == (row.reference, 0)
    assert [link["number"] for link in links] == list(range(proof["ledger_from"], proof["ledger_to"] + 1))
    assert all(later["previous_hash"] == link["hash"] for link, later in zip(links, links[1:], strict=False))
    entries = [line for line in lines if line["kind"] == "entry"]
    assert [entry["action"] for entry in entries] == [
        "engagements.plan", "engagements.assign", "engagements.ask_exemption", "engagements.grant_exemption",
        "engagements.authorize", "engagements.open_on_site",
    ]  # fmt: skip
    by_number = {link["number"]: link for link in links}
    for entry in entries:
        content = {name: value for name, value in entry.items() if name != "kind"}
        content["at"] = content["at"].replace("Z", "+00:00")
        link = by_number[entry["number"]]
        text = json.dumps({**content, "previous_hash": link["previous_hash"]}, sort_keys=True, ensure_ascii=False,
                          separators=(",", ":"))  # fmt: skip
        assert hashlib.sha256(text.encode()).hexdigest() == link["hash"]
    told = [(line["notice"], line["to_insider"]) for line in lines if line["kind"] == "notice"]
    assert {("engagements.exemption_asked", True), ("engagements.exemption_granted", True)} <= set(told)
    page = row.get_absolute_url()
    assert "担当者、監査部長、理事長以外への通知はありません" in inspector.get(page).text
    Notice.objects.create(person=factories.person("staff"), kind="x", path=page, created_at=row.planned_at)
    assert "知らせてはならない人への通知があります" in inspector.get(page).text


def test_a_draw_on_the_pages(head: Person) -> None:
    client, lead = factories.client_of(head), making.auditor()
    block = str(making.unit(BLOCK).pk)
    assert post(client, f"{BASE}draws/commit-draw/", title="抽選", kind="block", block="", picks="100") == 409
    given = {"title": "抽選", "kind": "office", "block": block, "picks": "1"}
    assert post(client, f"{BASE}draws/commit-draw/", **given, idempotency_key="one") == 303
    draw = Draw.objects.get()
    address = draw.get_absolute_url()
    assert draw.commitment in client.get(address).text
    assert post(client, f"{address}draw-units/") == 303
    assert client.get(f"{address}program/").status_code == 404
    code = making.fresh(draw).picked[0]
    assert f"{BASE}plan/?draw={draw.pk}" in client.get(address).text
    given = client.get(f"{BASE}plan/", {"draw": str(draw.pk)}).context["form"].initial
    asked = client.get(f"{BASE}plan/").text
    assert all(words in asked for words in ("必要な技能：データ分析", "業務・システム"))
    assert (given["draw"], given["units"]) == (draw.pk, [str(making.unit(code).pk)])
    assert client.get(f"{BASE}plan/", {"draw": "x"}).context["form"].initial == {}
    row = making.opened(head, code, lead=lead, draw=making.fresh(draw))
    assert post(client, f"{address}reveal-draw/") == 303
    office = factories.client_of(factories.person("office_head", at=making.unit(code)))
    page = office.get(address).text
    assert "同じ部署になります" in page
    assert office.get(f"{address}program/").content.startswith(b'"""Draws again')
    assert draw.title in client.get(row.get_absolute_url()).text
    assert draw.title in office.get(f"{BASE}draws/").text
    assert factories.client_of(factories.person("staff")).get(address).status_code == 404


def test_the_guessing_page(head: Person) -> None:
    client = factories.client_of(head)
    assert "まだ少ない" in client.get(f"{BASE}draws/guessing/").text
    for days in range(12):
        with clock.shifted(timedelta(days=days)):
            making.opened(head, OFFICE, starts_on=making.day(), ends_on=making.day())
    assert "100 %" in client.get(f"{BASE}draws/guessing/").text


@pytest.mark.parametrize("path", [BASE, "/desk/", f"{BASE}draws/"])
def test_a_constant_number_of_queries(head: Person, path: str) -> None:
    lead = making.auditor()
    president = making.president()
    clients = [factories.client_of(person) for person in (head, lead.person, president)]

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            for client in clients:
                client.get(path)
        return len(seen)

    def add() -> None:
        making.planned(head)
        row = making.planned(head, lead=lead)
        making.act(actions.authorize, head, row)
        making.reporting(head, lead=lead)
        committed(head, [(OFFICE, 1)], 1)

    add()
    queries()
    few = queries()
    for _ in range(2):
        add()
    assert queries() == few


def test_the_desk_says_that_a_lead_was_lost(head: Person) -> None:
    lead = making.auditor()
    making.planned(head, lead=lead)
    client = factories.client_of(head)
    assert "独立でなくなりました" not in client.get("/desk/").text
    factories.give(lead.person, "staff", at=making.unit(OFFICE))
    assert "独立でなくなりました" in client.get("/desk/").text


def test_the_demonstration(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_engagements()
    make_engagements()
    make_auditors()
    states = list(Engagement.objects.values_list("state", flat=True))
    assert {state: states.count(state) for state in set(states)} == {
        "closed": 2, "reporting": 1, "fieldwork": 1, "planned": 1,
    }  # fmt: skip
    assert Draw.objects.get().state == "revealed"


def test_the_head_asks_for_an_exemption_and_the_president_refuses_one_and_grants_the_next(head: Person) -> None:
    barred, free, client = making.auditor(home_block=making.unit(BLOCK)), making.auditor(), factories.client_of(head)
    row = making.planned(head, lead=making.auditor())
    address, president = row.get_absolute_url(), making.president()
    decides = factories.client_of(president)
    assert f"{address}ask-exemption/" in client.get(f"{address}assign/").text
    ask = {"auditor": str(barred.pk), "lifts": ["home_block"], "reason": "データに詳しい者が他にいない"}
    assert post(client, f"{address}ask-exemption/", **ask | {"reason": ""}) == 422
    assert post(client, f"{address}ask-exemption/", **ask | {"auditor": str(free.pk)}) == 422
    assert post(client, f"{address}ask-exemption/", **ask | {"lifts": ["relative"]}) == 409
    for number in ("one", "one", "two"):
        expected = 409 if number == "two" else 303
        assert post(client, f"{address}ask-exemption/", **ask, idempotency_key=number) == expected
    dispatch()
    assert Notice.objects.filter(person=president, kind="engagements.exemption_asked").count() == 1
    first = ExemptionRequest.objects.get()
    assert "データに詳しい者" in client.get(address).text
    page = decides.get(f"{address}grant-exemption/")
    assert f"{address}grant-exemption/" in decides.get("/desk/").text
    assert page.context["form"].initial == {"auditor": barred.pk, "lifts": ["home_block"]}
    refusal = f"/audit/engagements/exemption-requests/{first.pk}/refuse-exemption/"
    assert post(client, refusal, reason="監査部長は認めない") == 404
    assert [post(decides, refusal, reason=words) for words in ("", "他の者で足りる", "もう一度")] == [422, 303, 303]
    assert post(decides, refusal, reason="もう一度", idempotency_key="late") == 409
    dispatch()
    assert Notice.objects.filter(person=head, kind="engagements.exemption_refused").count() == 1
    assert "他の者で足りる" in client.get(address).text
    assert f"{address}grant-exemption/" not in decides.get("/desk/").text
    assert post(client, f"{address}ask-exemption/", **ask, idempotency_key="again") == 303
    assert post(decides, f"{address}grant-exemption/", **ask, idempotency_key="grant") == 303
    assert list(ExemptionRequest.objects.values_list("state", flat=True)) == ["refused", "granted"]
    assert post(client, f"{address}assign/", auditor=str(barred.pk), role="member", idempotency_key="in") == 303


def test_the_head_withdraws_what_is_no_longer_asked(head: Person) -> None:
    barred, client = making.auditor(home_block=making.unit(BLOCK)), factories.client_of(head)
    row = making.planned(head, lead=making.auditor())
    making.act(actions.ask_exemption, head, row, auditor=barred, lifts=["home_block"], reason="他にいない")
    asked = ExemptionRequest.objects.get()
    address = f"/audit/engagements/exemption-requests/{asked.pk}/withdraw-exemption/"
    assert address in client.get(row.get_absolute_url()).text
    assert post(client, address) == 303
    assert making.fresh(asked).state == "withdrawn"
    assert "独立性の規則の解除を決める" not in factories.client_of(making.president()).get("/desk/").text
    other = factories.client_of(making.auditor().person)
    assert [other.get(path).status_code for path in (address, row.get_absolute_url())] == [404, 404]
