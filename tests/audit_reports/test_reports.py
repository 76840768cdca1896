"""Reports on their way to the president, summaries for the public, and what the database refuses."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from audit.engagements import actions as engagements
from audit.engagements.queries import SUBJECT as ENGAGEMENT
from audit.engagements.refusals import Hindered
from audit.findings import actions as findings
from audit.findings.models import Recommendation
from audit.reports import actions
from audit.reports.access import visible_reports
from audit.reports.chores import last_half, open_summaries
from audit.reports.demo import make_reports
from audit.reports.models import Report, Signoff, Summary
from audit.reports.refusals import Changed, FindingsOpen, NoReviewer, ReportThere
from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.deadlines.models import Deadline
from governance.fixed_form import sha256_of
from governance.notices.models import Notice
from governance.notices.outbox import dispatch
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.publishing.models import Publication
from governance.runner import NotAllowed, WrongState, run
from tests.audit_engagements import making as audits
from tests.audit_engagements.making import NEIGHBOUR, act, fresh, refused
from tests.audit_findings import making
from tests.support import factories

BASE = "/audit/reports/"


@pytest.fixture
def head(db: None) -> Person:
    return audits.head()


def post(client: Client, address: str, **fields: Any) -> int:
    return client.post(address, {"idempotency_key": "k", **fields}).status_code


def handed_in(head: Person) -> tuple[Report, Any, Any]:
    """Return a report with the reviewer, its lead and its reviewer."""
    row, lead = making.at_work(head)
    making.settled(lead.person, row, making.office_head())
    row, reviewer = making.reporting(head, lead, row)
    report = making.report_of(lead.person, row)
    act(actions.hand_in, lead.person, report)
    return fresh(report), lead, reviewer


def test_four_people_sign_one_hash_on_the_pages(head: Person) -> None:
    president = audits.president()
    row, lead = making.at_work(head)
    office = making.office_head()
    finding = making.settled(lead.person, row, office)
    row, reviewer = making.reporting(head, lead, row)
    clients = {name: factories.client_of(person) for name, person in (
        ("lead", lead.person), ("reviewer", reviewer.person), ("head", head), ("president", president),
        ("office", office))}  # fmt: skip
    page = clients["lead"].get(row.get_absolute_url()).text
    assert "報告書を作り始める" in page
    words = {"opinion": "mostly", "conclusion": "おおむね適正である。", "method": "現物を数えた。"}
    assert post(clients["lead"], f"{BASE}of/{row.pk}/begin/", **(words | {"conclusion": ""})) == 422
    for _twice in range(2):
        assert post(clients["lead"], f"{BASE}of/{row.pk}/begin/", **words) == 303
    report = Report.objects.get()
    address = report.get_absolute_url()
    assert post(clients["lead"], f"{address}write/", **(words | {"conclusion": "一部に弱点がある。"})) == 303
    assert "一部に弱点がある。" in clients["lead"].get(address).text
    assert clients["office"].get(address).status_code == 404
    assert post(clients["lead"], f"{address}hand-in/") == 303
    report = fresh(report)
    assert "報告書をレビューする" in clients["reviewer"].get("/desk/").text
    assert finding.title in clients["reviewer"].get(f"{address}pass-review/").text
    assert post(clients["reviewer"], f"{address}pass-review/", seen="0" * 64) == 409
    assert (
        post(
            clients["reviewer"],
            f"{address}pass-review/",
            seen=report.hash,
            note="現物の記録を見た",
            idempotency_key="r",
        )
        == 303
    )
    assert post(clients["head"], f"{address}endorse/", seen=report.hash) == 303
    assert Deadline.objects.get(subject_type=ENGAGEMENT, subject_id=row.pk, rule__code="D15").state == "met"
    assert "監査報告書を承認する" in clients["president"].get("/desk/").text
    assert post(clients["president"], f"{address}approve/", seen=report.hash) == 303
    assert (fresh(report).state, fresh(finding).state) == ("approved", "issued")
    assert "内容はハッシュ値と一致しています" in clients["office"].get(address).text
    assert report.content["days"][0].startswith("令和")
    pdf = clients["office"].get(f"{address}pdf/")
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert "現物の記録を見た" in clients["president"].get(address).text
    assert "現物の記録を見た" not in clients["office"].get(address).text
    assert post(clients["lead"], f"{address}add-addendum/", text="金額の単位は円。") == 303
    assert "金額の単位は円。" in clients["office"].get(address).text
    assert clients["lead"].get(f"{address}write/").status_code == 302


def test_nobody_signs_twice_and_nobody_skips_a_step(head: Person) -> None:
    report, lead, reviewer = handed_in(head)
    for action, person in ((actions.pass_review, lead.person), (actions.pass_review, head)):
        with pytest.raises(NotAllowed):
            act(action, person, report, seen=report.hash, note="")
    with pytest.raises(WrongState):
        act(actions.endorse, head, report, seen=report.hash, note="")
    with refused("nobody_signs_twice"):
        Signoff.objects.create(report=report, round=1, step="reviewed", hash=report.hash, by=lead.person)
    with refused("approved by the president"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE audit_reports_report SET state = 'approved', approved_on = now()::date WHERE id = %s",
            [str(report.pk)],
        )
    with refused("not changed"), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_reports_report SET conclusion = '良好' WHERE id = %s", [str(report.pk)])


def test_sent_back_it_is_signed_anew_by_all(head: Person) -> None:
    report, lead, reviewer = handed_in(head)
    client = factories.client_of(reviewer.person)
    assert post(client, f"{report.get_absolute_url()}send-back/", reason="根拠が足りない") == 303
    report = fresh(report)
    assert (report.state, report.round) == ("draft", 2)
    assert "根拠が足りない" in factories.client_of(lead.person).get(report.get_absolute_url()).text
    seen = act(actions.hand_in, lead.person, report).result
    act(actions.pass_review, reviewer.person, report, seen=seen, note="")
    assert fresh(report).state == "head"
    dispatch()
    assert Notice.objects.filter(person=lead.person, kind="reports.report_returned").count() == 1


def test_what_stands_in_the_way_of_handing_in(head: Person) -> None:
    row, lead = making.at_work(head)
    finding = making.sent(lead.person, row)
    act(engagements.end_fieldwork, lead.person, row)
    report = making.report_of(lead.person, row)
    with pytest.raises(ReportThere):
        making.report_of(lead.person, row)
    with pytest.raises(FindingsOpen):
        act(actions.hand_in, lead.person, report)
    act(findings.withdraw, lead.person, finding, reason="誤り")
    with pytest.raises(NoReviewer):
        act(actions.hand_in, lead.person, report)
    with pytest.raises(Hindered):
        act(engagements.close, head, row)


def test_a_finding_withdrawn_on_the_way_is_not_approved_unseen(head: Person) -> None:
    report, lead, reviewer = handed_in(head)
    act(actions.pass_review, reviewer.person, report, seen=report.hash, note="")
    act(actions.endorse, head, report, seen=report.hash, note="")
    act(findings.withdraw, lead.person, report.engagement.findings.get(), reason="誤り")
    with pytest.raises(Changed):
        act(actions.approve, audits.president(), report, seen=report.hash, note="")


def test_an_approved_report_is_final_whichever_way_a_change_comes(head: Person) -> None:
    row, lead = making.at_work(head)
    making.settled(lead.person, row, making.office_head())
    report = making.approved(head, audits.president(), lead, row)
    assert sha256_of(report.content) == report.hash
    for change in ("opinion = 'effective'", "content = '{}'", "state = 'draft', approved_on = NULL"):
        with refused("approved report"), connection.cursor() as cursor:
            cursor.execute(f"UPDATE audit_reports_report SET {change} WHERE id = %s", [str(report.pk)])
    with refused("removed"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_reports_report WHERE id = %s", [str(report.pk)])
    act(engagements.close, head, row)


def test_who_reads_reports(head: Person) -> None:
    president = audits.president()
    row, lead = making.at_work(head)
    both, other_lead = making.at_work(head, audits.OFFICE, NEIGHBOUR)
    office = making.office_head()
    board, inspector = factories.person("board_member"), factories.person("statutory_auditor")
    other_auditor = audits.auditor().person
    vice = factories.person("vice_president")
    row, reviewer = making.reporting(head, lead, row)
    draft = making.report_of(lead.person, row)

    def readers() -> set[Person]:
        people = (office, board, inspector, other_auditor, lead.person, head, president, vice)
        return {person for person in people if visible_reports(factories.actor(person)).filter(pk=draft.pk).exists()}

    assert readers() == {inspector, lead.person, head, president}
    seen = act(actions.hand_in, lead.person, draft).result
    act(actions.pass_review, reviewer.person, draft, seen=seen, note="")
    act(actions.endorse, head, draft, seen=seen, note="")
    act(actions.approve, president, draft, seen=seen, note="")
    assert readers() == {office, board, inspector, lead.person, head, president, vice}
    of_two = making.approved(head, president, other_lead, both)
    assert not visible_reports(factories.actor(office)).filter(pk=of_two.pk).exists()
    listed = factories.client_of(board).get(BASE).text
    assert row.reference in listed
    assert factories.client_of(board).get(row.get_absolute_url()).status_code == 404
    assert factories.client_of(factories.person("staff")).get(BASE).status_code == 404


@pytest.mark.parametrize(
    ("today", "half", "due"),
    [
        (date(2026, 11, 27), (2026, 1), date(2026, 11, 30)), (date(2027, 2, 1), (2026, 1), date(2026, 11, 30)),
        (date(2027, 4, 1), (2026, 2), date(2027, 5, 31)), (date(2027, 9, 30), (2026, 2), date(2027, 5, 31)),
    ],
)  # fmt: skip
def test_each_half_year_owes_a_summary(db: None, today: date, half: tuple[int, int], due: date) -> None:
    with clock.shifted(clock.start_of(today) + timedelta(hours=12) - clock.now()):
        assert last_half() == half
        assert (open_summaries(), open_summaries()) == (1, 0)
    row = Summary.objects.get()
    assert ((row.fiscal_year, row.half), Deadline.objects.get(subject_id=row.pk).due_on) == (half, due)


def test_a_summary_goes_out_masked_and_reviewed_by_the_president(head: Person) -> None:
    president = audits.president()
    row, lead = making.at_work(head)
    making.settled(
        lead.person, row, making.office_head(),
        asked=[("improvement", audits.unit(audits.OFFICE), "山田太郎様（電話03-1234-5678）の届書を直す。")],
    )  # fmt: skip
    making.approved(head, president, lead, row)
    later = clock.start_of(date(2027, 4, 2)) - clock.now()
    with clock.shifted(later):
        open_summaries()
        summary = Summary.objects.get()
        client, boss, public = factories.client_of(head), factories.client_of(president), Client()
        assert "監査結果の概要を公表する" in client.get("/desk/").text
        address = f"{summary.get_absolute_url()}draft-summary/"
        assert boss.get(address).status_code == 404
        assert row.title in client.get(address).text
        assert post(client, address, title="") == 422
        for _twice in range(2):
            assert post(client, address, title="令和8年度下期の監査") == 303
        text = Publication.objects.get()
        assert address not in client.get(summary.get_absolute_url()).text
        page = f"/publishing/{text.pk}/"
        assert post(client, f"{page}submit/") == 303
        seen = text.editions.get().hash
        assert post(client, f"{page}approve/", seen=seen) in (403, 404)
        assert public.get("/audit-summaries/2026-2/").status_code == 404
        assert post(boss, f"{page}approve/", seen=seen) == 303
        assert post(client, f"{page}publish/") == 303
        shown = public.get("/audit-summaries/2026-2/").text
        assert row.title in shown
        for hidden in ("山田", "1234-5678"):
            assert hidden not in shown
        assert "令和8年度下期の監査" in public.get("/audit-summaries/").text
        assert "令和8年度下期の監査" in public.get("/audit-summaries/feed/").text
        assert "<script" not in shown
        assert Deadline.objects.get(subject_id=summary.pk).state == "met"
        assert "令和8年度下期の監査" in client.get(summary.get_absolute_url()).text
        assert client.get(f"{BASE}summaries/").status_code == 200


def test_the_demonstration(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_reports()
    make_reports()
    states = list(Recommendation.objects.values_list("state", flat=True))
    assert {state: states.count(state) for state in set(states)} == {
        "asked": 2, "draft": 2, "done": 1, "reported": 1, "followed": 2,
    }  # fmt: skip
    assert Report.objects.get().state == "approved"
    office = Person.objects.get(staff_number="office-head2")
    assert "還付の決裁が遅れている" in factories.client_of(office).get("/desk/").text
