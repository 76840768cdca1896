"""The pages of findings, as the team, the unit, the division in charge and the president use them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.engagements.models import Engagement
from audit.findings.models import Body, Criterion, Evidence, ExternalAudit, Finding, Recommendation, Scale
from governance.people.models import Person
from tests.audit_engagements import making as audits
from tests.audit_engagements.making import NEIGHBOUR, OFFICE, act, day, fresh
from tests.audit_findings import making
from tests.support import factories

BASE = "/audit/findings/"


@pytest.fixture
def head(db: None) -> Person:
    return audits.head()


def post(client: Client, address: str, **fields: Any) -> int:
    return client.post(address, {"idempotency_key": "k", **fields}).status_code


def form(**changes: Any) -> dict[str, Any]:
    return {
        "unit": str(audits.unit(OFFICE).pk), "title": "現金の残高が合わない", "condition": "3,000円少なかった。",
        "criterion": str(Criterion.objects.get(code="CASH").pk), "criterion_text": "毎日照合する。",
        "cause_code": "supervision", "cause": "一人で照合", "effect": "亡失に気付かない", "rating": "2_high",
        "improvement": "二人で照合する。", "proposal_unit_1": str(audits.unit(making.DIVISION).pk),
        "proposal_1": "要領に照合表を加える。",
    } | changes  # fmt: skip


def test_from_the_draft_to_the_end_on_the_pages(head: Person) -> None:
    president = audits.president()
    row, lead = making.at_work(head)
    office, division = making.office_head(), making.owner()
    team, unit = factories.client_of(lead.person), factories.client_of(office)
    write = f"{BASE}of/{row.pk}/write/"
    assert write in team.get(row.get_absolute_url()).text
    assert "公印管理規程" not in team.get(write).text
    assert "受給権への影響" in team.get(write).text
    for wrong in (
        {"improvement": "", "proposal_1": "", "proposal_unit_1": ""},
        {"proposal_unit_1": ""},
        {"rating": ""},
    ):
        assert post(team, write, **form(**wrong)) == 422
    assert post(team, write, **form(unit=str(audits.unit(NEIGHBOUR).pk))) == 409
    for _twice in range(2):
        assert post(team, write, **form(), idempotency_key="once") == 303
    finding = Finding.objects.get()
    page = finding.get_absolute_url()
    assert unit.get(page).status_code == 404
    assert "二人で照合する。" in team.get(f"{page}rewrite/").text
    assert post(team, f"{page}rewrite/", **form(title="現金の照合が一人で行われている")) == 303
    assert post(team, f"{page}send-facts/") == 303
    assert "事実を確認する" in unit.get("/desk/").text
    shown = unit.get(page).text
    assert "現金の照合が一人で行われている" in shown
    assert "要領に照合表を加える。" not in shown
    assert post(unit, f"{page}object-to-facts/", text="") == 422
    assert post(unit, f"{page}object-to-facts/", text="入金は翌日に確認") == 303
    assert "事実への異議を判断する" in team.get("/desk/").text
    assert post(team, f"{page}settle-facts/", reason="当日の照合が要る") == 303
    assert "当日の照合が要る" in unit.get(page).text
    assert "改善指摘・提言に回答する" in unit.get("/desk/").text
    mine = Recommendation.objects.get(kind="improvement").get_absolute_url()
    theirs = Recommendation.objects.get(kind="proposal").get_absolute_url()
    owner = factories.client_of(division)
    assert (unit.get(theirs).status_code, owner.get(theirs).status_code, owner.get(mine).status_code) == (404, 200, 404)
    assert post(unit, f"{mine}answer/", stance="agree", text="改めます") == 422
    assert post(unit, f"{mine}answer/", stance="agree", text="改めます", what_1="照合表を作る") == 422
    plan = {"what_1": "照合表を作る", "owner_1": "会計担当課長", "until_1": day(20).isoformat()}
    assert post(unit, f"{mine}answer/", stance="agree", text="改めます", **plan) == 303
    assert "会計担当課長" in team.get(page).text
    assert post(team, f"{theirs}withdraw-recommendation/", reason="改正済み") == 303
    making.approved(head, president, lead, row)
    assert "フォローアップ報告をする" in unit.get(mine).text
    assert post(unit, f"{mine}report-progress/", claim="done", text="作りました") == 422
    sent = {"claim": "done", "text": "作りました", "evidence": making.evidence(), "idempotency_key": "p"}
    assert post(unit, f"{mine}report-progress/", **sent) == 303
    file = Evidence.objects.get().get_absolute_url()
    assert team.get(file).content == making.FILE
    assert owner.get(file).status_code == 404
    assert "フォローアップ報告を判定する" in team.get("/desk/").text
    assert unit.get(f"{mine}judge/").status_code == 404
    assert post(team, f"{mine}judge/", verdict="partly", text="一部", new_due_on="") == 422
    assert post(team, f"{mine}judge/", verdict="done", text="現物を確かめた") == 303
    assert "現物を確かめた" in unit.get(mine).text
    assert post(team, f"{mine}reopen/", text="再び一人で", new_due_on=day(9).isoformat()) == 303
    follow = f"{BASE}of/{row.pk}/plan-follow-up/"
    boss = factories.client_of(head)
    assert follow in boss.get(row.get_absolute_url()).text
    days = {"starts_on": day(30).isoformat(), "ends_on": day(29).isoformat()}
    words = {"title": "再監査", "purpose": "現地で確かめる", "auditor_days": "3"}
    assert post(boss, follow, **days, **words) == 422
    assert post(boss, follow, **(days | {"ends_on": day(31).isoformat()}), **words) == 303
    planned = Engagement.objects.get(title="再監査")
    assert (planned.kind, planned.follows, planned.state) == ("follow_up", row, "planned")
    assert planned.targets.get().unit == audits.unit(OFFICE)
    assert unit.get(planned.get_absolute_url()).status_code == 404
    assert post(factories.client_of(president), f"{mine}accept-risk/", reason="移転のため") == 303
    assert "移転のため" in unit.get(mine).text


def test_facts_are_confirmed_and_findings_withdrawn_on_the_pages(head: Person) -> None:
    row, lead = making.at_work(head)
    one, two = making.sent(lead.person, row), making.sent(lead.person, row)
    unit, team = factories.client_of(making.office_head()), factories.client_of(lead.person)
    assert post(unit, f"{one.get_absolute_url()}confirm-facts/") == 303
    assert fresh(one).state == "settled"
    assert post(team, f"{two.get_absolute_url()}withdraw/", reason="対象外") == 303
    assert "対象外" in unit.get(two.get_absolute_url()).text


def test_scale_and_criteria_on_the_pages(head: Person) -> None:
    client, team = factories.client_of(head), factories.client_of(audits.auditor().person)
    levels = {f"level_{rating}": "意味" for rating in ("1_critical", "2_high", "3_medium", "4_low")}
    new = f"{BASE}scale/decide-scale/"
    assert "受給権への影響" in client.get(new).text
    assert post(client, new, valid_from=day().isoformat(), reason="改正", **levels) == 409
    assert post(client, new, valid_from=day(1).isoformat(), reason="改正の理由", idempotency_key="b", **levels) == 303
    assert "改正の理由" in team.get(f"{BASE}scale/").text
    assert Scale.objects.count() == 2
    given = {"code": "NEW", "name": "新しい基準", "source": "新規程"}
    assert post(team, f"{BASE}criteria/add-criterion/", **given) == 303
    assert post(team, f"{BASE}criteria/add-criterion/", **given, idempotency_key="again") == 409
    row = Criterion.objects.get(code="NEW")
    assert post(team, f"{BASE}criteria/{row.pk}/retire-criterion/") == 404
    assert post(client, f"{BASE}criteria/{row.pk}/retire-criterion/") == 303
    assert not fresh(row).is_current


def test_audits_by_others_on_the_pages(head: Person) -> None:
    client, keeper, other = factories.client_of(head), audits.auditor(), audits.auditor()
    assert post(client, f"{BASE}external/add-body/", kind="audit_firm", name="東西監査法人") == 303
    given = {
        "body": str(Body.objects.get().pk), "title": "財務諸表監査", "reported_on": day().isoformat(),
        "keeper": str(keeper.pk),
    }  # fmt: skip
    assert post(client, f"{BASE}external/enter-external-audit/", **given) == 303
    audit = ExternalAudit.objects.get()
    team, stranger = factories.client_of(keeper.person), factories.client_of(other.person)
    assert stranger.get(audit.get_absolute_url()).status_code == 404
    assert post(team, f"{BASE}external/{audit.pk}/write/", **form()) == 303
    finding = Finding.objects.get()
    assert post(team, f"{finding.get_absolute_url()}issue/") == 303
    unit = factories.client_of(making.office_head())
    page = unit.get(finding.get_absolute_url()).text
    assert audit.reference in page
    assert "東西監査法人" in page
    assert unit.get(audit.get_absolute_url()).status_code == 404
    assert post(client, f"{audit.get_absolute_url()}change-keeper/", keeper=str(other.pk)) == 303
    assert finding.title in stranger.get(audit.get_absolute_url()).text
    assert team.get(finding.get_absolute_url()).status_code == 404
    listed = factories.client_of(audits.president()).get(f"{BASE}?source=external__body__kind:audit_firm").text
    assert finding.title in listed
    assert finding.title not in client.get(f"{BASE}?source=engagement__kind:office").text
    assert audit.title in client.get(f"{BASE}external/").text


def test_what_each_role_sees_of_a_finding(head: Person) -> None:
    row, lead = making.at_work(head)
    drafted, told = making.written(lead.person, row), making.sent(lead.person, row)
    people = {
        "inspector": factories.person("statutory_auditor"), "vice": factories.person("vice_president"),
        "board": factories.person("board_member"), "block": factories.person("block_officer", at=audits.unit("B4")),
        "neighbour": making.office_head(NEIGHBOUR), "auditor": audits.auditor().person, "owner": making.owner(),
        "privacy": factories.person("chief_privacy_officer"), "staff": factories.person("staff", at=audits.unit(OFFICE)),
    }  # fmt: skip

    def seen(finding: Finding) -> set[str]:
        address = finding.get_absolute_url()
        return {name for name, who in people.items() if factories.client_of(who).get(address).status_code == 200}

    assert seen(drafted) == {"inspector"}
    assert seen(told) == {"inspector", "vice", "block"}


def test_ages_by_rating_and_unit_with_an_export(head: Person) -> None:
    row, lead = making.followed(head, audits.president(), making.office_head())
    client = factories.client_of(head)
    page = client.get(f"{BASE}recommendations/ages/").text
    for words in ("評価別", row.finding.title, "365日まで"):
        assert words in page
    answer = client.post(f"{BASE}recommendations/ages/", {"format": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig") if answer.streaming else answer.content.decode()
    assert str(row) in text
    assert row.finding.title not in client.get(f"{BASE}recommendations/?late=true").text
    assert row.finding.title in client.get(f"{BASE}recommendations/?rating=2_high").text
    assert ">不明<" not in client.get(BASE).text
    assert "未改善の事項はありません" in factories.client_of(making.office_head(NEIGHBOUR)).get(
        f"{BASE}recommendations/ages/").text  # fmt: skip


@pytest.mark.parametrize("path", [BASE, f"{BASE}recommendations/", f"{BASE}recommendations/ages/", "/desk/"])
def test_a_constant_number_of_queries(head: Person, path: str) -> None:
    row, lead = making.at_work(head)
    office = making.office_head()
    clients = [factories.client_of(person) for person in (head, lead.person, office)]

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            for client in clients:
                client.get(path)
        return len(seen)

    def add() -> None:
        making.sent(lead.person, row)
        making.settled(lead.person, row, office)
        audit = making.external(head, lead)
        finding = making.written(lead.person, audit)
        act(making.actions.issue, lead.person, finding)

    add()
    queries()
    few = queries()
    add()
    add()
    assert queries() == few
