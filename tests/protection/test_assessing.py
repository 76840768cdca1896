"""A match: assessed, checked by lawyers, cleared, stopped, made a case; who may, and what the database itself refuses."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from compliance.protection import actions
from compliance.protection.access import watchers_of
from compliance.protection.actions.assessing import NeedsLegalCheck, SaidToBeRelated, SamePerson
from compliance.protection.models import Match, Tie
from compliance.queries import conversation
from governance import clock
from governance.access import Actor
from governance.deadlines.queries import faces_of
from governance.notices import outbox
from governance.notices.models import Notice
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.handlers.test_designations import in_force
from tests.support import factories
from tests.support.protection import NAME, NUMBER, assigned_investigator, deliver, found_match, row, statutory_case


def lawyer() -> Person:
    """Return someone of the legal office."""
    made = factories.person(name="法務 一郎")
    Person.objects.filter(pk=made.pk).update(home_unit=Unit.objects.get(code="D17"))
    return Person.objects.get(pk=made.pk)


def assess(match: Match, actor: Actor, verdict: str = "unrelated") -> Match:
    run(actions.assess, actor=actor, subject=match.pk, verdict=verdict, reason="定期の異動と同じ時期である。")
    match.refresh_from_db()
    return match


def check(match: Match, actor: Actor, checker: Person, opinion: str = "justified") -> None:
    more = {"checker": checker, "checked_on": clock.today(), "opinion": opinion, "text": "就業規則に当たる。"}
    run(actions.legal_check, actor=actor, subject=match.pk, **more)


def client_for(actor: Actor) -> Any:
    return factories.client_of(Person.objects.get(pk=actor.id))


def test_a_witness_is_named_to_who_keeps_identities_the_reporter_is_not(db: None) -> None:
    case, _, actor = statutory_case()
    witness = {"standing": "witness", "staff_number": "W777", "name": "証人 次郎", "unit": "13001"}
    run(actions.protect, actor=actor, subject=case.pk, **witness)
    deliver(row(staff_number="W777", name="証人次郎"), row())
    client = client_for(actor)
    pages = {m.protected.standing: client.get(m.get_absolute_url()).content.decode() for m in Match.objects.all()}
    assert "証人 次郎 W777" in pages["witness"]
    assert "開くページでのみ" not in pages["witness"]
    assert "開くページでのみ" in pages["reporter"]
    assert NAME not in pages["reporter"]


class TestAssess:
    def test_allowed_and_the_clock_is_met(self, db: None) -> None:
        match, actor = found_match()
        assess(match, actor)
        assert (match.state, match.verdict, match.assessed_by_id) == ("assessed", "unrelated", actor.id)
        assert "定期".encode() not in bytes(match.sealed_assessment or b"")
        assert [f.tone for f in faces_of("protection.match", [match.pk])[match.pk]] == ["met"]

    def test_refused_to_a_handler_who_keeps_no_identities(self, db: None) -> None:
        case, _ = factories.file_case()
        head = factories.actor(factories.person("compliance_head"))
        run(actions.protect, actor=head, subject=case.pk, standing="witness", staff_number=NUMBER, name="", unit="")
        deliver(row())
        match = Match.objects.get()
        with pytest.raises(Invisible):
            run(actions.assess, actor=head, subject=match.pk, verdict="unrelated", reason="x")

    def test_repeated_with_the_same_key_happens_once(self, db: None) -> None:
        match, actor = found_match()
        more = {"verdict": "unrelated", "reason": "x", "key": "k"}
        assert not run(actions.assess, actor=actor, subject=match.pk, **more).repeated
        assert run(actions.assess, actor=actor, subject=match.pk, **more).repeated

    def test_page(self, db: None) -> None:
        match, actor = found_match()
        client = client_for(actor)
        page = client.get(match.get_absolute_url()).content.decode()
        assert "解雇" in page
        assert NAME not in page
        assert NUMBER not in page
        address = match.get_absolute_url() + "assess/"
        wrong = client.post(address, {"verdict": "", "reason": "書きかけ"})
        assert wrong.status_code == 422
        assert "書きかけ" in wrong.content.decode()
        assert client.post(address, {"verdict": "related", "reason": "報復である。"}).status_code == 303


class TestClear:
    def test_dismissal_needs_a_legal_check_that_supports_it(self, db: None) -> None:
        match, actor = found_match()
        assess(match, actor)
        with pytest.raises(NeedsLegalCheck):
            run(actions.clear, actor=actor, subject=match.pk)
        check(match, actor, lawyer(), "doubtful")
        with pytest.raises(NeedsLegalCheck):
            run(actions.clear, actor=actor, subject=match.pk)
        check(match, actor, lawyer())
        run(actions.clear, actor=actor, subject=match.pk)
        match.refresh_from_db()
        assert match.state == "cleared"
        assert match.closed_at is not None

    def test_a_transfer_needs_none(self, db: None) -> None:
        match, actor = found_match(kind="transfer")
        assess(match, actor)
        run(actions.clear, actor=actor, subject=match.pk)

    def test_another_person_of_the_same_name_needs_none(self, db: None) -> None:
        match, actor = found_match()
        assess(match, actor, "other_person")
        run(actions.clear, actor=actor, subject=match.pk)

    def test_what_is_related_cannot_be_cleared(self, db: None) -> None:
        match, actor = found_match()
        assess(match, actor, "related")
        check(match, actor, lawyer())
        with pytest.raises(SaidToBeRelated):
            run(actions.clear, actor=actor, subject=match.pk)

    def test_not_before_it_was_assessed(self, db: None) -> None:
        match, actor = found_match()
        with pytest.raises(WrongState):
            run(actions.clear, actor=actor, subject=match.pk)

    def test_the_database_refuses_it_too(self, db: None) -> None:
        match, actor = found_match()
        assess(match, actor)
        with pytest.raises(IntegrityError), transaction.atomic():
            Match.objects.filter(pk=match.pk).update(state="cleared")

    def test_page_says_what_is_missing(self, db: None) -> None:
        match, actor = found_match()
        assess(match, actor)
        answer = client_for(actor).post(match.get_absolute_url() + "clear/", {})
        assert answer.status_code == 409
        assert "法務の確認の記録がなければ" in answer.content.decode()


class TestLegalCheck:
    def test_by_someone_else_than_who_assessed(self, db: None) -> None:
        match, actor = found_match()
        assess(match, actor)
        with pytest.raises(SamePerson):
            check(match, actor, Person.objects.get(pk=actor.id))

    def test_page_offers_the_legal_office_and_the_counsel_only(self, db: None) -> None:
        match, actor = found_match()
        assess(match, actor)
        checker, counsel, other = lawyer(), factories.person("external_counsel"), factories.person("staff")
        client, address = client_for(actor), match.get_absolute_url() + "legal-check/"
        page = client.get(address).content.decode()
        assert checker.name in page
        assert counsel.name in page
        assert other.name not in page
        data = {
            "checker": str(checker.pk),
            "checked_on": clock.today().isoformat(),
            "opinion": "justified",
            "text": "可",
        }
        assert client.post(address, data | {"checker": str(other.pk)}).status_code == 422
        assert client.post(address, data).status_code == 303
        match.refresh_from_db()
        assert (match.checked_by_id, match.opinion) == (checker.pk, "justified")


class TestRecommendStop:
    def test_the_head_is_told_and_answers(self, db: None) -> None:
        match, actor = found_match()
        assess(match, actor, "related")
        run(actions.recommend_stop, actor=actor, subject=match.pk, text="発令を止めてください。")
        outbox.dispatch()
        assert Notice.objects.filter(kind="protection.stop_recommended", person_id=actor.id).exists()
        run(actions.respond, actor=actor, subject=match.pk, answer="stopped", text="人事部に伝えた。")
        match.refresh_from_db()
        assert (match.state, match.stop_answer) == ("answered", "stopped")
        page = client_for(actor).get(match.get_absolute_url()).content.decode()
        assert "発令を止めてください。" in page
        assert "人事部に伝えた。" in page

    def test_the_head_sees_the_recommendation_and_not_what_it_is_about(self, db: None) -> None:
        match, head = stopped_on_the_division()
        page = client_for(head).get(match.get_absolute_url())
        assert page.status_code == 200
        text = page.content.decode()
        assert "発令を止めてください。" in text
        assert "解雇" not in text
        assert match.get_absolute_url() in client_for(head).get("/desk/").content.decode()


def stopped_on_the_division() -> tuple[Match, Actor]:
    """Return a match of a division's case whose stop a designated handler recommended, and the head, who is none."""
    case, _ = factories.file_case()
    investigator = assigned_investigator(case)
    in_force(investigator)
    who = {"standing": "witness", "staff_number": NUMBER, "name": "", "unit": ""}
    handler = factories.actor(investigator)
    run(actions.protect, actor=handler, subject=case.pk, **who)
    deliver(row())
    match = Match.objects.get(case=case)
    assert [p.pk for p in watchers_of(case)] == [investigator.pk]
    assess(match, handler, "related")
    run(actions.recommend_stop, actor=handler, subject=match.pk, text="発令を止めてください。")
    head = Person.objects.filter(assignments__role="compliance_head").first()
    assert head is not None
    return Match.objects.get(pk=match.pk), factories.actor(head)


class TestRaiseCase:
    def test_from_a_match(self, db: None) -> None:
        match, actor = found_match()
        assess(match, actor, "related")
        outcome = run(actions.raise_case, actor=actor, source=match, position="president", text="解雇が決まった件")
        match.refresh_from_db()
        assert match.state == "raised"
        assert Tie.objects.get(first=match.case).second_id == outcome.subject_id
        assert len(conversation(match.case, factories.reporter(match.case))) == 1

    def test_not_before_it_was_assessed(self, db: None) -> None:
        match, actor = found_match()
        with pytest.raises(WrongState):
            run(actions.raise_case, actor=actor, source=match, position="staff", text="x")

    def test_page(self, db: None) -> None:
        match, actor = found_match()
        assess(match, actor, "possible")
        client, address = client_for(actor), match.get_absolute_url() + "raise-case/"
        assert client.get(address).status_code == 200
        assert client.post(address, {"position": "staff", "text": ""}).status_code == 422
        assert client.post(address, {"position": "president", "text": "解雇の件"}).status_code == 303
        assert factories.client_of(factories.person("compliance_head")).get(address).status_code == 404


@pytest.mark.parametrize("role", ["vice_president", "president", "compliance_head", "investigator"])
def test_nobody_but_designated_handlers_sees_that_there_is_a_match(db: None, role: str) -> None:
    case, _ = factories.file_case()
    head = factories.actor(factories.person("compliance_head"))
    run(actions.protect, actor=head, subject=case.pk, standing="witness", staff_number=NUMBER, name="", unit="")
    deliver(row())
    client = factories.client_of(factories.person(role))
    assert client.get(Match.objects.get().get_absolute_url()).status_code == 404
    assert case.reference not in client.get("/compliance/protection/matches/").content.decode()


def test_refused_to_those_who_may_not(db: None) -> None:
    match, _ = found_match()
    with pytest.raises(Invisible):
        run(
            actions.assess,
            actor=factories.actor(factories.person("hr_officer")),
            subject=match.pk,
            verdict="x",
            reason="",
        )
    with pytest.raises(NotAllowed):
        run(actions.find, actor=factories.actor(factories.person("system_admin")), protected=match.protected, row=row(),
            how="number", fingerprint="x")  # fmt: skip
