"""From the round to the closed defect, visits nobody knows of, and the draw of what units declare."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from governance import clock
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.queries import periods_on
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState
from governance.versions import DraftExists, NothingToDecide, TooEarly
from privacy.workspace import actions
from privacy.workspace.actions.checking import BeforeTheRound, TooManyPhotos, Unfinished
from privacy.workspace.actions.rounds import NoCriteria, NotYet, RoundExists
from privacy.workspace.actions.visiting import NoRound, VisitPlanned
from privacy.workspace.chores import remind_units
from privacy.workspace.models import Check, CriteriaSet, Criterion, Defect, Draw, Mark, Photo, Round, Verification
from privacy.workspace.queries import comparison_of, drawn_again
from tests.privacy_workspace import making
from tests.privacy_workspace.making import BIN, CABINET, DESK, SCREEN
from tests.support import factories


@pytest.fixture
def officer(db: None) -> Person:
    return making.officer()


class TestCriteria:
    def test_the_first_draft_brings_the_houses_own_texts_and_decided_is_final(self, officer: Person) -> None:
        made = CriteriaSet.objects.get(pk=making.act(actions.draft_criteria, officer).subject_id)
        assert made.criteria.count() >= 15
        with pytest.raises(DraftExists):
            making.act(actions.draft_criteria, officer)
        making.act(actions.write_criteria, officer, made, texts={}, correct_days=7)
        with pytest.raises(NothingToDecide):
            making.act(actions.put_criteria_in_force, officer, made, valid_from=clock.today())
        making.act(actions.write_criteria, officer, made, texts=making.TEXTS, correct_days=7)
        making.act(actions.put_criteria_in_force, officer, made, valid_from=clock.today())
        for rows in (CriteriaSet.objects.all(), Criterion.objects.all()):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.update(id=None)

    def test_a_new_version_begins_as_a_copy_and_comes_later(self, officer: Person) -> None:
        making.criteria(officer)
        second = CriteriaSet.objects.get(pk=making.act(actions.draft_criteria, officer).subject_id)
        assert list(second.criteria.values_list("text", flat=True)) == [DESK, CABINET, SCREEN, BIN]
        with pytest.raises(TooEarly):
            making.act(actions.put_criteria_in_force, officer, second, valid_from=clock.today())


class TestRound:
    def test_every_unit_of_today_has_a_self_check_and_only_a_digest_is_shown(self, officer: Person) -> None:
        round_ = making.round_(officer)
        assert Check.objects.filter(round=round_).count() == periods_on(clock.today()).count()
        draw = Draw.objects.get()
        assert (draw.seed, draw.pool, len(draw.commitment)) == ("", [], 64)
        for change in ({"commitment": "0" * 64}, {"percent": 1}, {"sealed_seed": b"x"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Draw.objects.update(**change)

    def test_one_round_a_quarter_one_at_a_time_and_not_without_criteria(self, officer: Person) -> None:
        inputs: dict[str, Any] = {"fiscal_year": 2026, "quarter": 3, "due_on": making.day(10), "percent": 10}
        with pytest.raises(NoCriteria):
            making.act(actions.open_round, officer, **inputs)
        making.round_(officer)
        for quarter in (3, 4):
            with pytest.raises(RoundExists):
                making.act(actions.open_round, officer, **inputs | {"quarter": quarter})

    def test_closing_notes_what_is_missing_and_ends_visits(self, officer: Person) -> None:
        round_ = making.round_(officer)
        visit = making.visit(officer)
        with pytest.raises(NotYet):
            making.act(actions.close_round, officer, round_)
        with clock.shifted(factories.days(11)):
            making.act(actions.close_round, officer, round_)
        assert set(Check.objects.filter(kind="self").values_list("state", flat=True)) == {"missed"}
        visit.refresh_from_db()
        assert visit.state == "cancelled"


class TestCheck:
    def test_an_unfinished_check_is_not_taken_and_one_handed_in_stays(self, officer: Person) -> None:
        head, check = making.head(), making.own_check(officer)
        making.act(actions.save_check, head, check, marks={making.criterion(DESK).pk: ("yes", "")})
        with pytest.raises(Unfinished):
            making.act(actions.hand_in_check, head, check, checked_on=clock.today())
        making.fill(head, check, [DESK], [BIN])
        with pytest.raises(BeforeTheRound):
            making.act(actions.hand_in_check, head, check, checked_on=making.day(-1))
        making.act(actions.hand_in_check, head, check, checked_on=clock.today())
        with pytest.raises(WrongState):
            making.fill(head, check)
        for rows in (Mark.objects.all(), Check.objects.filter(pk=check.pk)):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.update(id=None)
        assert [row.criterion.text for row in Defect.objects.all() if row.criterion] == [DESK]

    def test_no_and_not_applicable_say_why_in_the_database_too(self, officer: Person) -> None:
        check = making.own_check(officer)
        with pytest.raises(IntegrityError), transaction.atomic():
            Mark.objects.create(check_row=check, criterion=making.criterion(DESK), answer="no")

    def test_only_those_in_charge_of_the_unit_fill_it_in(self, officer: Person) -> None:
        check = making.own_check(officer)
        for stranger in (making.head(making.NEIGHBOUR), factories.person("staff", at=making.unit())):
            with pytest.raises(Invisible):
                making.fill(stranger, check)
        for reader in (officer, factories.person("block_head", at=making.unit("B4"))):
            with pytest.raises(NotAllowed):
                making.fill(reader, check)
        making.fill(making.manager(), check)

    def test_the_officer_fills_in_for_a_division_and_the_block_head_for_the_block(self, officer: Person) -> None:
        making.hand_in(officer, making.own_check(officer, "D05"))
        making.hand_in(factories.person("block_head", at=making.unit("B4")), making.own_check(officer, "B4"))

    def test_photos_are_sealed_limited_and_their_downloads_noted(self, officer: Person) -> None:
        head, check = making.head(), making.own_check(officer)
        making.act(actions.add_photo, head, check, criterion=making.criterion(DESK), files=[making.photo()])
        with pytest.raises(TooManyPhotos):
            making.act(actions.add_photo, head, check, criterion=None, files=[making.photo()] * 40)
        row = Photo.objects.get()
        assert b"photo" not in bytes(row.sealed)
        assert factories.client_of(head).get(row.get_absolute_url()).content == b"photo"
        assert Entry.objects.filter(action="workspace.download_photo", actor_id=head.pk).count() == 1
        assert factories.client_of(making.head(making.NEIGHBOUR)).get(row.get_absolute_url()).status_code == 404

    def test_what_is_known_already_is_no_second_defect(self, officer: Person) -> None:
        making.hand_in(making.head(), making.own_check(officer), DESK)
        making.hand_in(officer, making.visit(officer), DESK, SCREEN)
        assert sorted(row.criterion.text for row in Defect.objects.all() if row.criterion) == sorted([DESK, SCREEN])


class TestVisit:
    def test_nobody_but_officer_and_inspector_knows_before_it_is_handed_in(self, officer: Person) -> None:
        visit = making.visit(officer)
        outbox.dispatch()
        assert set(Notice.objects.filter(kind="workspace.visit_planned").values_list("person_id", flat=True)) == {
            officer.pk
        }
        readers = [making.head(), factories.person("block_head", at=making.unit("B4")), factories.person("president")]
        address = visit.get_absolute_url()
        for reader in readers:
            client = factories.client_of(reader)
            assert client.get(address).status_code == 404
            assert "本部の訪問点検</td>" not in client.get("/privacy/workspace/?unit=13001").text
        making.hand_in(officer, visit)
        assert [factories.client_of(reader).get(address).status_code for reader in readers] == [200] * 3

    def test_one_visit_a_round_and_a_cancelled_one_stays_hidden(self, officer: Person) -> None:
        with pytest.raises(NoRound):
            making.act(actions.plan_visit, officer, unit=making.unit(), inspector=officer, due_on=making.day(1))
        visit = making.visit(officer)
        with pytest.raises(VisitPlanned):
            making.visit(officer)
        making.act(actions.cancel_visit, officer, visit, reason="台風")
        assert factories.client_of(making.head()).get(visit.get_absolute_url()).status_code == 404
        with pytest.raises(NotAllowed):
            making.act(actions.cancel_visit, officer, making.own_check(officer), reason="違う")
        making.visit(officer)

    def test_a_manager_at_headquarters_goes_on_the_own_visits_only(self, officer: Person) -> None:
        making.round_(officer)
        inspector, other = making.manager("D12"), making.manager("D12")
        made = making.act(actions.plan_visit, officer, unit=making.unit(), inspector=inspector, due_on=making.day(2))
        visit = Check.objects.get(pk=made.subject_id)
        with pytest.raises(Invisible):
            making.fill(other, visit)
        with pytest.raises(NotAllowed):
            making.fill(officer, visit)
        making.hand_in(inspector, visit)

    def test_a_unit_that_judges_itself_too_well_is_marked_with_counts(self, officer: Person) -> None:
        making.hand_in(making.head(), making.own_check(officer), BIN)
        making.hand_in(officer, making.visit(officer), DESK, SCREEN)
        making.hand_in(making.head(making.ELSEWHERE), making.own_check(officer, making.ELSEWHERE))
        making.hand_in(officer, making.visit(officer, making.ELSEWHERE))
        first, second = comparison_of(factories.actor(officer), Round.objects.get())
        assert (first.unit_id, first.result.is_flagged) == (making.unit().pk, True)
        assert (first.result.compared, first.result.too_well, first.result.too_strict) == (4, 2, 1)
        assert not second.result.is_flagged
        assert len(comparison_of(factories.actor(making.head()), Round.objects.get())) == 1


class TestDefect:
    def test_the_reporter_never_closes_and_the_database_agrees(self, officer: Person) -> None:
        row, manager = making.defect(officer), making.manager()
        making.put_right(manager, row)
        with pytest.raises(NotAllowed):
            making.act(actions.close_defect, manager, row)
        with pytest.raises(IntegrityError), transaction.atomic():
            Defect.objects.filter(pk=row.pk).update(state="closed", closed_by=manager, closed_at=clock.now())
        making.act(actions.close_defect, making.manager(), row)
        with pytest.raises(DatabaseError), transaction.atomic():
            Defect.objects.update(report="別の話")

    def test_a_head_of_office_does_not_close_and_a_report_given_back_is_open_again(self, officer: Person) -> None:
        row = making.put_right(making.head(), making.defect(officer))
        with pytest.raises(NotAllowed):
            making.act(actions.close_defect, making.head(), row)
        making.act(actions.return_defect, officer, row, reason="写真では見えない")
        outbox.dispatch()
        row.refresh_from_db()
        assert (row.state, row.returns) == ("open", 1)
        assert Notice.objects.filter(kind="workspace.defect_returned").exists()
        making.put_right(making.head(), row)
        making.act(actions.close_defect, officer, row)


class TestDraw:
    def test_after_the_round_the_number_fits_and_gives_the_same_lots(self, officer: Person) -> None:
        rows = making.drawn(officer, making.OFFICE, making.NEIGHBOUR)
        draw = Draw.objects.get()
        assert drawn_again(draw)
        assert len(rows) == 2
        assert all(row.verifier_id != row.unit_id and row.verifier.code in draw.units for row in rows)
        with pytest.raises(DatabaseError), transaction.atomic():
            Draw.objects.update(pool=[])

    def test_other_kinds_of_declaration_are_drawn_too(self, officer: Person) -> None:
        making.put_right(making.head(), making.defect(officer))
        with clock.shifted(factories.days(11)):
            making.act(actions.close_round, officer, Round.objects.get())
        assert [row.words for row in Verification.objects.filter(source="workspace.put_right")] == [f"是正済み：{DESK}"]

    def test_the_unit_learns_of_it_with_the_result_and_a_contradiction_is_a_defect_for_the_officer(
        self, officer: Person
    ) -> None:
        (row,) = making.drawn(officer)
        head, verifier = making.head(), making.head(row.verifier.code)
        client = factories.client_of(head)
        assert client.get(row.get_absolute_url()).status_code == 404
        with pytest.raises(Invisible):
            making.act(actions.verify, head, row, result="confirmed", note="見た", files=[])
        making.act(actions.verify, verifier, row, result="contradicted", note="鍵が開いていた", files=[making.photo()])
        outbox.dispatch()
        assert Notice.objects.filter(person=head, kind="workspace.declaration_verified").exists()
        assert "鍵が開いていた" in client.get(row.get_absolute_url()).text
        defect = making.put_right(head, Defect.objects.get(verification=row))
        with pytest.raises(NotAllowed):
            making.act(actions.close_defect, making.manager(), defect)
        making.act(actions.close_defect, officer, defect)

    def test_what_is_confirmed_opens_nothing_and_is_final(self, officer: Person) -> None:
        (row,) = making.drawn(officer)
        making.act(actions.verify, making.head(row.verifier.code), row, result="confirmed", note="見た", files=[])
        assert not Defect.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            Verification.objects.filter(pk=row.pk).update(result="contradicted")


class TestReminders:
    def test_units_are_told_a_week_before_then_weekly_and_the_block_after_two_weeks(self, officer: Person) -> None:
        check, head = making.own_check(officer), making.head()
        block = factories.person("block_head", at=making.unit("B4"))
        others = Check.objects.exclude(pk=check.pk)
        with transaction.atomic():
            others.update(reminded_on=making.day(400))
            factories.ledger_note()
        told = []
        for days in (0, 4, 5, 11, 18, 25):
            with clock.shifted(factories.days(days)):
                told.append(remind_units())
                outbox.dispatch()
        assert told == [0, 1, 0, 1, 1, 1]
        assert Notice.objects.filter(person=head, kind="workspace.unit_reminded").count() == 4
        assert Notice.objects.filter(person=block, kind="workspace.unit_late").count() == 1

    def test_late_defects_and_verifications_are_told_of(self, officer: Person) -> None:
        first, second = making.drawn(officer, making.OFFICE, making.NEIGHBOUR)
        making.act(
            actions.verify, making.head(first.verifier.code), first, result="contradicted", note="開いていた", files=[]
        )
        with clock.shifted(factories.days(60)):
            assert (remind_units(), remind_units()) == (2, 0)
        second.refresh_from_db()
        assert {second.reminded_on, Defect.objects.get().reminded_on} == {making.day(60)}
