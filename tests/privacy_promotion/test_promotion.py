"""From the catalogue to the approved review, and who looks after personal information."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from governance import clock
from governance.ledger.models import Entry
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState
from governance.versions import DraftExists, NothingToDecide
from privacy import contributed
from privacy.promotion import actions
from privacy.promotion.actions.plan import NoEvidence, NoLongerAsked, OfficerDecides
from privacy.promotion.actions.review import NotConcluded, NothingToReview, OtherLines, ReviewedBefore
from privacy.promotion.actions.staff import EndsBeforeItBegan, NamedBefore, NotOfUnit
from privacy.promotion.chores import remind_owners
from privacy.promotion.models import Catalogue, Designation, Evidence, Item, Progress, Requirement, Review
from privacy.promotion.rules.review import hash_of
from tests.privacy_promotion import making
from tests.support import factories


@pytest.fixture
def officer(db: None) -> Person:
    return making.officer()


class TestCatalogue:
    def test_the_first_draft_brings_the_houses_own_texts(self, officer: Person) -> None:
        made = Catalogue.objects.get(pk=making.act(actions.draft_catalogue, officer).subject_id)
        assert made.requirements.count() >= 45
        assert set(made.requirements.values_list("group", flat=True)) == {
            "policy", "planning", "support", "operation", "organizational", "human", "physical", "technical", "evaluation",
            "improvement",
        }  # fmt: skip
        with pytest.raises(DraftExists):
            making.act(actions.draft_catalogue, officer)

    def test_a_decided_version_is_final_even_for_the_database(self, officer: Person) -> None:
        decided = making.catalogue(officer)
        with pytest.raises(WrongState):
            making.act(actions.write_catalogue, officer, decided, source="別", texts={})
        for rows in (Catalogue.objects.all(), Requirement.objects.all()):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.update(id=None)

    def test_an_empty_version_does_not_come_into_force(self, officer: Person) -> None:
        draft = Catalogue.objects.get(pk=making.act(actions.draft_catalogue, officer).subject_id)
        making.act(actions.write_catalogue, officer, draft, source="指針", texts={})
        with pytest.raises(NothingToDecide):
            making.act(actions.put_catalogue_in_force, officer, draft)

    def test_a_new_version_keeps_states_adds_and_drops_and_asks_anew_what_is_worded_otherwise(
        self, officer: Person
    ) -> None:
        for code in ("PO-01", "PO-02"):
            making.report(officer, making.item(officer, code, None), "done", link="規程")
        texts = {"policy": [("PO-01", "J.2.2", "方針を公表している。"), ("PO-02", "J.2.3", "二人の管理者を指名している。")],
                 "human": [("SH-01", "J.9.3", "誓約を得ている。")]}  # fmt: skip
        with clock.shifted(factories.days(1)):
            making.catalogue(officer, texts)
        states = {item.code: (item.state, item.is_current) for item in Item.objects.all()}
        assert states == {
            "PO-01": ("done", True), "PO-02": ("partly", True), "SH-01": ("not_begun", True), "SP-01": ("not_begun", False),
        }  # fmt: skip
        assert Progress.objects.filter(item__code="PO-02", reported_by=None).count() == 1
        with pytest.raises(NoLongerAsked):
            making.report(officer, Item.objects.get(code="SP-01"), "done", link="規程")
        with pytest.raises(NoLongerAsked):
            making.act(actions.assign_item, officer, Item.objects.get(code="SP-01"), unit=None, due_on=making.day(1))


class TestProgress:
    def test_the_owner_reports_with_evidence_and_the_officer_hears_of_it(self, officer: Person) -> None:
        row, head = making.item(officer), making.manager()
        with pytest.raises(NoEvidence):
            making.report(head, row, "done")
        making.report(head, row, "done", files=[making.file()])
        outbox.dispatch()
        assert (row.state, row.changed_on) == ("done", clock.today())
        assert Notice.objects.filter(person=officer, kind="promotion.progress_reported").count() == 1
        kept = Evidence.objects.get()
        assert b"shown" not in bytes(kept.sealed)
        assert factories.client_of(head).get(kept.get_absolute_url()).content == b"shown"
        assert Entry.objects.filter(action="promotion.download_evidence", actor_id=head.pk).count() == 1

    def test_only_the_officer_takes_a_requirement_out_and_only_with_a_reason(self, officer: Person) -> None:
        row, head = making.item(officer), making.manager()
        with pytest.raises(OfficerDecides):
            making.report(head, row, "not_applicable", reason="うちにはない")
        making.report(officer, row, "not_applicable", reason="書庫がない")
        with pytest.raises(OfficerDecides):
            making.report(head, row, "not_begun")
        with pytest.raises(IntegrityError), transaction.atomic():
            Item.objects.filter(pk=row.pk).update(reason="")

    def test_other_units_know_nothing_of_it_and_block_and_executives_only_read(self, officer: Person) -> None:
        row = making.item(officer)
        for stranger in (making.manager(making.NEIGHBOUR), factories.person("staff", at=making.unit())):
            with pytest.raises(Invisible):
                making.report(stranger, row, "not_begun")
        block = factories.person("block_head", at=making.unit("B4"))
        for reader in (block, factories.person("president")):
            with pytest.raises(NotAllowed):
                making.report(reader, row, "not_begun")
            with pytest.raises(NotAllowed):
                making.act(actions.assign_item, reader, row, unit=None, due_on=making.day(1))

    def test_a_division_in_charge_reports_for_what_it_owns(self, officer: Person) -> None:
        row = making.item(officer, at="D08")
        making.report(factories.person("division_owner", at=making.unit("D08")), row, "partly", gap="手順書がまだ")
        assert row.gap == "手順書がまだ"

    def test_reports_stay_as_they_were_made(self, officer: Person) -> None:
        making.report(officer, making.item(officer), "partly", gap="鍵が足りない")
        for change in ({"gap": ""}, {"state": "done"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Progress.objects.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            Progress.objects.all().delete()

    def test_the_owner_is_reminded_once_of_what_is_late_and_again_after_a_month(self, officer: Person) -> None:
        making.item(officer)
        head = making.manager()
        assert remind_owners() == 0
        with clock.shifted(factories.days(11)):
            assert (remind_owners(), remind_owners()) == (1, 0)
        with clock.shifted(factories.days(41)):
            assert remind_owners() == 1
            outbox.dispatch()
        assert Notice.objects.filter(person=head, kind="promotion.owner_reminded").count() == 2

    def test_what_a_unit_reports_as_met_can_be_drawn_for_verification(self, officer: Person) -> None:
        making.report(making.manager(), making.item(officer), "done", link="見回りの記録")
        making.report(officer, making.item(officer, "PO-01", None), "done", link="規程")
        found = list(contributed.declared_sources["promotion.met"].ask(making.day(-1), making.day(0)))
        assert [(row.unit, row.declared_on) for row in found] == [(making.unit().pk, clock.today())]
        assert "書庫に鍵" in found[0].words


class TestReview:
    def test_the_lines_are_frozen_and_counted_anew_only_before_approval(self, officer: Person) -> None:
        row = making.item(officer)
        review = making.review(officer, 2026)
        making.report(officer, row, "done", link="規程")
        assert {line["state"] for line in review.lines} == {"not_begun"}
        making.act(actions.write_conclusion, officer, review, conclusion="進んでいる。")
        making.act(actions.recount_review, officer, review)
        with pytest.raises(OtherLines):
            making.act(actions.approve_review, officer, review, lines_hash=review.lines_hash)
        review.refresh_from_db()
        making.act(actions.approve_review, officer, review, lines_hash=review.lines_hash)
        review.refresh_from_db()
        assert [line["state"] for line in review.lines if line["code"] == "SP-01"] == ["done"]
        assert hash_of(review.lines) == review.lines_hash
        with pytest.raises(WrongState):
            making.act(actions.recount_review, officer, review)
        with pytest.raises(DatabaseError), transaction.atomic():
            Review.objects.update(conclusion="別の結論")

    def test_one_review_a_year_with_a_conclusion_by_the_officer(self, officer: Person) -> None:
        with pytest.raises(NothingToReview):
            making.review(officer, 2026)
        making.catalogue(officer)
        review = making.review(officer, 2026)
        with pytest.raises(ReviewedBefore):
            making.review(officer, 2026)
        with pytest.raises(NotConcluded):
            making.act(actions.approve_review, officer, review, lines_hash=review.lines_hash)
        with pytest.raises(NotAllowed):
            making.act(actions.write_conclusion, factories.person("president"), review, conclusion="よい")


class TestStaff:
    def test_the_unit_names_its_own_people_once_and_ends_it(self, officer: Person) -> None:
        head, staff = making.manager(), factories.person("staff", at=making.unit())
        inputs = {"unit": making.unit(), "person": staff, "valid_from": clock.today()}
        with pytest.raises(NotAllowed):
            making.act(actions.designate, making.manager(making.NEIGHBOUR), **inputs)
        with pytest.raises(NotOfUnit):
            making.act(actions.designate, officer, **inputs | {"unit": making.unit(making.NEIGHBOUR)})
        making.act(actions.designate, head, **inputs)
        with pytest.raises(NamedBefore):
            making.act(actions.designate, head, **inputs)
        row = Designation.objects.get()
        with pytest.raises(EndsBeforeItBegan):
            making.act(actions.end_designation, head, row, valid_to=making.day(-1))
        making.act(actions.end_designation, head, row, valid_to=clock.today())
        with pytest.raises(EndsBeforeItBegan):
            making.act(actions.end_designation, head, row, valid_to=making.day(3))
