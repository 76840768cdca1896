"""Findings, facts, answers and the follow-up, and what the database refuses."""

from datetime import timedelta

import pytest
from django.db import connection

from audit.contributed import past_findings
from audit.engagements import actions as engagements
from audit.engagements.refusals import Hindered
from audit.findings import actions
from audit.findings.access import visible_findings, visible_recommendations
from audit.findings.models import Finding, Judgement, Progress
from audit.findings.refusals import CodeTaken, NoEvidence, NoPlan, NotAudited, NotOpened, PastScale
from governance import clock
from governance.attachments.intake import examine
from governance.deadlines.models import Deadline
from governance.escalation.sweep import sweep
from governance.notices.models import Notice
from governance.notices.outbox import dispatch
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState
from tests.audit_engagements import making as audits
from tests.audit_engagements.making import ELSEWHERE, NEIGHBOUR, OFFICE, act, day, fresh, refused
from tests.audit_findings import making
from tests.support import factories


@pytest.fixture
def head(db: None) -> Person:
    return audits.head()


def test_a_finding_from_the_draft_to_settled_facts(head: Person) -> None:
    row, lead = making.at_work(head)
    office, division = making.office_head(), making.owner()
    finding = making.written(lead.person, row)
    assert (finding.reference, finding.block.code) == (None, "B4")
    assert not visible_findings(factories.actor(office)).exists()
    act(actions.send_facts, lead.person, finding)
    finding = fresh(finding)
    assert finding.reference == f"{row.reference}-01"
    assert visible_findings(factories.actor(office)).get() == finding
    assert not visible_recommendations(factories.actor(office)).exists()
    act(actions.object_to_facts, office, finding, text="差額は翌日の入金です。")
    with pytest.raises(WrongState):
        act(actions.confirm_facts, office, finding)
    act(actions.rewrite, lead.person, finding, wording=making.wording(condition="残高が1,000円少なかった。"))
    act(actions.send_facts, lead.person, finding)
    act(actions.confirm_facts, office, finding)
    finding = fresh(finding)
    assert (finding.state, finding.number) == ("settled", 1)
    mine = visible_recommendations(factories.actor(office)).get()
    theirs = visible_recommendations(factories.actor(division)).get()
    assert (mine.kind, theirs.kind, theirs.state) == ("improvement", "proposal", "asked")
    assert visible_findings(factories.actor(division)).get() == finding


def test_the_unit_that_says_nothing_does_not_hold_the_facts_up(head: Person) -> None:
    row, lead = making.at_work(head)
    finding = making.sent(lead.person, row)
    with pytest.raises(NotAllowed):
        act(actions.settle_facts, lead.person, finding, reason="回答がない")
    with clock.shifted(timedelta(days=20)):
        act(actions.settle_facts, lead.person, finding, reason="期限までに回答がない")
    assert fresh(finding).state == "settled"


def test_only_the_team_writes_and_only_about_what_is_audited_now(head: Person) -> None:
    row, lead = making.at_work(head)
    stranger = audits.auditor()
    with pytest.raises(NotAllowed):
        making.written(stranger.person, row)
    with pytest.raises(NotAllowed):
        making.written(audits.president(), row)
    with pytest.raises(NotAudited):
        making.written(lead.person, row, ELSEWHERE)
    planned = audits.planned(head, ELSEWHERE, lead=audits.auditor())
    with pytest.raises(NotOpened):
        making.written(head, planned, ELSEWHERE)
    with refused("after the opening"):
        finding = making.wording(ELSEWHERE)
        Finding.objects.create(engagement=planned, written_by=head, **finding.columns())


def test_an_office_not_revealed_yet_has_no_finding(head: Person) -> None:
    lead = audits.auditor()
    row = audits.opened(head, "B6", lead=lead, kind="block", announced=True, offices=[audits.unit(ELSEWHERE)])
    with pytest.raises(NotAudited):
        making.written(lead.person, row, ELSEWHERE)


def test_the_unit_answers_with_a_plan_or_disagrees_with_reasons(head: Person) -> None:
    row, lead = making.at_work(head)
    office = making.office_head()
    finding = making.settled(lead.person, row, office)
    asked = finding.recommendations.get(kind="improvement")
    with pytest.raises(NoPlan):
        act(actions.answer, office, asked, stance="agree", text="改めます。", steps=[])
    act(actions.answer, office, asked, stance="disagree", text="一人勤務のため二人ではできません。", steps=[])
    assert fresh(asked).state == "answered"
    act(actions.answer, office, asked, stance="agree", text="応援を得て改めます。", steps=making.steps())
    assert [one.stance for one in asked.responses.all()] == ["agree", "disagree"]
    with pytest.raises(NotAllowed):
        act(actions.answer, lead.person, asked, stance="agree", text="代わりに", steps=making.steps())
    proposal = finding.recommendations.get(kind="proposal")
    act(actions.withdraw_recommendation, lead.person, proposal, reason="要領は改正済み")
    assert fresh(proposal).state == "withdrawn"


def test_a_block_head_answers_where_the_office_has_no_head(head: Person) -> None:
    row, lead = making.at_work(head)
    block = factories.person("block_head", at=audits.unit("B4"))
    officer = factories.person("block_officer", at=audits.unit("B4"))
    finding = making.sent(lead.person, row)
    with pytest.raises(NotAllowed):
        act(actions.confirm_facts, officer, finding)
    dispatch()
    assert Notice.objects.filter(person=block, kind="findings.facts_asked").exists()
    act(actions.confirm_facts, block, finding)
    assert fresh(finding).state == "settled"


def test_whoever_is_asked_for_several_things_is_told_once(head: Person) -> None:
    owner, office = making.owner(), making.office_head()
    row, lead = making.at_work(head)
    asked = [("improvement", audits.unit(OFFICE), "二人で照合する。"),
             *(("proposal", audits.unit(making.DIVISION), text) for text in ("要領に加える。", "様式を作る。"))]  # fmt: skip
    making.settled(lead.person, row, office, asked=asked)
    dispatch()
    notices = Notice.objects.filter(kind="findings.answers_asked")
    assert [notice.path for notice in notices.filter(person=owner)] == ["/audit/findings/recommendations/"]
    assert notices.filter(person=office).count() == 1
    making.approved(head, audits.president(), lead, row)
    dispatch()
    begun = Notice.objects.filter(kind="findings.follow_up_begun")
    assert set(begun.values_list("person", flat=True)) == {owner.pk, office.pk}


def test_follow_up_is_due_three_months_after_the_report_and_climbs(head: Person) -> None:
    president, office = audits.president(), making.office_head()
    block = factories.person("block_head", at=audits.unit("B4"))
    row, _lead = making.followed(head, president, office)
    assert (row.followed_since, row.due_on) == (clock.today(), making.in_three_months(clock.today()))
    deadline = Deadline.objects.get(subject_id=row.pk)
    before = [int((row.due_on - step.due_at.astimezone(clock.start_of(clock.today()).tzinfo).date()).days)
              for step in deadline.steps.all() if step.step.base == "before"]  # fmt: skip
    assert sorted(before) == [1, 7, 14, 30]
    left = (row.due_on - clock.today()).days
    told = {}
    for days in (left, left + 9, left + 16, left + 32):
        with clock.shifted(timedelta(days=days)):
            sweep()
            dispatch()
        told[days] = {
            person: Notice.objects.filter(person=person, kind__startswith="findings.clock").count()
            for person in (office, block, head, president)
        }
    # head and president hear of the proposal to a division without an owner, too
    assert told[left] == {office: 4, block: 0, head: 0, president: 0}
    assert told[left + 9] == {office: 5, block: 1, head: 0, president: 0}
    assert told[left + 16] == {office: 5, block: 1, head: 2, president: 0}
    assert told[left + 32] == {office: 5, block: 1, head: 2, president: 2}


def test_no_reminder_goes_out_whose_day_had_passed_when_the_new_day_was_agreed(head: Person) -> None:
    office = making.office_head()
    row, lead = making.followed(head, audits.president(), office)
    act(actions.report_progress, office, row, claim="partly", text="半分まで終えた。", evidence=[])
    soon = clock.today() + timedelta(days=8)
    act(actions.judge, lead.person, row, verdict="partly", text="残りを確かめる。", new_due_on=soon)
    reminders = Notice.objects.filter(person=office, kind__startswith="findings.clock")
    sweep()
    dispatch()
    assert not reminders.exists()
    with clock.shifted(timedelta(days=1)):
        sweep()
        dispatch()
    assert reminders.count() == 1


def test_evidence_is_judged_by_an_auditor_and_partly_done_stays_open(head: Person) -> None:
    office = making.office_head()
    row, lead = making.followed(head, audits.president(), office)
    file = examine(making.evidence())
    with pytest.raises(NoEvidence):
        act(actions.report_progress, office, row, claim="done", text="照合表を作った。", evidence=[])
    act(actions.report_progress, office, row, claim="done", text="照合表を作った。", evidence=[file])
    assert Deadline.objects.get(subject_id=row.pk).state == "met"
    with pytest.raises(NotAllowed):
        act(actions.judge, office, row, verdict="done", text="できた", new_due_on=None)
    with pytest.raises(Invisible):
        act(actions.judge, audits.auditor().person, row, verdict="done", text="できた", new_due_on=None)
    act(actions.judge, lead.person, row, verdict="partly", text="一部のみ", new_due_on=day(30))
    row = fresh(row)
    assert (row.state, row.due_on, row.followed_since) == ("followed", day(30), clock.today())
    assert Deadline.objects.get(subject_id=row.pk, state="running").due_on == day(30)
    act(actions.report_progress, office, row, claim="partly", text="残りも始めた。", evidence=[])
    act(actions.judge, lead.person, row, verdict="done", text="現物を確かめた", new_due_on=None)
    assert fresh(row).state == "done"
    act(actions.reopen, lead.person, row, text="翌月また一人で照合していた", new_due_on=day(40))
    row = fresh(row)
    assert (row.state, row.done_on, row.due_on) == ("followed", None, day(40))
    assert [one.verdict for one in row.judgements.all()] == ["reopened", "done", "partly"]


def test_the_database_lets_no_unit_judge_itself_and_nothing_be_put_right_without_a_judgement(head: Person) -> None:
    office = making.office_head()
    row, lead = making.followed(head, audits.president(), office)
    act(actions.report_progress, office, row, claim="partly", text="始めた。", evidence=[])
    given = {"recommendation": row, "progress": Progress.objects.get(), "verdict": "done", "text": "よし"}
    with refused("judged by an auditor"):
        Judgement.objects.create(number=1, judged_by=office, **given)
    factories.give(lead.person, "staff", at=audits.unit(OFFICE))
    with refused("never judges its own"):
        Judgement.objects.create(number=1, judged_by=lead.person, **given)
    for change in ("state = 'done', done_on = now()::date", "text = 'もうよい'", "state = 'accepted'"):
        with refused("put right is|stays as it was asked|only the president"), connection.cursor() as cursor:
            cursor.execute(f"UPDATE audit_findings_recommendation SET {change} WHERE id = %s", [str(row.pk)])


def test_what_was_settled_and_reported_stays(head: Person) -> None:
    row, _lead = making.followed(head, audits.president(), making.office_head())
    for change in ("rating = '4_low'", "condition = '問題なし'", "state = 'withdrawn', withdrawn_because = 'x'"):
        with refused("stays as it was settled|an end is final"), connection.cursor() as cursor:
            cursor.execute(f"UPDATE audit_findings_finding SET {change} WHERE id = %s", [str(row.finding_id)])
    with refused("removed"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_findings_finding WHERE id = %s", [str(row.finding_id)])


def test_only_the_president_accepts_a_risk(head: Person) -> None:
    president = audits.president()
    row, _lead = making.followed(head, president, making.office_head())
    with pytest.raises(NotAllowed):
        act(actions.accept_risk, head, row, reason="費用が大きい")
    act(actions.accept_risk, president, row, reason="移転まで半年のため")
    assert (fresh(row).state, Deadline.objects.get(subject_id=row.pk).state) == ("accepted", "stopped")


def test_repeated_findings_are_recognised_across_units(head: Person) -> None:
    first, lead = making.at_work(head)
    earlier = making.sent(lead.person, first)
    second, other = making.at_work(head, NEIGHBOUR)
    draft = making.written(other.person, second, NEIGHBOUR)
    assert [(one.earlier, one.same_code, one.percent) for one in draft.repeats.all()] == [(earlier, True, 100)]
    elsewhere = making.written(
        other.person, second, NEIGHBOUR, cause_code="staffing", title="現金の残高が帳簿と合わない",
        condition="11月9日の現金残高が帳簿より2,000円少なかった。",
    )  # fmt: skip
    alike = elsewhere.repeats.get()
    assert (alike.earlier, alike.same_code) == (earlier, False)
    office = making.office_head(NEIGHBOUR)
    act(actions.send_facts, other.person, draft)
    page = factories.client_of(office).get(draft.get_absolute_url()).text
    assert earlier.reference not in page
    assert draft.title not in factories.client_of(office).get("/audit/findings/?repeated=true").text
    assert draft.title in factories.client_of(head).get("/audit/findings/?repeated=true").text
    assert earlier.reference in factories.client_of(head).get(draft.get_absolute_url()).text


def test_fieldwork_does_not_end_with_drafts_nor_an_audit_with_unreported_findings(head: Person) -> None:
    row, lead = making.at_work(head)
    finding = making.written(lead.person, row)
    with pytest.raises(Hindered):
        act(engagements.end_fieldwork, lead.person, row)
    act(actions.send_facts, lead.person, finding)
    act(engagements.end_fieldwork, lead.person, row)
    with pytest.raises(Hindered):
        act(engagements.close, head, row)
    act(actions.withdraw, lead.person, finding, reason="対象外だった")
    act(engagements.close, head, row, unreported_because="指摘がなくなった")
    assert fresh(row).state == "closed"


def test_a_withdrawn_draft_stays_unknown_to_the_unit(head: Person) -> None:
    row, lead = making.at_work(head)
    finding = making.written(lead.person, row)
    act(actions.withdraw, lead.person, finding, reason="誤り")
    office = factories.actor(making.office_head())
    assert not visible_findings(office).exists()
    assert not visible_recommendations(office).exists()


def test_findings_of_others_are_followed_in_the_same_way(head: Person) -> None:
    keeper, office = audits.auditor(), making.office_head()
    audit = making.external(head, keeper)
    with pytest.raises(NotAllowed):
        making.written(audits.auditor().person, audit)
    finding = making.written(keeper.person, audit)
    act(actions.issue, keeper.person, finding)
    finding = fresh(finding)
    assert (finding.state, finding.reference) == ("issued", f"{audit.reference}-01")
    row = visible_recommendations(factories.actor(office)).get()
    assert (row.state, row.due_on) == ("followed", making.in_three_months(audit.reported_on))
    act(actions.answer, office, row, stance="agree", text="改めます。", steps=making.steps())
    act(actions.report_progress, office, row, claim="partly", text="始めた。", evidence=[])
    act(actions.judge, keeper.person, row, verdict="done", text="確かめた", new_due_on=None)
    assert fresh(row).state == "done"


def test_reported_findings_weigh_in_the_risk_of_their_unit(head: Person) -> None:
    keeper = audits.auditor()
    audit = making.external(head, keeper)
    found = [making.written(keeper.person, audit, rating=rating) for rating in ("2_high", "4_low")]
    asked = fresh(audit).reported_on
    assert past_findings.ask(asked, clock.today()) == {}
    for finding in found:
        act(actions.issue, keeper.person, finding)
    reported = fresh(found[0]).issued_on
    assert past_findings.ask(reported, reported) == {found[0].unit_id: 5}
    assert past_findings.ask(reported + timedelta(days=1), reported + timedelta(days=9)) == {}


def test_privacy_findings_are_shown_to_the_privacy_officer_once_the_unit_knows(head: Person) -> None:
    officer = factories.person("chief_privacy_officer")
    row, lead = making.at_work(head, kind="privacy")
    finding = making.written(lead.person, row)
    other, other_lead = making.at_work(head, NEIGHBOUR)
    making.sent(other_lead.person, other, NEIGHBOUR)
    making.written(lead.person, making.external(head, lead, about_privacy=True))
    assert not visible_findings(factories.actor(officer)).exists()
    act(actions.send_facts, lead.person, finding)
    assert visible_findings(factories.actor(officer)).get() == finding


def test_a_new_scale_begins_in_the_future_and_leaves_old_ratings(head: Person) -> None:
    row, lead = making.at_work(head)
    finding = making.written(lead.person, row)
    levels = {"1_critical": "一", "2_high": "二", "3_medium": "三", "4_low": "四"}
    with pytest.raises(PastScale):
        act(actions.decide_scale, head, valid_from=day(), reason="改正", levels=levels)
    act(actions.decide_scale, head, valid_from=day(1), reason="改正", levels=levels)
    with pytest.raises(CodeTaken):
        act(actions.decide_scale, head, valid_from=day(1), reason="改正", levels=levels)
    with clock.shifted(timedelta(days=1)):
        later = making.written(lead.person, row)
    assert later.scale != finding.scale == fresh(finding).scale
