"""Cross-checks: what was never registered is found, registered, or not needed by the word of two people."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from compliance.actions import decline
from compliance.choices import ReporterKind
from compliance.information import actions
from compliance.information.checks import find_gaps
from compliance.information.models import Gap, Information
from compliance.models import Case
from governance import clock, handover
from governance.access import SYSTEM
from governance.deadlines.queries import faces_of
from governance.escalation.sweep import sweep
from governance.handover import Handed, Suspect, cross_check, hand_over
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.information import making
from tests.information.test_register import answers
from tests.support import factories
from tests.support.five_cases import concluded_case


def tone(gap: Gap) -> str:
    (face,) = faces_of("information.gap", [gap.pk])[gap.pk]
    return face.tone


def test_a_declined_report_of_a_customer_is_found_once(db: None) -> None:
    gap = making.gap()
    assert (gap.check_name, gap.state, tone(gap)) == ("compliance.declined_complaints", "open", "calm")
    assert find_gaps() == 0
    assert Gap.objects.count() == 1


def test_what_need_not_be_registered_is_not_found(db: None) -> None:
    head = making.head()
    by_staff, _ = factories.file_case(reporter_kind=ReporterKind.STAFF)
    above, _ = factories.file_case(reporter_kind=ReporterKind.PUBLIC, position="president")
    inspector = factories.actor(factories.person("statutory_auditor"))
    run(decline, actor=head, subject=by_staff.pk, reason="x", message="y")
    run(decline, actor=inspector, subject=above.pk, reason="x", message="y")
    assert find_gaps() == 0


def test_a_leak_found_in_a_case_is_to_be_registered(db: None) -> None:
    case, _, _ = concluded_case()
    Case.objects.filter(pk=case.pk).update(category="leak")
    assert find_gaps() == 1
    assert Gap.objects.get().check_name == "compliance.errors_found"


def test_registered_now_it_ties_to_what_was_found(db: None) -> None:
    gap = making.gap()
    client = factories.client_of(factories.person("compliance_head"))
    address = f"{gap.get_absolute_url()}register-gap/"
    page = client.get(address).content.decode()
    assert gap.known_on.isoformat() in page
    assert client.post(address, answers(what="")).status_code == 422
    answer = client.post(address, answers(subject_version=gap.version))
    information = Information.objects.get()
    assert answer["Location"] == information.get_absolute_url()
    gap.refresh_from_db()
    assert (gap.state, gap.information, tone(gap)) == ("registered", information, "met")
    assert (information.subject_type, information.subject_id) == ("compliance.case", gap.subject_id)
    assert find_gaps() == 0


def test_not_needed_takes_two_people(db: None) -> None:
    gap, head = making.gap(), making.head()
    run(actions.dismiss, actor=head, subject=gap.pk, reason="声に登録済み")
    with pytest.raises(NotAllowed):
        run(actions.confirm_dismissal, actor=head, subject=gap.pk)
    assert tone(gap) == "calm"
    vice = factories.person("vice_president")
    client = factories.client_of(vice)
    assert "声に登録済み" in client.get(f"{gap.get_absolute_url()}confirm-dismissal/").content.decode()
    run(actions.confirm_dismissal, actor=factories.actor(vice), subject=gap.pk)
    gap.refresh_from_db()
    assert (gap.state, tone(gap)) == ("dismissed", "stopped")
    with pytest.raises(WrongState):
        run(actions.dismiss, actor=head, subject=gap.pk, reason="x")
    assert find_gaps() == 0


def test_not_confirmed_it_stays_open(db: None) -> None:
    gap, head = making.gap(), making.head()
    run(actions.dismiss, actor=head, subject=gap.pk, reason="x")
    run(actions.return_dismissal, actor=making.head(), subject=gap.pk, reason="登録してください")
    gap.refresh_from_db()
    assert gap.state == "open"
    page = factories.client_of(factories.person("compliance_head")).get(gap.get_absolute_url()).content.decode()
    assert "登録してください" in page


def test_the_database_refuses_a_dismissal_by_one(db: None) -> None:
    gap, head = making.gap(), making.head()
    with pytest.raises(IntegrityError), transaction.atomic():
        Gap.objects.filter(pk=gap.pk).update(state="dismissed", proposed_by=head.id, confirmed_by=head.id)


def test_it_climbs_when_nobody_registers(db: None) -> None:
    making.gap()
    vice = factories.person("vice_president")
    with clock.shifted(factories.days(14)):
        sweep()
        outbox.dispatch()
    assert Notice.objects.filter(person=vice, kind="information.clock.escalated").exists()


def test_whoever_is_excluded_from_the_case_does_not_see_the_gap(db: None) -> None:
    from compliance.models import Exclusion

    gap, person = making.gap(), factories.person("compliance_head")
    Exclusion.objects.create(case_id=gap.subject_id, person=person, reason="declared")
    client = factories.client_of(person)
    assert client.get(gap.get_absolute_url()).status_code == 404
    with pytest.raises(Invisible):
        run(actions.dismiss, actor=factories.actor(person), subject=gap.pk, reason="x")


@pytest.mark.parametrize("role", ["staff", "investigator", "audit_head", "system_admin"])
def test_gaps_are_not_for_others(db: None, role: str) -> None:
    gap = making.gap()
    client = factories.client_of(factories.person(role))
    assert client.get("/compliance/information/gaps/").status_code == 404
    assert client.get(gap.get_absolute_url()).status_code == 404


@pytest.fixture
def fake_check(monkeypatch: pytest.MonkeyPatch) -> Suspect:
    """Register a cross-check of another area for the length of a test."""
    import uuid

    monkeypatch.setattr(handover, "_checks", {})
    suspect = Suspect("voice.voice", uuid.uuid4(), None, clock.today(), "V-0001")

    def provider(known: Any) -> Iterator[Suspect]:
        yield from () if suspect.subject_id in set(known) else (suspect,)

    cross_check("voice.flagged", "声", "voice.voice", provider)
    return suspect


def test_another_area_brings_its_own_check(db: None, fake_check: Suspect) -> None:
    assert find_gaps() == 1
    assert find_gaps() == 0
    page = (
        factories.client_of(factories.person("compliance_head")).get("/compliance/information/gaps/").content.decode()
    )
    assert "V-0001" in page
    with pytest.raises(ValueError, match="twice"):
        cross_check("voice.flagged", "声", "voice.voice", lambda known: ())


def handed(suspect: Suspect, **changes: Any) -> Handed:
    fields: dict[str, Any] = {
        "source": "voice",
        "subject_type": suspect.subject_type,
        "subject_id": suspect.subject_id,
        "unit": making.office(),
        "aware_at": clock.now() - factories.days(1),
        "summary": "お客様の声に職員の不正の指摘がある。",
        "actor": SYSTEM,
    }
    return Handed(**(fields | changes))


def test_handed_over_by_its_area_the_gap_closes_by_itself(db: None, fake_check: Suspect) -> None:
    find_gaps()
    first = hand_over(handed(fake_check))
    assert hand_over(handed(fake_check)) == first
    information = Information.objects.get()
    assert (information.pk, information.relation, information.registered_by) == (first, "area", None)
    assert making.posts(information) == {"compliance_head", "service_promotion"}
    find_gaps()
    gap = Gap.objects.get()
    assert (gap.state, gap.information_id, tone(gap)) == ("registered", first, "met")


def test_the_door_refuses_mistakes_of_an_area(db: None, fake_check: Suspect) -> None:
    with pytest.raises(ValueError, match="future"):
        hand_over(handed(fake_check, aware_at=clock.now() + factories.days(1)))
    with pytest.raises(ValueError, match="rumour"):
        hand_over(handed(fake_check, source="rumour"))
    assert not Information.objects.exists()


def test_without_a_receiver_nothing_is_lost_silently(
    monkeypatch: pytest.MonkeyPatch, db: None, fake_check: Suspect
) -> None:
    monkeypatch.setattr(handover, "_receivers", [])
    with pytest.raises(LookupError):
        hand_over(handed(fake_check))
