"""Auditors: entering, declaring, growing, and the rule of independence."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.auditors import actions
from audit.auditors.models import (
    Auditor,
    Designed,
    Goal,
    IndependenceRule,
    Process,
    Qualification,
    Relative,
    Service,
    SkillLevel,
    Study,
)
from audit.auditors.queries import levels_of, need_of, rule_on, served
from audit.auditors.refusals import AtWork, EnteredAlready, NotAnAuditor, NotBefore
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed
from tests.audit_engagements import making
from tests.audit_engagements.making import BLOCK, ELSEWHERE, NEIGHBOUR, OFFICE
from tests.support import factories

BASE = "/audit/auditors/"


@pytest.fixture
def head(db: None) -> Person:
    return making.head()


def key(**fields: Any) -> dict[str, Any]:
    return {"idempotency_key": "k", **fields}


def post(client: Client, address: str, **fields: Any) -> int:
    return client.post(address, key(**fields)).status_code


def particulars(**changes: Any) -> dict[str, Any]:
    return {
        "origin": "private", "home_block": "", "private_years": "8", "private_experience": "監査法人",
        "days_a_year": "180", "joined_on": "2024-04-01", "left_on": "",
    } | changes  # fmt: skip


def test_entered_changed_and_declared_on_the_pages(head: Person) -> None:
    client = factories.client_of(head)
    person = factories.person("auditor", at=making.unit(making.DIVISION))
    assert post(client, f"{BASE}enroll/", person="nobody", **particulars()) == 422
    assert post(client, f"{BASE}enroll/", person=person.staff_number, **particulars(left_on="2024-03-01")) == 422
    for _twice in range(2):
        assert post(client, f"{BASE}enroll/", person=person.staff_number, **particulars()) in (303, 422)
    auditor = Auditor.objects.get()
    address = auditor.get_absolute_url()
    assert "未申告のため" in client.get(address).text
    own = factories.client_of(person)
    assert "親族と設計した業務を申告する" in own.get("/desk/").text
    served_there = {"unit": str(making.unit(OFFICE).pk), "post": "国民年金課", "valid_from": "2015-04-01"}
    assert post(own, f"{address}add-service/", **served_there, valid_to="2014-03-31") == 422
    assert post(own, f"{address}add-service/", **served_there, valid_to="2019-03-31") == 303
    relative = {"relation": "spouse", "unit": str(making.unit(ELSEWHERE).pk)}
    assert post(own, f"{address}declare-relative/", **relative) == 303
    assert post(client, f"{BASE}processes/add-process/", kind="system", code="S-1", name="照会システム") == 303
    twice = client.post(
        f"{BASE}processes/add-process/", key(kind="system", code="S-1", name="別", idempotency_key="two")
    )
    assert (twice.status_code, list(twice.context["form"].errors)) == (409, ["code"])
    process = Process.objects.get()
    assert post(own, f"{address}declare-design/", process=str(process.pk), part="要件の定義") == 303
    assert post(client, f"{address}declare/") == 403
    assert post(own, f"{address}declare/") == 303
    assert "親族と設計した業務を申告する" not in own.get("/desk/").text
    page = client.get(address).text
    for shown in ("国民年金課", "配偶者", "照会システム", "要件の定義", "入力", "アカウントの所属"):
        assert shown in page
    for path, row in (
        (f"services/{Service.objects.get().pk}/withdraw-service/", Service),
        (f"relatives/{Relative.objects.get().pk}/withdraw-relative/", Relative),
        (f"designs/{Designed.objects.get().pk}/withdraw-design/", Designed),
    ):
        assert own.get(f"{BASE}{path}").status_code == 404
        assert post(client, f"{BASE}{path}", reason="") == 422
        assert post(client, f"{BASE}{path}", reason="別の人の記録") == 303
        assert row.objects.get().withdrawn_because == "別の人の記録"
    assert client.get(f"{address}change/").status_code == 200
    assert post(client, f"{address}change/", **particulars(home_block=str(making.unit(BLOCK).pk))) == 303
    assert making.fresh(auditor).home_block == making.unit(BLOCK)
    assert post(client, f"{BASE}processes/{process.pk}/retire-process/") == 303
    assert "使われていない" in own.get(f"{BASE}processes/").text


def test_growing_on_the_pages(head: Person) -> None:
    auditor = making.auditor()
    client, own = factories.client_of(head), factories.client_of(auditor.person)
    address = auditor.get_absolute_url()
    soon = making.day(30).isoformat()
    qualification = {"name": "公認内部監査人", "issuer": "協会", "obtained_on": "2020-01-01"}
    assert post(own, f"{address}add-qualification/", **qualification, expires_on=soon) == 303
    assert post(own, f"{address}add-qualification/", **qualification, idempotency_key="again") == 409
    study = {"kind": "course", "subject_name": "監査手法", "skill": "auditing", "studied_on": making.day().isoformat()}
    assert post(own, f"{address}add-study/", **study, hours="0") == 422
    assert post(own, f"{address}add-study/", **study, hours="6.5") == 303
    assert own.get(f"{address}assess/").status_code == 404
    assert post(client, f"{address}assess/", skill="data", level="2") == 303
    goal = {"skill": "data", "level": "3", "due_on": making.day().isoformat(), "how": "研修と実務"}
    assert post(own, f"{address}add-goal/", **goal) == 303
    assert "資格を更新する" in own.get("/desk/").text
    assert "育成計画の目標を判定する" in client.get("/desk/").text
    settle = f"{BASE}goals/{Goal.objects.get().pk}/settle-goal/"
    assert post(client, settle, reached="yes", outcome="") == 422
    assert post(client, settle, reached="yes", outcome="2件を一人で実施") == 303
    assert levels_of([auditor.pk])[auditor.pk] == {"data": 3}
    page = client.get(address).text
    for shown in ("公認内部監査人", "6.5", "監査手法", "研修と実務", "2件を一人で実施", "必要時間に未達"):
        assert shown in page
    matrix = client.get(f"{BASE}skills/").text
    assert "一人でできる" in matrix
    assert f'data-label="{auditor.person.name}"' in matrix
    assert own.get(f"{BASE}skills/").status_code == 404
    assert post(client, f"{BASE}set-need/", fiscal_year="2030", hours="60") == 303
    assert post(client, f"{BASE}set-need/", fiscal_year="2030", hours="80", idempotency_key="again") == 409
    assert (need_of(2029), need_of(2030), need_of(2008)) == (40, 60, 0)
    assert "6.5" in client.get(BASE, {"origin": "own", "here": "yes"}).text
    assert (Qualification.objects.count(), Study.objects.count(), SkillLevel.objects.count()) == (1, 1, 2)


def test_versions_of_the_rule_on_the_pages(head: Person) -> None:
    president = factories.client_of(making.president())
    given = {"years": "3", "reach": "unit", "home_block": "on", "reason": "人数が少ないため"}
    assert post(president, f"{BASE}rules/decide-rule/", **given, valid_from=making.day().isoformat()) == 409
    assert post(president, f"{BASE}rules/decide-rule/", **given, valid_from=making.day(1).isoformat()) == 303
    assert factories.client_of(head).get(f"{BASE}rules/decide-rule/").status_code == 404
    page = president.get(f"{BASE}rules/").text
    for shown in ("人数が少ないため", "原則として出身局内", "その部署に限る"):
        assert shown in page
    today, tomorrow = rule_on(making.day()), rule_on(making.day(1))
    assert today is not None
    assert tomorrow is not None
    assert (today.years, tomorrow.years, tomorrow.relatives) == (5, 3, False)
    with pytest.raises(NotBefore):
        making.act(
            actions.decide_rule, making.president(), valid_from=making.day(1), years=1, reach="unit", home_block=True,
            relatives=True, designers=True, reason="x",
        )  # fmt: skip


def test_a_stricter_rule_waits_until_nobody_works_against_it(head: Person) -> None:
    auditor = making.auditor()
    making.act(
        actions.add_service, head, auditor, unit=making.unit(NEIGHBOUR), post="", valid_from=date(2012, 4, 1),
        valid_to=making.day(-365 * 7),
    )  # fmt: skip
    making.planned(head, starts_on=making.day(10), ends_on=making.day(11), lead=auditor)
    with pytest.raises(AtWork):
        making.act(
            actions.decide_rule, making.president(), valid_from=making.day(1), years=10, reach="block",
            home_block=True, relatives=True, designers=True, reason="厳しくする",
        )  # fmt: skip
    assert IndependenceRule.objects.count() == 1


def test_who_may_do_what(head: Person) -> None:
    auditor, other = making.auditor(), making.auditor()
    with pytest.raises(Invisible):
        making.act(actions.declare, other.person, auditor)
    with pytest.raises(NotAllowed):
        making.act(actions.declare_relative, head, auditor, relation="spouse", unit=making.unit(OFFICE),
                   valid_from=None, valid_to=None)  # fmt: skip
    own = making.auditor(person=head)
    with pytest.raises(NotAllowed):
        making.act(actions.assess, head, own, skill="data", level=4)
    with pytest.raises(NotAnAuditor):
        making.act(actions.enroll, head, person=factories.person("staff"), particulars=None)
    for role in ("staff", "office_head", "vice_president", "system_admin"):
        client = factories.client_of(factories.person(role))
        assert client.get(auditor.get_absolute_url()).status_code == 404
        assert client.get(BASE).status_code == 404
    inspector = factories.client_of(factories.person("statutory_auditor"))
    assert inspector.get(auditor.get_absolute_url()).status_code == 200
    assert factories.client_of(other.person).get(auditor.get_absolute_url()).status_code == 404


def test_a_fact_that_bars_an_auditor_at_work_is_refused_in_words(head: Person) -> None:
    auditor = making.auditor()
    making.planned(head, lead=auditor)
    client = factories.client_of(auditor.person)
    answer = client.post(
        f"{auditor.get_absolute_url()}declare-relative/", key(relation="spouse", unit=str(making.unit(OFFICE).pk))
    )
    assert (answer.status_code, "先に担当から外して" in answer.text) == (409, True)
    making.act(actions.add_process, head, kind="system", code="S-1", name="システム", owner=None)
    with pytest.raises(EnteredAlready):
        making.act(actions.add_process, head, kind="process", code="S-1", name="別", owner=None)


def test_history_knows_accounts_roles_and_what_was_entered(head: Person) -> None:
    auditor = making.auditor()
    making.act(
        actions.add_service, head, auditor, unit=making.unit(OFFICE), post="課長", valid_from=date(2010, 4, 1),
        valid_to=date(2014, 3, 31),
    )  # fmt: skip
    factories.give(auditor.person, "staff", at=making.unit(ELSEWHERE), valid_to=making.day(-400))
    found = {(row.unit, str(row.source)) for row in served(auditor.pk)}
    division = making.unit(making.DIVISION).pk
    assert found == {
        (making.unit(OFFICE).pk, "entered"), (making.unit(ELSEWHERE).pk, "role"), (division, "role"), (division, "home"),
    }  # fmt: skip


def test_the_list_takes_a_constant_number_of_queries(head: Person) -> None:
    client = factories.client_of(head)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(BASE)
            client.get("/desk/")
        return len(seen)

    def add() -> None:
        auditor = making.auditor(home_block=making.unit(BLOCK))
        making.act(actions.add_goal, head, auditor, skill="data", level=2, due_on=making.day(), how="研修")

    add()
    queries()
    few = queries()
    add()
    add()
    assert queries() == few
