"""From the plan to the corrective action that a further visit confirms."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from governance import clock
from governance.desk.registry import items_for
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import NotAllowed, Stale, WrongState, run
from governance.versions import DraftExists, NothingToDecide, TooEarly
from tests.support import factories
from tests.visits import making
from tests.visits.making import BADGE, GREETING, SIGN, STEP
from voice.contributed import Share
from voice.visits import actions
from voice.visits.actions.contesting import NotFailed, TooLate
from voice.visits.actions.correcting import NothingReported
from voice.visits.actions.planning import AlreadyRated, NoCriteria
from voice.visits.actions.rating import Unfinished
from voice.visits.chores import remind_offices, settle_results
from voice.visits.contributing import inspected
from voice.visits.models import Contest, Correction, CriteriaSet, Criterion, Evidence, Mark, Visit
from voice.visits.queries import agreement_of, results_of

PHOTO = making.evidence()


@pytest.fixture
def quality(db: None) -> Person:
    return making.planner()


class TestCriteria:
    def test_a_decided_version_is_final_even_for_the_database(self, quality: Person) -> None:
        decided = making.criteria(quality)
        with pytest.raises(WrongState):
            making.act(actions.write_set, quality, decided, sections=making.sections(), contest_days=1, correct_days=1)
        for rows in (CriteriaSet.objects, decided.criteria, decided.group_rules):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.update(id=None)

    def test_a_new_version_begins_as_a_copy_and_comes_later(self, quality: Person) -> None:
        making.criteria(quality)
        second = CriteriaSet.objects.get(pk=making.act(actions.draft_set, quality).subject_id)
        assert set(second.criteria.values_list("text", flat=True)) == {BADGE, GREETING, SIGN, STEP}
        with pytest.raises(DraftExists):
            making.act(actions.draft_set, quality)
        with pytest.raises(TooEarly):
            making.act(actions.put_in_force, quality, second, valid_from=clock.today())

    def test_without_criteria_nothing_is_decided_or_planned(self, quality: Person) -> None:
        draft = CriteriaSet.objects.get(pk=making.act(actions.draft_set, quality).subject_id)
        with pytest.raises(NothingToDecide):
            making.act(actions.put_in_force, quality, draft, valid_from=clock.today())
        with pytest.raises(NoCriteria):
            making.act(actions.plan_round, quality, plan=making.plan([quality]))


class TestPlanning:
    def test_a_round_keeps_what_is_needed_to_draw_it_again(self, quality: Person) -> None:
        making.criteria(quality)
        plan = making.plan([quality], rule="random", size=5, seed="")
        making.act(actions.plan_round, quality, plan=plan)
        made = making.latest_round()
        assert made.visits.count() == 5
        assert made.seed
        page = factories.client_of(quality).get(made.get_absolute_url()).text
        assert "同じ事務所" in page
        assert made.seed in page

    def test_another_rater_takes_over_and_what_the_first_one_noted_is_dropped(self, quality: Person) -> None:
        second, visit = making.planner(), making.visit(quality)
        making.fill(visit.sheets.get())
        making.act(actions.change_visit, quality, visit, planned_on=making.day(3), raters=[second])
        assert visit.sheets.get().rater == second
        assert not Mark.objects.exists()

    def test_a_second_rater_joins_and_the_first_keeps_the_sheet(self, quality: Person) -> None:
        visit = making.visit(quality)
        making.fill(visit.sheets.get())
        making.act(actions.change_visit, quality, visit, planned_on=making.day(3), raters=[quality, making.planner()])
        assert [sheet.marks.count() for sheet in visit.sheets.all()] == [4, 0]

    def test_once_a_sheet_is_in_a_visit_is_neither_changed_nor_cancelled(self, quality: Person) -> None:
        visit = making.visit(quality, making.planner())
        sheet = visit.sheets.all()[0]
        making.fill(sheet)
        making.act(actions.hand_in, sheet.rater, sheet, visited_on=clock.today())
        with pytest.raises(AlreadyRated):
            making.act(actions.change_visit, quality, visit, planned_on=making.day(1), raters=[quality])
        with pytest.raises(AlreadyRated):
            making.act(actions.cancel, quality, visit, reason="都合")

    def test_a_cancelled_visit_has_no_sheet_to_fill_in(self, quality: Person) -> None:
        visit = making.visit(quality)
        making.act(actions.cancel, quality, visit, reason="台風のため")
        address = f"/voice/visits/sheets/{visit.sheets.get().pk}/save-sheet/"
        assert factories.client_of(quality).get(address).status_code == 404


class TestSheet:
    def test_an_unfinished_sheet_is_not_taken_and_one_handed_in_stays(self, quality: Person) -> None:
        visit = making.visit(quality)
        sheet = visit.sheets.get()
        making.act(actions.save_sheet, quality, sheet, marks={Criterion.objects.all()[0].pk: ("yes", "")})
        with pytest.raises(Unfinished):
            making.act(actions.hand_in, quality, sheet, visited_on=clock.today())
        making.hand_in(visit)
        assert visit.state == "rated"
        with pytest.raises(WrongState):
            making.fill(sheet)
        with pytest.raises(DatabaseError), transaction.atomic():
            Mark.objects.update(answer="no")

    def test_two_devices_with_one_sheet_the_second_is_told(self, quality: Person) -> None:
        sheet = making.visit(quality).sheets.get()
        seen = sheet.version
        making.fill(sheet)
        with pytest.raises(Stale):
            making.act(actions.save_sheet, quality, sheet, version=seen, marks={})
        assert sheet.marks.count() == 4

    def test_the_agreement_of_a_round_says_when_there_are_too_few(self, quality: Person) -> None:
        visit = making.hand_in(making.visit(quality, making.planner()), [BADGE], [])
        found = {criterion.text: agreed for criterion, agreed in agreement_of(visit.round)}
        assert (found[BADGE].pairs, found[BADGE].same, found[BADGE].too_few) == (1, 0, True)
        assert "少なすぎます" in factories.client_of(quality).get(visit.round.get_absolute_url()).text


class TestObjection:
    def contested(self, quality: Person, by: Person) -> Contest:
        visit = making.sent(quality, BADGE)
        criterion = Criterion.objects.get(text=BADGE)
        making.act(actions.contest, by, visit, criterion=criterion, text="付けていた", files=[PHOTO])
        return Contest.objects.get()

    def test_one_who_did_not_rate_decides_and_a_granted_item_counts_as_met(self, quality: Person) -> None:
        contest = self.contested(quality, making.head())
        with pytest.raises(NotAllowed):
            making.act(actions.decide_contest, quality, contest, granted=True, reason="写真のとおり")
        making.act(actions.decide_contest, making.planner(), contest, granted=True, reason="写真のとおり")
        making.settle(contest.visit)
        groups = {group.group: group for group in results_of([contest.visit])[contest.visit_id]}
        assert groups["manners"].met == 2
        assert not Correction.objects.exists()

    def test_the_count_of_all_offices_follows_the_rule_of_the_page(self, quality: Person) -> None:
        contest = self.contested(quality, making.head())
        making.act(actions.decide_contest, making.planner(), contest, granted=True, reason="写真のとおり")
        other = making.planner()
        differing = making.visit(quality, other, code=making.NEIGHBOUR)
        for sheet, no, hidden in zip(differing.sheets.all(), ([SIGN], [BADGE]), ([], [STEP]), strict=True):
            making.fill(sheet, no, hidden)
            making.act(actions.hand_in, sheet.rater, sheet, visited_on=clock.today())
        making.act(actions.send_result, quality, differing)
        rows = Visit.objects.all()
        by_rule = {
            rows.get(pk=pk).office_id: Share(sum(g.met for g in groups), sum(g.rated for g in groups))
            for pk, groups in results_of(rows).items()
        }
        assert inspected(clock.today(), clock.today()) == by_rule
        assert set(by_rule.values()) == {Share(4, 4), Share(2, 2)}

    def test_where_everyone_of_quality_management_went_the_vice_president_decides(self, quality: Person) -> None:
        contest, vice = self.contested(quality, making.head()), factories.person("vice_president")
        assert any("異議" in item.task for item in items_for(factories.actor(vice)))
        address = f"/voice/visits/contests/{contest.pk}/decide-contest/"
        assert address in factories.client_of(vice).get(contest.visit.get_absolute_url()).text
        form = {"granted": "no", "reason": "前日の写真", "idempotency_key": "k"}
        assert factories.client_of(vice).post(address, form).status_code == 303
        contest.refresh_from_db()
        assert contest.state == "upheld"

    def test_the_vice_president_does_not_decide_where_quality_management_can(self, quality: Person) -> None:
        contest, vice = self.contested(quality, making.head()), factories.person("vice_president")
        making.planner()
        assert not any("異議" in item.task for item in items_for(factories.actor(vice)))
        with pytest.raises(NotAllowed):
            making.act(actions.decide_contest, vice, contest, granted=True, reason="よい")

    def test_while_one_waits_the_result_does_not_become_final(self, quality: Person) -> None:
        contest = self.contested(quality, making.head())
        with clock.shifted(timedelta(days=30)):
            assert settle_results() == 0
            making.act(actions.decide_contest, making.planner(), contest, granted=False, reason="前日の写真")
            assert settle_results() == 1
        assert Correction.objects.get().criterion.text == BADGE

    def test_only_failed_items_only_once_only_in_time_only_by_the_head(self, quality: Person) -> None:
        head = making.head()
        contest = self.contested(quality, head)
        visit: Visit = contest.visit
        inputs: dict[str, Any] = {"text": "違う", "files": [PHOTO]}
        for text in (BADGE, GREETING):
            with pytest.raises(NotFailed):
                making.act(actions.contest, head, visit, criterion=Criterion.objects.get(text=text), **inputs)
        with clock.shifted(timedelta(days=15)), pytest.raises(TooLate):
            making.act(actions.contest, head, visit, criterion=contest.criterion, **inputs)
        with pytest.raises(NotAllowed):
            making.act(actions.contest, quality, visit, criterion=contest.criterion, **inputs)

    def test_evidence_lies_encrypted_and_each_download_stands_in_the_ledger(self, quality: Person) -> None:
        head = making.head()
        self.contested(quality, head)
        row = Evidence.objects.get()
        assert b"photo" not in bytes(row.sealed)
        answer = factories.client_of(quality).get(f"/voice/visits/evidence/{row.pk}/")
        assert answer.content == b"photo"
        assert answer["Content-Disposition"].startswith("attachment")
        assert Entry.objects.filter(action="visits.download_evidence", actor_id=quality.pk).count() == 1
        stranger = factories.client_of(making.head(making.NEIGHBOUR))
        assert stranger.get(f"/voice/visits/evidence/{row.pk}/").status_code == 404


class TestCorrection:
    def test_whatever_was_not_met_is_put_right(self, quality: Person) -> None:
        making.settled(quality, BADGE, SIGN, STEP)
        found = Correction.objects.all()
        assert {row.criterion.text for row in found} == {BADGE, SIGN, STEP}
        assert {row.due_on - row.opened_on for row in found} == {timedelta(days=60)}

    def test_a_further_visit_looks_at_what_was_reported_and_ends_it(self, quality: Person) -> None:
        head = making.head()
        first = making.settled(quality, BADGE, SIGN)
        with pytest.raises(NothingReported):
            making.act(actions.plan_revisit, quality, first, planned_on=making.day(30), raters=[quality])
        for row in Correction.objects.all():
            making.act(actions.report_correction, head, row, report="直した")
        making.act(actions.plan_revisit, quality, first, planned_on=making.day(30), raters=[quality])
        again = Visit.objects.get(repeats=first)
        making.hand_in(again, [SIGN])
        assert Mark.objects.filter(sheet__visit=again).count() == 2
        making.act(actions.send_result, quality, again)
        making.settle(again)
        assert dict(first.corrections.values_list("criterion__text", "state")) == {BADGE: "confirmed", SIGN: "not_met"}
        assert again.corrections.get().criterion.text == SIGN

    def test_what_could_not_be_seen_waits_for_another_visit(self, quality: Person) -> None:
        head = making.head()
        first = making.settled(quality, BADGE)
        making.act(actions.report_correction, head, Correction.objects.get(), report="直した")
        making.act(actions.plan_revisit, quality, first, planned_on=making.day(30), raters=[quality])
        again = Visit.objects.get(repeats=first)
        sheet = again.sheets.get()
        making.fill(sheet, hidden=[BADGE])
        making.act(actions.hand_in, quality, sheet, visited_on=clock.today())
        making.act(actions.send_result, quality, again)
        making.settle(again)
        row = Correction.objects.get()
        assert (row.state, row.checked_in) == ("reported", None)

    def test_a_cancelled_further_visit_leaves_the_correction_waiting(self, quality: Person) -> None:
        first = making.settled(quality, BADGE)
        making.act(actions.report_correction, making.head(), Correction.objects.get(), report="直した")
        making.act(actions.plan_revisit, quality, first, planned_on=making.day(30), raters=[quality])
        making.act(actions.cancel, quality, Visit.objects.get(repeats=first), reason="大雪")
        assert Correction.objects.get().checked_in is None

    def test_what_is_not_reported_by_its_day_is_reminded_of_once(self, quality: Person) -> None:
        head, officer = making.head(), factories.person("block_officer", at=making.unit("B4"))
        making.settled(quality, BADGE, SIGN)
        late, reported = Correction.objects.order_by("pk")
        making.act(actions.report_correction, head, reported, report="直した")
        with clock.shifted(timedelta(days=75)):
            assert remind_offices() == 0
        with clock.shifted(timedelta(days=76)):
            assert (remind_offices(), remind_offices()) == (1, 0)
            outbox.dispatch()
            assert any("期限を過ぎています" in item.task for item in items_for(factories.actor(head)))
        told = Notice.objects.filter(kind="visits.office_reminded")
        assert {notice.person for notice in told} == {head, officer, quality}
        assert {notice.reference for notice in told} == {late.visit.reference}

    def test_the_head_of_another_office_does_not_report(self, quality: Person) -> None:
        making.settled(quality, BADGE)
        officer = factories.person("block_officer", at=making.unit("B4"))
        with pytest.raises(NotAllowed):
            making.act(actions.report_correction, officer, Correction.objects.get(), report="直した")


def test_the_hourly_look_leaves_results_within_their_period(quality: Person) -> None:
    making.sent(quality, BADGE)
    assert settle_results() == 0
    with clock.shifted(timedelta(days=14)):
        assert settle_results() == 0
    with clock.shifted(timedelta(days=15)):
        assert settle_results() == 1
        assert settle_results() == 0


def test_only_the_system_makes_a_result_final(quality: Person) -> None:
    visit = making.sent(quality)
    with clock.shifted(timedelta(days=15)), pytest.raises(NotAllowed):
        run(actions.settle, actor=factories.actor(quality), subject=visit.pk)
