"""A year's plan: written by the head, solved, approved by the president as it was read, changed with reasons, and done."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.engagements import actions as engaging
from audit.engagements.models import Engagement, Target
from audit.planning import actions
from audit.planning.demo import make_plans
from audit.planning.models import AnnualPlan, Line, Proposal
from audit.planning.refusals import NotAsShown, WorkHasBegun
from governance import clock
from governance.access import SYSTEM
from governance.calendar.business_days import is_open
from governance.calendar.eras import fiscal_year
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import NotAllowed, run
from tests.audit_engagements import making
from tests.audit_engagements.making import BLOCK, ELSEWHERE, NEIGHBOUR, OFFICE, act, day, fresh, unit
from tests.audit_planning.making import a_line, approved, drafted, line_of, submitted
from tests.support import factories

BASE = "/audit/planning/"


@pytest.fixture
def head(db: None) -> Person:
    return making.head()


@pytest.fixture
def president(db: None) -> Person:
    return making.president()


def key(**fields: Any) -> dict[str, Any]:
    return {"idempotency_key": "k", **fields}


def form(**changes: Any) -> dict[str, Any]:
    return key(
        kind="office", title="無予告", purpose="現物", units=[str(unit(OFFICE).pk)], first_day=day(1).isoformat(),
        last_day=day(40).isoformat(), auditor_days="5", team_size="1", matters="3",
    ) | changes  # fmt: skip


def test_written_solved_submitted_returned_and_approved_on_the_pages(head: Person, president: Person) -> None:
    client, other = factories.client_of(head), factories.client_of(president)
    auditor = making.auditor()
    begun = key(fiscal_year=str(fiscal_year(day())), policy="高リスクを優先", cycle_years="5")
    for _twice in range(2):
        assert client.post(f"{BASE}draft/", begun).status_code == 303
    plan = AnnualPlan.objects.get()
    address = plan.get_absolute_url()
    assert client.post(f"{BASE}draft/", begun | {"idempotency_key": "two"}).status_code == 409
    assert client.post(f"{address}submit/", key()).status_code == 409
    assert client.post(f"{address}add-line/", form()).status_code == 303
    line = Line.objects.get()
    changed = form(title="変更後", quarter="4", first_day="", last_day="", skill_data="")
    assert "無予告" in client.get(f"{line.get_absolute_url()}change-line/").text
    assert client.post(f"{line.get_absolute_url()}change-line/", changed).status_code == 303
    assert fresh(line).first_day.month == 1
    assert client.post(f"{address}rewrite/", key(policy="方針を改める", cycle_years="4")).status_code == 303
    assert client.post(f"{address}propose/", key()).status_code == 303
    assert auditor.person.name in client.get(address).text
    assert "これより良い案はありません" in client.get(address).text
    assert client.post(f"{address}submit/", key()).status_code == 303
    assert client.post(f"{address}add-line/", form(idempotency_key="late")).status_code in (403, 409)
    assert "監査計画を決定する" in other.get("/desk/").text
    assert other.post(f"{address}send-back/", key(reason="")).status_code == 422
    assert other.post(f"{address}send-back/", key(reason="根拠を足す")).status_code == 303
    assert "監査計画を直す" in client.get("/desk/").text
    assert client.post(f"{address}submit/", key(idempotency_key="again")).status_code == 303
    assert fresh(plan).digest in other.get(f"{address}approve/").text
    assert other.post(f"{address}approve/", key(digest="0" * 64)).status_code == 409
    assert other.post(f"{address}approve/", key(digest=fresh(plan).digest, idempotency_key="yes")).status_code == 303
    assert "承認時のまま" in client.get(address).text
    assert "変更後" in client.get(f"{BASE}lines/?kind=office&unit={OFFICE}").text
    assert "今年度の計画" in client.get(BASE).text
    assert client.get(f"{address}coverage/").status_code == 200


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"units": []}, "一つ以上"),
        ({"first_day": "", "last_day": ""}, "四半期を選ぶか"),
        ({"first_day": "2031-01-02", "last_day": "2031-01-05"}, "年度の外"),
        ({"last_day": "2026-01-01"}, "前"),
        ({"offices": ["X"]}, "部署"),
        ({"auditor_days": "0"}, "1"),
    ],
)
def test_bad_lines_are_said_at_the_field(head: Person, changes: dict[str, Any], words: str) -> None:
    plan = drafted(head)
    answer = factories.client_of(head).post(f"{plan.get_absolute_url()}add-line/", form(**changes))
    assert (answer.status_code, words in answer.text) == (422, True)
    assert not Line.objects.exists()


def test_the_solver_asks_the_database_who_is_independent_and_leaves_nothing_behind(head: Person) -> None:
    barred = making.auditor(home_block=unit(BLOCK))
    plan = drafted(
        head, a_line(OFFICE, title="出身"), a_line(ELSEWHERE, title="他所"), a_line(NEIGHBOUR, skills={"data": 3})
    )
    act(actions.propose, head, plan)
    assert (Engagement.objects.count(), Target.objects.count()) == (0, 0)
    origins = {line.title: str(line.origin) for line in plan.lines.all()}
    found = Proposal.objects.get()
    assert [(one[0], one[2]) for one in found.placed] == [(origins["他所"], [str(barred.pk)])]
    assert {one[0]: one[1] for one in found.unmet}[origins["出身"]] == "independence"
    page = factories.client_of(head).get(plan.get_absolute_url()).text
    assert "独立している監査員が足りません" in page
    assert "このブロックの出身である" in page
    free = making.auditor()
    act(actions.propose, head, plan)
    again = Proposal.objects.order_by("made_at").last()
    assert {one[0] for one in again.placed} == {origins["出身"], origins["他所"]}
    assert [one[1] for one in again.unmet] == ["skill"]
    assert str(free.pk) in str(again.placed)
    act(actions.propose, head, plan)
    last = Proposal.objects.order_by("made_at").last()
    assert (last.input_digest, last.placed) == (again.input_digest, again.placed)


def test_who_works_already_is_not_planned_twice(head: Person) -> None:
    lead = making.auditor(days_a_year=13)
    making.planned(head, ELSEWHERE, lead=lead)
    plan = drafted(head, a_line(ELSEWHERE))
    act(actions.propose, head, plan)
    assert [one[1] for one in Proposal.objects.get().unmet] == ["days"]


def test_nothing_is_proposed_for_days_that_are_over(head: Person) -> None:
    making.auditor()
    plan = drafted(
        head, a_line(ELSEWHERE, title="始まっている", first_day=day(-90)),
        a_line(OFFICE, title="終わっている", first_day=day(-90), last_day=day(-30)),
    )  # fmt: skip
    act(actions.propose, head, plan)
    found = Proposal.objects.get()
    first = [date.fromisoformat(one[1]) for one in found.placed]
    assert [one >= day() and is_open(one) for one in first] == [True]
    page = factories.client_of(head).get(plan.get_absolute_url()).text
    assert "必要：1週、期間：0週" in page
    address = f"{plan.get_absolute_url()}add-line/"
    over = form(quarter="", first_day=day(-90).isoformat(), last_day=day(-30).isoformat())
    assert "すでに過ぎた期間です" in factories.client_of(head).post(address, over).text
    assert [one[1:] for one in found.unmet] == [["window", ["1", "0"]]]


def test_the_approval_is_bound_to_what_was_read(head: Person, president: Person) -> None:
    plan = submitted(head)
    with pytest.raises(NotAsShown):
        act(actions.approve, president, plan, digest="f" * 64)
    with pytest.raises(NotAllowed):
        act(actions.approve, head, plan, digest=plan.digest)
    with making.refused("only while it is a draft"):
        Line.objects.filter(plan=plan).update(auditor_days=99)
    with making.refused("only while it is a draft"):
        line_of(plan).targets.all().delete()
    with making.refused("the president approves"):
        AnnualPlan.objects.filter(pk=plan.pk).update(
            state="approved", approved_by=factories.person("statutory_auditor", at=unit("D15")), approved_at=clock.now(),
            approved_digest=plan.digest,
        )  # fmt: skip
    act(actions.approve, president, plan, digest=plan.digest)
    with making.refused("is not changed|final"):
        AnnualPlan.objects.filter(pk=plan.pk).update(policy="別の方針")


def test_a_change_needs_a_reason_shows_what_it_changes_and_replaces_at_approval(
    head: Person, president: Person
) -> None:
    first = approved(head, president, a_line(OFFICE, title="残る"), a_line(NEIGHBOUR, title="外す"))
    client = factories.client_of(head)
    begun = key(fiscal_year=str(first.fiscal_year), policy="方針", cycle_years="5")
    assert client.post(f"{BASE}draft/", begun).status_code == 409
    assert client.post(f"{BASE}draft/", begun | {"reason": "誤送付が続いた"}).status_code == 303
    second = AnnualPlan.objects.get(number=2)
    address = second.get_absolute_url()
    dropped = second.lines.get(title="外す")
    assert client.post(f"{address}remove-line/", key(line=str(dropped.pk))).status_code == 303
    act(actions.add_line, head, second, planned=a_line(ELSEWHERE, title="加える"))
    page = client.get(address).text
    assert "追加: 加える" in page
    assert "削除: 外す" in page
    act(actions.submit, head, second)
    act(actions.approve, president, second, digest=fresh(second).digest)
    assert (fresh(first).state, fresh(second).state) == ("replaced", "approved")
    assert first.lines.count() == 2


def test_from_an_approved_line_an_audit_is_planned_in_one_step_prefilled(head: Person, president: Person) -> None:
    lead = making.auditor()
    plan = drafted(head, a_line(title="無予告の監査", skills={"data": 2}, auditor_days=10))
    act(actions.submit, head, plan)
    act(actions.approve, president, plan, digest=fresh(plan).digest)
    line = line_of(plan)
    client = factories.client_of(head)
    assert "項目から監査を計画する" in client.get("/desk/").text
    address = f"{line.get_absolute_url()}plan-engagement/"
    page = client.get(address)
    assert "無予告の監査" in page.text
    given = page.context["form"].initial
    assert (given["auditor_days"], given["skill_data"], given["units"]) == (10, 2, [str(unit(OFFICE).pk)])
    asked = key(
        kind="office", title=given["title"], purpose=given["purpose"], units=given["units"],
        starts_on=given["starts_on"].isoformat(), ends_on=given["ends_on"].isoformat(), auditor_days="10", skill_data="2",
    )  # fmt: skip
    for _twice in range(2):
        assert client.post(address, asked).status_code == 303
    row = Engagement.objects.get()
    assert fresh(line).engagement == row
    assert "監査計画での位置付け" in client.get(row.get_absolute_url()).text
    own = factories.client_of(lead.person)
    assert own.get(line.get_absolute_url()).status_code == 404
    act(engaging.assign, head, row, auditor=lead, role="lead")
    assert own.get(line.get_absolute_url()).status_code == 200
    assert "無予告の監査" in own.get(f"{BASE}lines/").text
    assert own.get(plan.get_absolute_url()).status_code == 404
    assert "計画済み" in client.get(plan.get_absolute_url()).text
    later = drafted(head, reason="見直し")
    with pytest.raises(WorkHasBegun):
        act(actions.remove_line, head, later, line=line_of(later))
    with pytest.raises(WorkHasBegun):
        act(actions.change_line, head, line_of(later), planned=a_line())


def test_a_line_is_free_again_when_its_audit_is_cancelled(head: Person, president: Person) -> None:
    plan = approved(head, president, a_line(title="やり直す監査"), a_line(ELSEWHERE, title="外す監査"))
    for line in plan.lines.all():
        act(actions.plan_engagement, head, line, planned=making.a_plan(OFFICE, title=line.title))
    again, dropped = (plan.lines.get(title=title) for title in ("やり直す監査", "外す監査"))
    with pytest.raises(WorkHasBegun):
        act(actions.plan_engagement, head, again, planned=making.a_plan(OFFICE))
    for row in Engagement.objects.all():
        act(engaging.cancel, head, row, reason="担当者の異動")
    client = factories.client_of(head)
    assert f"{again.get_absolute_url()}plan-engagement/" in client.get(again.get_absolute_url()).text
    act(actions.plan_engagement, head, again, planned=making.a_plan(OFFICE, title="二度目"))
    assert fresh(again).engagement.title == "二度目"
    later = drafted(head, reason="見直し")
    act(actions.propose, head, later)
    act(actions.change_line, head, later.lines.get(title="外す監査"), planned=a_line(NEIGHBOUR, title="別の監査"))
    act(actions.remove_line, head, later, line=later.lines.get(title="別の監査"))
    assert [line.title for line in later.lines.all()] == ["やり直す監査"]


def test_plan_against_done_counts_what_is_closed_and_what_is_late(head: Person, president: Person) -> None:
    plan = approved(head, president, a_line(OFFICE, title="終わる"), a_line(NEIGHBOUR, title="遅れる"))
    line = plan.lines.get(title="終わる")
    lead = making.auditor()
    act(actions.plan_engagement, head, line, planned=making.a_plan(OFFICE))
    row = Engagement.objects.get()
    act(engaging.assign, head, row, auditor=lead, role="lead")
    act(engaging.authorize, head, row)
    act(engaging.open_on_site, lead.person, row, where="玄関")
    act(engaging.begin_fieldwork, lead.person, row)
    act(engaging.end_fieldwork, lead.person, row)
    act(engaging.close, head, row, unreported_because="試行のため")
    with clock.shifted(timedelta(days=61)):
        page = factories.client_of(president).get(plan.get_absolute_url()).text
    assert "計画と実績" in page
    assert "遅れ" in page
    assert "完了" in page


def test_coverage_names_what_nobody_looks_at(head: Person, president: Person) -> None:
    making.opened(head, ELSEWHERE)
    plan = approved(head, president, a_line(OFFICE))
    page = factories.client_of(head).get(f"{plan.get_absolute_url()}coverage/")
    found = page.context["coverage"]
    codes = {one.code for one in found.uncovered}
    assert not {OFFICE, ELSEWHERE} & codes
    assert sum(group.planned for group in found.groups) == 1


def test_a_constant_number_of_queries(head: Person, president: Person) -> None:
    plan = approved(head, president, a_line(OFFICE), a_line(ELSEWHERE))
    client = factories.client_of(head)

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    pages = [plan.get_absolute_url(), f"{BASE}lines/", "/desk/"]
    few = [[queries(page) for page in pages] for _again in range(2)][1]
    second = drafted(head, a_line(NEIGHBOUR), a_line(BLOCK), reason="増やす")
    act(actions.submit, head, second)
    act(actions.approve, president, second, digest=fresh(second).digest)
    pages[0] = second.get_absolute_url()
    more = [queries(page) for page in pages]
    assert more[1:] == few[1:]
    assert more[0] <= few[0] + 6  # the version before is read as well, to tell what changed


def test_the_demonstration(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_plans()
    make_plans()
    assert list(AnnualPlan.objects.order_by("number").values_list("state", flat=True)) == ["approved", "draft"]
    assert Proposal.objects.count() == 2
    assert all(proposal.placed for proposal in Proposal.objects.all())
