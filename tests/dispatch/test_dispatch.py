"""From the list to the post, and what the database refuses on the way."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from governance import clock
from governance.ledger.models import Entry as LedgerEntry
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState
from privacy import contributed
from privacy.dispatch import actions
from privacy.dispatch.actions.after import Report
from privacy.dispatch.contributing import describe_error
from privacy.dispatch.models import Batch, Check, FoundError, Item, NearMiss, Photo, Plant, Returned
from privacy.dispatch.queries import months_of
from privacy.dispatch.refusals import (
    CheckedByYou,
    CodeTwice,
    Differs,
    Empty,
    LessonThere,
    NoPhoto,
    NoRemote,
    NotDrawn,
    OnlySecond,
    SameUnit,
    StoppedItems,
    TooEarly,
    Unfinished,
)
from privacy.dispatch.rules import KeyFields, drawn, shuffled
from tests.dispatch import making
from tests.dispatch.making import ELSEWHERE, PHOTO, RIGHT
from tests.support import factories


@pytest.fixture
def preparer(db: None) -> Person:
    return making.clerk()


@pytest.fixture
def first(db: None) -> Person:
    return making.clerk()


@pytest.fixture
def second(db: None) -> Person:
    return making.clerk()


def refused_by_the_database(change: Any) -> None:
    def attempt() -> None:
        with transaction.atomic():
            factories.ledger_note()
            change()
            connection.check_constraints()

    with pytest.raises(DatabaseError):
        attempt()


def work_page(person: Person, batch: Batch) -> str:
    return factories.client_of(person).get(f"{batch.get_absolute_url()}work/").content.decode()


class TestRules:
    def test_spelling_does_not_count_and_another_person_does(self) -> None:
        same = KeyFields("やまだ　はなこ", "１６８８５０５", "１２３４")
        assert same.spelled() == RIGHT.spelled()
        assert KeyFields("ヤマダ ハナオ", "168-8505", "1234").spelled() != RIGHT.spelled()
        assert KeyFields("", "A@Example.jp").spelled().place == "a@example.jp"

    def test_the_same_seed_draws_the_same_and_another_one_does_not(self) -> None:
        items = list(range(1000))
        assert drawn(items, 20, "a") == drawn(items, 20, "a") != drawn(items, 20, "b")
        assert len(set(drawn(items, 20, "a"))) == 20
        assert drawn(items, 2000, "a") == items
        assert sorted(shuffled(items, "a")) == items != shuffled(items, "a")


class TestTwoPeople:
    def test_two_others_pass_each_item_and_the_release_notes_who_when_and_how_many(
        self, preparer: Person, first: Person, second: Person
    ) -> None:
        batch = making.released(preparer, first, second, "A1", "A2", "A3")
        assert (batch.state, batch.released_items, batch.released_by) == ("released", 3, preparer)
        assert batch.released_at is not None
        assert set(batch.items.values_list("state", flat=True)) == {"released"}

    def test_who_prepared_does_not_check_unless_the_rule_says_so(self, preparer: Person, first: Person) -> None:
        batch = making.handed_in(preparer)
        with pytest.raises(NotAllowed):
            making.check(preparer, making.item(batch))
        assert "/check-item/" not in work_page(preparer, batch)
        assert "/check-item/" in work_page(first, batch)
        making.rule(preparer_may_check=True)
        allowed = making.handed_in(preparer)
        assert "/check-item/" in work_page(preparer, allowed)
        making.check(preparer, making.item(allowed))
        assert making.item(allowed).state == "first"

    def test_one_person_never_does_both_checks(self, preparer: Person, first: Person) -> None:
        batch = making.handed_in(preparer)
        making.check(first, making.item(batch))
        with pytest.raises(CheckedByYou):
            making.check(first, making.item(batch))

    def test_the_database_refuses_the_wrong_checker(self, preparer: Person, first: Person, second: Person) -> None:
        batch = making.handed_in(preparer)
        row = making.item(batch)
        common = {"item": row, "round": 1, "passed": True, "scanned": False}
        refused_by_the_database(lambda: Check.objects.create(place=1, by=preparer, **common))
        refused_by_the_database(lambda: Check.objects.create(place=2, by=second, **common))
        making.check(first, row)
        refused_by_the_database(lambda: Check.objects.create(place=2, by=first, **common))
        refused_by_the_database(lambda: Check.objects.filter(by=first).update(by=second))

    def test_the_second_types_the_key_fields_and_learns_only_that_they_differ(
        self, preparer: Person, first: Person, second: Person
    ) -> None:
        row = making.item(making.handed_in(preparer))
        making.check(first, row)
        with pytest.raises(Differs) as refusal:
            making.check(second, row, typed=KeyFields("ヤマダ ハナコ", "168-0000", "1234"))
        assert refusal.value.field == "place"
        assert "168" not in str(refusal.value.message)
        refused = LedgerEntry.objects.filter(action="dispatch.check_item", outcome="refused").latest("number")
        assert refused.details == {"reason": "differs"}
        making.check(second, row, typed=KeyFields("やまだはなこ", "1688505", "1234"))
        assert making.fresh(row).state == "passed"

    def test_no_key_field_is_kept(self, preparer: Person) -> None:
        batch = making.begun(preparer, "A1", "A2")
        with connection.cursor() as cursor:
            cursor.execute("SELECT string_agg(item::text, ' ') FROM privacy_dispatch_item item")
            kept = cursor.fetchone()[0]
        assert not any(part in kept for part in ("ヤマダ", "やまだ", "8505"))
        assert len(set(batch.items.values_list("name_digest", flat=True))) == 2  # equal names do not look equal


class TestRelease:
    def test_nothing_leaves_before(self, preparer: Person, first: Person, second: Person) -> None:
        batch = making.handed_in(preparer)
        making.check(first, making.item(batch))
        with pytest.raises(Unfinished):
            making.act(actions.end_check, first, batch)
        with pytest.raises(WrongState):
            making.act(actions.release, preparer, batch)
        release = {
            "state": "released", "released_items": 2, "released_by": first, "released_at": clock.now(),
            "checked_by": first, "checked_at": clock.now(),
        }  # fmt: skip
        refused_by_the_database(lambda: Batch.objects.filter(pk=batch.pk).update(**release))
        refused_by_the_database(lambda: batch.items.update(state="released"))

    def test_a_batch_set_to_checked_by_hand_still_does_not_leave(self, preparer: Person, first: Person) -> None:
        batch = making.handed_in(preparer)
        making.check(first, making.item(batch))

        def forge() -> None:
            rows = Batch.objects.filter(pk=batch.pk)
            rows.update(state="checked", checked_by=first, checked_at=clock.now())
            batch.items.update(state="released")
            rows.update(state="released", released_items=2, released_by=first, released_at=clock.now())

        refused_by_the_database(forge)

    def test_what_was_sent_stays_as_it_was(self, preparer: Person, first: Person, second: Person) -> None:
        batch = making.released(preparer, first, second)
        refused_by_the_database(lambda: batch.items.update(state="removed", removed_because="x"))
        refused_by_the_database(lambda: batch.items.all().delete())
        with pytest.raises(WrongState):
            making.act(actions.cancel_batch, preparer, batch, reason="遅い")

    def test_an_empty_batch_goes_nowhere(self, preparer: Person, first: Person, second: Person) -> None:
        batch = making.begun(preparer, "A1")
        making.act(actions.remove_item, preparer, making.item(batch), reason="不要")
        with pytest.raises(Empty):
            making.act(actions.hand_in, preparer, batch)
        other = making.handed_in(preparer, "A1")
        making.check(first, making.item(other), "missing")
        making.act(actions.remove_item, preparer, making.item(other), reason="送らない")
        making.act(actions.end_check, first, other)
        with pytest.raises(Empty):
            making.act(actions.release, preparer, other)

    def test_a_cancelled_batch_stays_so(self, preparer: Person, first: Person) -> None:
        batch = making.handed_in(preparer)
        making.act(actions.cancel_batch, preparer, batch, reason="様式の誤り")
        with pytest.raises(WrongState):
            making.check(first, making.item(batch))

    def test_a_code_stands_once_in_a_batch(self, preparer: Person) -> None:
        batch = making.begun(preparer, "A1")
        for codes in (("A1",), ("B1", "B1")):
            with pytest.raises(CodeTwice):
                making.act(actions.add_items, preparer, batch, entries=making.entries(*codes))


class TestNearMisses:
    def test_a_stopped_item_is_counted_put_right_and_checked_anew_by_both(
        self, preparer: Person, first: Person, second: Person
    ) -> None:
        batch = making.handed_in(preparer, "A1")
        row = making.item(batch)
        making.check(first, row, "missing", note="返信用封筒がない")
        assert NearMiss.objects.get().wrong == "missing"
        with pytest.raises(StoppedItems):
            making.act(actions.end_check, first, batch)
        making.act(actions.correct_item, preparer, row, fields=RIGHT)
        making.check_all(batch, second, first)
        making.act(actions.end_check, first, batch)
        making.act(actions.release, preparer, batch)
        assert making.fresh(batch).released_items == 1

    def test_figures_of_the_month_name_what_was_wrong(self, preparer: Person, first: Person, second: Person) -> None:
        batch = making.handed_in(preparer, "A1", "A2")
        making.check(first, making.item(batch), "missing")
        making.act(actions.remove_item, preparer, making.item(batch), reason="送らない")
        making.check_all(batch, first, second)
        making.act(actions.end_check, second, batch)
        making.act(actions.release, preparer, batch)
        month = months_of(factories.actor(making.clerk(role="office_head")))[0]
        assert (month.released, month.near_misses, month.kinds) == (1, 1, {"missing": 1})
        elsewhere = months_of(factories.actor(making.clerk(ELSEWHERE, "office_head")))[0]
        assert (elsewhere.released, elsewhere.near_misses) == (0, 0)

    def test_one_lesson_a_month_for_the_unit_and_one_for_everyone(self, preparer: Person) -> None:
        head, officer = making.clerk(role="privacy_manager"), making.officer()
        for by, reach in ((head, "unit"), (officer, "everyone")):
            making.act(actions.write_lesson, by, month=making.day(), text="数えてから封をする。", reach=reach)
            with pytest.raises(LessonThere):
                making.act(actions.write_lesson, by, month=making.day(), text="もう一度", reach=reach)
        with pytest.raises(NotAllowed):
            making.act(actions.write_lesson, head, month=making.day(), text="全員へ", reach="everyone")


class TestPlanted:
    def test_nobody_else_knows_of_it_before_the_check_is_over(
        self, preparer: Person, first: Person, second: Person
    ) -> None:
        batch = making.begun(preparer, "A1", "A2")
        making.plant(batch)
        client = factories.client_of(preparer)
        assert "P1" not in client.get(batch.get_absolute_url()).text
        making.act(actions.hand_in, preparer, batch)
        page = client.get(batch.get_absolute_url()).text
        assert "P1" in page
        assert "仕込" not in page
        making.check_all(making.fresh(batch), first, second, wrong=["P1"])
        assert "仕込" not in client.get(batch.get_absolute_url()).text
        making.act(actions.end_check, second, batch)
        assert "仕込" in client.get(batch.get_absolute_url()).text

    def test_caught_and_missed_ones_measure_the_check_and_never_leave(
        self, preparer: Person, first: Person, second: Person
    ) -> None:
        batch = making.begun(preparer, "A1")
        making.plant(batch, "P1")
        making.plant(batch, "P2")
        making.act(actions.hand_in, preparer, batch)
        making.check_all(making.fresh(batch), first, second, wrong=["P1"])
        making.act(actions.end_check, second, batch)
        assert dict(Plant.objects.values_list("item__code", "caught")) == {"P1": True, "P2": False}
        making.act(actions.release, preparer, batch)
        assert making.fresh(batch).released_items == 1
        assert set(batch.items.filter(planted=True).values_list("state", flat=True)) == {"withdrawn"}
        month = months_of(factories.actor(making.officer()))[0]
        assert (month.planted, month.caught, month.catch_rate, month.near_misses) == (2, 1, 50, 0)

    def test_a_planted_item_cannot_be_released_even_by_hand(self, preparer: Person, first: Person) -> None:
        batch = making.begun(preparer, "A1")
        row = making.plant(batch)
        making.act(actions.hand_in, preparer, batch)

        def forge() -> None:
            Batch.objects.filter(pk=batch.pk).update(state="checked", checked_by=first, checked_at=clock.now())
            Item.objects.filter(pk=row.pk).update(state="released")

        refused_by_the_database(forge)
        refused_by_the_database(lambda: Item.objects.filter(pk=row.pk).update(planted=False))

    def test_putting_a_caught_one_right_takes_it_back(self, preparer: Person, first: Person, second: Person) -> None:
        batch = making.begun(preparer, "A1")
        row = making.plant(batch)
        making.act(actions.hand_in, preparer, batch)
        making.check(first, row, "other_person")
        making.act(actions.correct_item, preparer, row, fields=RIGHT)
        assert making.fresh(row).state == "withdrawn"

    def test_only_the_officer_plants(self, preparer: Person) -> None:
        with pytest.raises(NotAllowed):
            making.plant(making.begun(preparer), by=preparer)


class TestSample:
    def test_the_system_draws_and_the_rest_leaves_with_the_sample(
        self, preparer: Person, first: Person, second: Person
    ) -> None:
        making.rule(how="sample", sample_size=2)
        batch = making.handed_in(preparer, *(f"A{n}" for n in range(6)))
        assert batch.items.filter(drawn=True).count() == 2
        with pytest.raises(NotDrawn):
            making.check(first, batch.items.filter(drawn=False)[0])
        making.check_all(batch, first, second)
        making.act(actions.end_check, second, batch)
        making.act(actions.release, preparer, batch)
        assert making.fresh(batch).released_items == 6

    def test_one_wrong_in_the_sample_makes_every_item_one_to_be_checked(
        self, preparer: Person, first: Person, second: Person
    ) -> None:
        making.rule(how="sample", sample_size=1)
        batch = making.handed_in(preparer, "A1", "A2", "A3")
        row = batch.items.get(drawn=True)
        making.check(first, row, "name")
        batch = making.fresh(batch)
        assert batch.widened
        assert batch.items.filter(drawn=True).count() == 3
        with pytest.raises(Unfinished):
            making.act(actions.end_check, first, batch)

    def test_a_planted_item_is_always_in_the_sample(self, preparer: Person) -> None:
        making.rule(how="sample", sample_size=1)
        batch = making.begun(preparer, "A1", "A2", "A3")
        row = making.plant(batch)
        making.act(actions.hand_in, preparer, batch)
        assert making.fresh(row).drawn
        assert batch.items.filter(drawn=True).count() == 2

    def test_a_rule_is_final_and_the_next_comes_later(self, preparer: Person) -> None:
        rule = making.rule()
        with pytest.raises(TooEarly):
            making.rule()
        refused_by_the_database(lambda: type(rule).objects.filter(pk=rule.pk).update(blind_entry=False))


class TestLoneShift:
    def test_another_unit_does_the_second_check_by_photos(self, preparer: Person, first: Person) -> None:
        remote = making.clerk(ELSEWHERE)
        batch = making.handed_in(preparer, "A1")
        row = making.item(batch)
        with pytest.raises(Invisible):
            making.check(remote, row)
        making.act(actions.ask_remote, preparer, batch, unit=making.unit(ELSEWHERE), reason="夜間の1人勤務")
        with pytest.raises(OnlySecond):
            making.check(remote, row)
        making.check(first, row)
        with pytest.raises(NoPhoto):
            making.check(remote, row)
        making.act(actions.add_photos, first, row, files=[PHOTO])
        assert b"photo" not in bytes(Photo.objects.get().sealed)
        answer = factories.client_of(remote).get(f"/privacy/dispatch/photos/{Photo.objects.get().pk}/")
        assert answer.content == b"photo"
        making.check(remote, row)
        making.act(actions.end_check, remote, batch)
        assert Check.objects.get(place=2).remote
        assert factories.client_of(remote).get(batch.get_absolute_url()).status_code == 404

    def test_not_the_own_unit_and_not_against_the_rule(self, preparer: Person) -> None:
        batch = making.handed_in(preparer)
        with pytest.raises(SameUnit):
            making.act(actions.ask_remote, preparer, batch, unit=making.unit(), reason="夜間")
        making.rule(remote_second=False)
        strict = making.handed_in(preparer)
        with pytest.raises(NoRemote):
            making.act(actions.ask_remote, preparer, strict, unit=making.unit(ELSEWHERE), reason="夜間")


class TestAfterwards:
    def test_what_came_back_is_noted_once(self, preparer: Person, first: Person, second: Person) -> None:
        row = making.item(making.released(preparer, first, second))
        for expected in (None, WrongState):
            note = {"returned_on": making.day(), "reason": "moved", "note": ""}
            if expected:
                with pytest.raises(expected):
                    making.act(actions.note_returned, preparer, row, **note)
            else:
                making.act(actions.note_returned, preparer, row, **note)
        assert Returned.objects.count() == 1

    def test_an_error_found_later_describes_the_incident_that_opens(
        self, preparer: Person, first: Person, second: Person
    ) -> None:
        row = making.item(making.released(preparer, first, second))
        report = Report("other_person", "別の方の通知書が入っていた。", 2, clock.now() - timedelta(hours=1))
        made = making.act(actions.report_error, preparer, item=row.pk, report=report)
        opening = describe_error(made.subject_id)
        assert (opening.kind, opening.persons, opening.unit) == ("enclosure", 2, making.unit().pk)
        assert opening.known_at == report.known_at
        assert FoundError.objects.get().item == row

    def test_an_error_is_reported_on_what_was_sent_by_the_own_unit(
        self, preparer: Person, first: Person, second: Person
    ) -> None:
        report = Report("name", "誤り", None, clock.now())
        waiting = making.item(making.handed_in(preparer))
        with pytest.raises(WrongState):
            making.act(actions.report_error, preparer, item=waiting.pk, report=report)
        with pytest.raises(Invisible):
            making.act(actions.report_error, making.clerk(ELSEWHERE), item=waiting.pk, report=report)

    def test_released_items_by_month_and_unit_are_the_denominator(
        self, preparer: Person, first: Person, second: Person
    ) -> None:
        with clock.shifted(timedelta(days=-40)):
            making.released(preparer, first, second, "A1", "A2", "A3")
            before = clock.today().replace(day=1)
        making.released(preparer, first, second, "B1")
        making.handed_in(preparer)
        rows = list(contributed.dispatched.ask(making.day(-80), making.day()))
        unit = making.unit().pk
        assert sorted(rows) == [(before, unit, 3), (making.day().replace(day=1), unit, 1)]
