"""From the request to the last item, the clock D14, and what the database refuses."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from governance import clock
from governance.deadlines.models import Deadline
from governance.escalation.sweep import sweep
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState
from privacy import contributed
from privacy.takeouts import actions
from privacy.takeouts.contributing import describe_loss
from privacy.takeouts.models import Certificate, Extension, Loss, TakenItem, TakeOut
from privacy.takeouts.queries import decided_by
from privacy.takeouts.refusals import (
    Expired,
    ExtensionWaits,
    NoExtension,
    NothingClaimed,
    NotLater,
    NotOut,
    StillInside,
    TooLate,
)
from tests.support import factories
from tests.takeouts import making
from tests.takeouts.making import CERTIFICATE, ELSEWHERE, LAPTOP, PAPER


@pytest.fixture
def clerk(db: None) -> Person:
    return making.clerk()


@pytest.fixture
def manager(db: None) -> Person:
    return making.manager()


def refused_by_the_database(change: Any) -> None:
    def attempt() -> None:
        with transaction.atomic():
            factories.ledger_note()
            change()
            connection.check_constraints()

    with pytest.raises(DatabaseError):
        attempt()


def clock_of(takeout: TakeOut) -> Deadline:
    return Deadline.objects.filter(subject_id=takeout.pk).latest("round")


class TestRequest:
    def test_the_manager_approves_and_never_their_own(self, clerk: Person, manager: Person) -> None:
        row = making.asked(clerk)
        making.act(actions.approve, manager, row, note="施錠すること")
        assert (making.fresh(row).state, making.fresh(row).decided_by) == ("approved", manager)
        own = making.asked(manager)
        with pytest.raises(NotAllowed):
            making.act(actions.approve, manager, own, note="")

    def test_neither_does_who_carries_it(self, clerk: Person, manager: Person) -> None:
        row = making.asked(clerk, carrier=manager)
        with pytest.raises(NotAllowed):
            making.act(actions.approve, manager, row, note="")
        approve = {"state": "approved", "decided_by": manager, "decided_at": clock.now()}
        refused_by_the_database(lambda: TakeOut.objects.filter(pk=row.pk).update(**approve))
        refused_by_the_database(lambda: TakeOut.objects.filter(pk=row.pk).update(**approve | {"decided_by": clerk}))

    def test_refused_or_given_up_it_goes_nowhere(self, clerk: Person, manager: Person) -> None:
        refused, given_up = making.asked(clerk), making.asked(clerk)
        making.act(actions.refuse, manager, refused, reason="写しで足りる")
        making.act(actions.withdraw, clerk, given_up)
        for row in (refused, given_up):
            with pytest.raises(WrongState):
                making.act(actions.go_out, clerk, row, codes=["K-1", "PC-1"])
            refused_by_the_database(lambda pk=row.pk: TakeOut.objects.filter(pk=pk).update(state="asked"))

    def test_electronic_media_never_leave_without_encryption(self, clerk: Person) -> None:
        row = making.asked(clerk, LAPTOP)
        bare = {"description": "USBメモリ", "medium": "storage", "encrypted": False}
        refused_by_the_database(lambda: TakenItem.objects.create(takeout=row, number=9, code="U-1", **bare))

    def test_others_do_not_know_of_it(self, clerk: Person, manager: Person) -> None:
        row = making.asked(clerk)
        for stranger in (making.clerk(), making.manager(ELSEWHERE)):
            assert factories.client_of(stranger).get(row.get_absolute_url()).status_code == 404
            with pytest.raises(Invisible):
                making.act(actions.withdraw, stranger, row)

    def test_the_officer_has_on_the_desk_what_nobody_in_the_unit_may_decide(self, manager: Person) -> None:
        officer = making.officer()
        headed, headless = making.asked(making.clerk()), making.asked(making.clerk("D08"))
        found = set(decided_by(factories.actor(officer)))
        assert headless in found
        assert headed not in found


class TestOutside:
    def test_the_clock_runs_to_the_approved_day_and_is_met_by_the_last_item(
        self, clerk: Person, manager: Person
    ) -> None:
        row = making.outside(clerk, manager)
        assert (clock_of(row).state, clock_of(row).due_on) == ("running", row.due_on)
        making.act(actions.return_items, manager, row, codes=["K-1"])
        assert (making.fresh(row).state, clock_of(row).state) == ("out", "running")
        making.act(actions.return_items, manager, row, codes=["PC-1"])
        row = making.fresh(row)
        assert (row.state, clock_of(row).state) == ("ended", "met")
        assert row.ended_at is not None

    def test_each_number_is_read_before_it_leaves(self, clerk: Person, manager: Person) -> None:
        row = making.asked(clerk)
        making.act(actions.approve, manager, row, note="")
        for codes in (["K-1"], ["K-1", "PC-1", "X-9"]):
            with pytest.raises(StillInside):
                making.act(actions.go_out, clerk, row, codes=codes)

    def test_what_is_overdue_stands_on_the_desk_of_who_answers_for_the_unit(
        self, clerk: Person, manager: Person
    ) -> None:
        making.outside(clerk, manager, PAPER)
        overdue = "期限を過ぎた持ち出しを返却させる"
        assert overdue not in factories.client_of(manager).get("/desk/").text
        with clock.shifted(timedelta(days=4)):
            assert overdue in factories.client_of(manager).get("/desk/").text

    def test_it_does_not_leave_after_the_approved_day(self, clerk: Person, manager: Person) -> None:
        row = making.asked(clerk, PAPER)
        making.act(actions.approve, manager, row, note="")
        with clock.shifted(timedelta(days=4)), pytest.raises(Expired):
            making.act(actions.go_out, clerk, row, codes=["K-1"])

    def test_who_carries_it_does_not_note_its_return(self, clerk: Person, manager: Person) -> None:
        row = making.outside(clerk, manager)
        with pytest.raises(NotAllowed):
            making.act(actions.return_items, clerk, row, codes=["K-1"])

    def test_what_is_not_outside_does_not_come_back(self, clerk: Person, manager: Person) -> None:
        row = making.outside(clerk, manager)
        making.act(actions.return_items, manager, row, codes=["K-1"])
        with pytest.raises(NotOut):
            making.act(actions.return_items, manager, row, codes=["K-1", "PC-1"])
        assert making.fresh(row).state == "out"

    def test_the_database_ends_nothing_while_something_is_outside(self, clerk: Person, manager: Person) -> None:
        row = making.outside(clerk, manager)
        end = {"state": "ended", "ended_at": clock.now()}
        refused_by_the_database(lambda: TakeOut.objects.filter(pk=row.pk).update(**end))

    def test_the_ladder_climbs_from_the_carrier_to_the_officer(self, clerk: Person, manager: Person) -> None:
        head, officer = making.manager(role="office_head"), making.officer()
        making.outside(clerk, manager)
        told: dict[int, set[tuple[str, Any]]] = {}
        for days in (2, 4, 5, 7):
            with clock.shifted(timedelta(days=days)):
                sweep()
                outbox.dispatch()
            notices = Notice.objects.filter(kind__startswith="takeouts.clock.")
            told[days] = set(notices.values_list("kind", "person__pk"))
        assert told[2] == {("takeouts.clock.amber", clerk.pk)}
        assert told[4] - told[2] == {("takeouts.clock.passed", clerk.pk), ("takeouts.clock.passed", manager.pk)}
        assert told[5] - told[4] == {("takeouts.clock.escalated", head.pk)}
        assert told[7] - told[5] == {("takeouts.clock.escalated", officer.pk)}


class TestMoreTime:
    def test_granted_the_clock_runs_anew_to_the_later_day(self, clerk: Person, manager: Person) -> None:
        row = making.outside(clerk, manager)
        making.act(actions.ask_extension, clerk, row, due_on=making.day(9), reason="相談会が延びた")
        assert making.fresh(row).due_on == making.day(3)
        making.act(actions.grant_extension, manager, row)
        assert making.fresh(row).due_on == making.day(9)
        assert (clock_of(row).state, clock_of(row).due_on) == ("running", making.day(9))
        states = Deadline.objects.filter(subject_id=row.pk).order_by("round").values_list("state", flat=True)
        assert list(states) == ["stopped", "running"]

    def test_declined_the_day_stays(self, clerk: Person, manager: Person) -> None:
        row = making.outside(clerk, manager)
        with pytest.raises(NoExtension):
            making.act(actions.grant_extension, manager, row)
        making.act(actions.ask_extension, clerk, row, due_on=making.day(9), reason="延びた")
        making.act(actions.decline_extension, manager, row)
        assert making.fresh(row).due_on == making.day(3)
        assert Extension.objects.get().state == "declined"

    def test_before_the_day_is_over_to_a_later_one_and_one_at_a_time(self, clerk: Person, manager: Person) -> None:
        row = making.outside(clerk, manager)
        with pytest.raises(NotLater):
            making.act(actions.ask_extension, clerk, row, due_on=making.day(3), reason="延びた")
        making.act(actions.ask_extension, clerk, row, due_on=making.day(9), reason="延びた")
        with pytest.raises(ExtensionWaits):
            making.act(actions.ask_extension, clerk, row, due_on=making.day(10), reason="さらに延びた")
        late = making.outside(clerk, manager)
        with clock.shifted(timedelta(days=4)), pytest.raises(TooLate):
            making.act(actions.ask_extension, clerk, late, due_on=making.day(9), reason="延びた")


class TestDestroyed:
    def test_the_manager_confirms_by_the_certificate(self, clerk: Person, manager: Person) -> None:
        row = making.outside(clerk, manager, LAPTOP)
        with pytest.raises(NothingClaimed):
            making.act(actions.confirm_destroyed, manager, row)
        making.act(actions.claim_destroyed, clerk, row, codes=["PC-1"], files=[CERTIFICATE])
        assert making.fresh(row).state == "out"
        file = Certificate.objects.get()
        assert b"destroyed" not in bytes(file.sealed)
        assert factories.client_of(manager).get(file.get_absolute_url()).content == b"destroyed"
        making.act(actions.confirm_destroyed, manager, row)
        assert making.fresh(row).state == "ended"
        assert row.items.get().state == "destroyed"

    def test_not_accepted_it_counts_as_outside(self, clerk: Person, manager: Person) -> None:
        row = making.outside(clerk, manager, LAPTOP)
        with pytest.raises(NotOut):
            making.act(actions.claim_destroyed, clerk, row, codes=["K-1"], files=[CERTIFICATE])
        making.act(actions.claim_destroyed, clerk, row, codes=["PC-1"], files=[CERTIFICATE])
        making.act(actions.reject_destroyed, manager, row)
        assert row.items.get().state == "out"


class TestLoss:
    def test_it_describes_the_incident_that_opens_in_one_step(
        self, clerk: Person, manager: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[Any] = []
        monkeypatch.setattr(contributed.incident_opened, "_provider", opened.append)
        row = making.outside(clerk, manager)
        made = making.act(actions.report_loss, clerk, takeout=row.pk, report=making.loss("K-1"))
        outbox.dispatch()
        assert opened == [describe_loss(made.subject_id)]
        assert (opened[0].kind, opened[0].persons, opened[0].unit) == ("loss", 12, making.unit().pk)
        assert "K-1" in opened[0].text
        assert making.fresh(row).state == "out"

    def test_when_nothing_else_is_outside_the_clock_stops(self, clerk: Person, manager: Person) -> None:
        row = making.outside(clerk, manager, PAPER)
        report = making.loss("K-1", stolen=True)
        made = making.act(actions.report_loss, manager, takeout=row.pk, report=report)
        assert describe_loss(made.subject_id).kind == "theft"
        assert (making.fresh(row).state, clock_of(row).state) == ("ended", "stopped")

    def test_only_what_is_outside_and_only_by_those_concerned(self, clerk: Person, manager: Person) -> None:
        inside, row = making.asked(clerk), making.outside(clerk, manager)
        with pytest.raises(WrongState):
            making.act(actions.report_loss, clerk, takeout=inside.pk, report=making.loss("K-1"))
        with pytest.raises(NotOut):
            making.act(actions.report_loss, clerk, takeout=row.pk, report=making.loss("X-1"))
        with pytest.raises(Invisible):
            making.act(actions.report_loss, making.clerk(), takeout=row.pk, report=making.loss("K-1"))
        block = factories.person("block_head", at=making.unit("B4"))
        with pytest.raises(NotAllowed):
            making.act(actions.report_loss, block, takeout=row.pk, report=making.loss("K-1"))
        assert not Loss.objects.exists()
