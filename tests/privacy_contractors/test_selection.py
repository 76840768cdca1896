"""Companies, their certificates, the conditions of bidders and who decides."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from governance import clock
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState
from governance.versions import DraftExists, TooEarly
from privacy.contractors import actions
from privacy.contractors.chores import remind_of_certificates
from privacy.contractors.models import Bid, Catalogue, Certificate, Item
from privacy.contractors.refusals import (
    NotMet,
    NotYourUnit,
    NumberTaken,
    OwnWork,
    Unfinished,
)
from privacy.contractors.rules import meets_conditions
from tests.privacy_contractors import making
from tests.support import factories


@pytest.fixture
def division(db: None) -> Person:
    return making.division()


def test_a_company_is_registered_once(division: Person) -> None:
    making.company(division)
    with pytest.raises(NumberTaken):
        making.company(making.officer())


def test_a_bidder_with_a_certificate_needs_no_rules_of_its_own(division: Person) -> None:
    row = making.bid(division, making.company(division))
    no = making.ordinary_lines(row.catalogue_id)
    without = making.bid(division, making.company(division, making.SUB), no=no)
    with pytest.raises(NotMet):
        making.act(actions.decide_bid, making.officer(), without, granted=True, reason="安いため")
    making.certify(division, without.contractor)
    making.act(actions.decide_bid, making.officer(), without, granted=True, reason="Ｐマークあり")
    assert Bid.objects.get(pk=without.pk).state == "accepted"


def test_a_certificate_does_not_stand_for_what_is_needed_in_any_case() -> None:
    assert not meets_conditions([(True, False), (False, True)], is_certified=True)
    assert meets_conditions([(True, True), (False, False)], is_certified=True)
    assert not meets_conditions([(True, True), (False, False)], is_certified=False)


def test_whoever_filled_it_in_does_not_decide(division: Person) -> None:
    row = making.bid(division, making.company(division))
    with pytest.raises(OwnWork):
        making.act(actions.decide_bid, division, row, granted=True, reason="よい")
    with pytest.raises(DatabaseError), transaction.atomic():
        Bid.objects.filter(pk=row.pk).update(state="accepted", reason="x", decided_by=division, decided_at=clock.now())
    colleague = making.division()
    making.act(actions.decide_bid, colleague, row, granted=False, reason="体制が弱い")
    with pytest.raises(WrongState):
        making.act(actions.enter_contract, colleague, row, terms=making.terms())


def test_a_checklist_with_holes_is_not_decided_on(division: Person) -> None:
    made = making.act(actions.file_bid, division, contractor=making.company(division), title="入力", unit=making.unit())
    row = Bid.objects.get(pk=made.subject_id)
    with pytest.raises(Unfinished):
        making.act(actions.decide_bid, making.officer(), row, granted=False, reason="不明")


def test_a_division_files_for_itself_and_sees_its_own_alone(division: Person) -> None:
    contractor = making.company(division)
    with pytest.raises(NotYourUnit):
        making.act(actions.file_bid, division, contractor=contractor, title="入力", unit=making.unit(making.ELSEWHERE))
    row, other = making.bid(division, contractor), making.division(making.ELSEWHERE)
    with pytest.raises(Invisible):
        making.act(actions.decide_bid, other, row, granted=True, reason="x")
    assert factories.client_of(other).get(row.get_absolute_url()).status_code == 404
    assert factories.client_of(other).get(contractor.get_absolute_url()).status_code == 200
    assert row.reference not in factories.client_of(other).get(contractor.get_absolute_url()).text


def test_the_end_of_a_certificate_is_told_three_times(division: Person) -> None:
    officer, contractor = making.officer(), making.company(division)
    making.job(division, contractor)
    making.certify(division, contractor, last=70)
    counts = []
    for days in (5, 10, 11, 40, 41, 70, 75):
        with clock.shifted(timedelta(days=days)):
            counts.append(remind_of_certificates())
    assert counts == [0, 1, 0, 1, 0, 1, 0]
    with clock.shifted(timedelta(days=75)):
        outbox.dispatch()
    told = Notice.objects.filter(kind="contractors.certificate_reminded")
    assert set(told.values_list("person_id", flat=True)) >= {division.pk, officer.pk}


def test_a_certificate_that_was_renewed_is_not_told_of(division: Person) -> None:
    contractor = making.company(division)
    making.certify(division, contractor, last=20)
    making.certify(division, contractor, last=700)
    assert remind_of_certificates() == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        Certificate.objects.update(expires_on=making.day(900))


def test_catalogues_are_written_by_the_officer_and_final_once_decided(division: Person) -> None:
    officer = making.officer()
    with pytest.raises(NotAllowed):
        making.act(actions.draft_catalogue, division, kind="selection")
    made = Catalogue.objects.get(pk=making.act(actions.draft_catalogue, officer, kind="selection").subject_id)
    assert made.items.count() > 4
    with pytest.raises(DraftExists):
        making.act(actions.draft_catalogue, officer, kind="selection")
    making.act(actions.write_catalogue, officer, made, lines=[("責任者がいる", True)])
    with pytest.raises(TooEarly):
        making.act(actions.put_in_force, officer, made, valid_from=making.day(-9000))
    making.act(actions.put_in_force, officer, made, valid_from=clock.today())
    with pytest.raises(DatabaseError), transaction.atomic():
        Item.objects.filter(catalogue=made).update(text="緩い条件")
    assert making.bid(division, making.company(division)).catalogue_id == made.pk
