"""Clauses, subcontractors, risk, leaks and the end of a contract."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from governance import clock
from governance.deadlines.models import Deadline
from governance.notices import outbox
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed
from privacy import contributed
from privacy.contractors import actions
from privacy.contractors.chores import replan_all
from privacy.contractors.models import Clause, Job, LeakReport, Subcontract
from privacy.contractors.queries import items_of, jobs_at_risk, reasons_of
from privacy.contractors.refusals import Circle, MustBeIn, NotConsented, OwnWork, StillOpen, Unfinished
from privacy.contractors.rules import Facts, inspect_by, points, score
from tests.privacy_contractors import making
from tests.privacy_contractors.making import BELOW, PRINTER, SUB, WEIGHTS
from tests.support import factories

PLAIN = Facts(500, ["names"], 0, True, leaked=False, was_serious=False, findings_late=False)


@pytest.fixture
def division(db: None) -> Person:
    return making.division()


@pytest.fixture
def incidents(monkeypatch: pytest.MonkeyPatch) -> list[contributed.Opening]:
    """Stand in for the room of incidents."""
    opened: list[contributed.Opening] = []
    monkeypatch.setattr(contributed.incident_opened, "_provider", opened.append)
    links = {"x": contributed.Link("L-2345-6789", "/privacy/incidents/x/")}
    about: Any = lambda _actor, _kind, ids: {pk: links["x"] for pk in ids}  # noqa: E731
    monkeypatch.setattr(contributed.incidents_about, "_provider", about)
    return opened


def test_no_contract_begins_without_what_every_contract_has(division: Person) -> None:
    row = making.draft(division)
    with pytest.raises(Unfinished):
        making.act(actions.begin, division, row)
    items = items_of(row.clauses_in_id)
    answers = {i.pk: ("yes", "") for i in items}
    must, may = next(i for i in items if i.is_must), next(i for i in items if not i.is_must)
    making.act(actions.fill_clauses, division, row, answers=answers | {must.pk: ("exception", "約款による")})
    with pytest.raises(MustBeIn):
        making.act(actions.begin, division, row)
    making.act(actions.fill_clauses, division, row, answers=answers | {may.pk: ("exception", "約款による")})
    making.act(actions.begin, division, row)
    with pytest.raises(DatabaseError), transaction.atomic():
        Clause.objects.filter(job=row).update(answer="yes", reason="")
    found = jobs_at_risk(factories.actor(division)).get()
    assert [str(words) for words in reasons_of(found)] == ["入っていない条項や例外の条項がある"]


def test_a_subcontractor_needs_consent_by_somebody_else(division: Person) -> None:
    row = making.job(division)
    first = making.ask(division, row)
    with pytest.raises(OwnWork):
        making.act(actions.decide_consent, division, first, granted=True, reason="よい")
    with pytest.raises(NotConsented):
        making.ask(division, row, BELOW, first)
    making.act(actions.decide_consent, making.officer(), first, granted=True, reason="同じ条件")
    first.refresh_from_db()
    below = making.ask(division, row, BELOW, first)
    page = factories.client_of(making.division()).get(row.get_absolute_url()).text
    assert f"/privacy/contractors/subcontracts/{below.pk}/decide-consent/" in page


def test_nobody_stands_above_themselves(division: Person) -> None:
    row = making.job(division)
    first = making.ask(division, row)
    making.act(actions.decide_consent, making.officer(), first, granted=True, reason="同じ条件")
    first.refresh_from_db()
    for number, parent in ((PRINTER, None), (SUB, first), (PRINTER, first)):
        with pytest.raises(Circle):
            making.ask(division, row, number, parent)
    for number, parent in ((PRINTER, None), (SUB, first)):
        with pytest.raises(DatabaseError), transaction.atomic():
            Subcontract.objects.create(
                job=row, parent=parent, number=number, name="x", work="x", place="x", requested_by=division
            )


def test_risk_is_the_sum_of_its_points() -> None:
    assert score(PLAIN, WEIGHTS) == 0
    risky = Facts(1_400_000, ["numbers", "accounts"], 5, False, leaked=True, was_serious=True, findings_late=True)
    assert score(risky, WEIGHTS) == sum(given for _words, given in points(risky, WEIGHTS)) == 4 + 3 + 3 + 1 + 3 + 2 + 1
    today = clock.today()
    assert (inspect_by(today, 7, WEIGHTS.high) - today).days > 360
    assert (inspect_by(today, 8, WEIGHTS.high) - today).days < 190


def test_a_further_subcontractor_moves_the_inspection_forward_with_its_clock(division: Person) -> None:
    row = making.job(division, persons=1_400_000, data_kinds=["numbers"])
    assert row.score == 7
    before = Deadline.objects.get(subject_id=row.pk, state="running")
    first = making.ask(division, row)
    making.act(actions.decide_consent, making.officer(), first, granted=True, reason="同じ条件")
    outbox.dispatch()
    row.refresh_from_db()
    now = Deadline.objects.get(subject_id=row.pk, state="running")
    assert (row.score, now.due_on, now.rule.code) == (8, row.inspect_by, "P5-1")
    assert now.due_on < before.due_on


def test_a_certificate_that_ends_adds_to_the_risk_and_no_clock_starts_anew(division: Person) -> None:
    contractor = making.company(division)
    making.certify(division, contractor, last=20)
    row = making.job(division, contractor)
    with clock.shifted(timedelta(days=30)):
        assert (replan_all(), replan_all()) == (1, 0)
        found = jobs_at_risk(factories.actor(division)).get()
        assert found.risk_certificate  # type: ignore[attr-defined]
    row.refresh_from_db()
    assert row.score == 1
    assert Deadline.objects.filter(subject_id=row.pk).count() == 1


def test_a_leak_opens_an_incident_and_stands_on_the_contract(
    division: Person, incidents: list[contributed.Opening]
) -> None:
    row = making.job(division)
    making.act(actions.report_leak, division, job=row, known_at=clock.now(), persons=3, text="封筒の取り違え")
    outbox.dispatch()
    leak = LeakReport.objects.get()
    assert [(o.subject_id, o.kind, o.unit, o.known_at) for o in incidents] == [
        (leak.pk, "contractor", row.unit_id, leak.known_at)
    ]
    row.refresh_from_db()
    assert row.score == 4
    page = factories.client_of(division).get(row.get_absolute_url()).text
    assert "L-2345-6789" in page
    with pytest.raises(NotAllowed):
        making.act(
            actions.report_leak,
            making.division(making.ELSEWHERE),
            job=row,
            known_at=clock.now(),
            persons=None,
            text="x",
        )


def test_a_contract_ends_with_both_certificates(division: Person) -> None:
    row = making.job(division)
    with pytest.raises(StillOpen):
        making.act(actions.close, division, row)
    proof = {"done_on": clock.today(), "text": "立会いのうえ溶解", "files": [making.paper("証明書.txt")]}
    making.act(actions.add_proof, division, row, kind="return", **proof)
    with pytest.raises(StillOpen):
        making.act(actions.close, division, row)
    with pytest.raises(DatabaseError), transaction.atomic():
        Job.objects.filter(pk=row.pk).update(state="closed")
    making.act(actions.add_proof, division, row, kind="destruction", **proof)
    making.act(actions.close, division, row)
    assert Deadline.objects.get(subject_id=row.pk).state == "stopped"


def test_a_contract_that_is_over_without_certificates_is_at_risk(division: Person) -> None:
    making.job(division, ends_on=making.day(10))
    assert not jobs_at_risk(factories.actor(division)).exists()
    with clock.shifted(timedelta(days=11)):
        found = jobs_at_risk(factories.actor(making.officer())).get()
        assert [str(words) for words in reasons_of(found)] == ["契約が終わったのに返却・廃棄の証明書がそろっていない"]


def test_a_division_sees_the_contracts_of_its_unit_alone(division: Person) -> None:
    row, other = making.job(division), making.division(making.ELSEWHERE)
    assert factories.client_of(other).get(row.get_absolute_url()).status_code == 404
    with pytest.raises(Invisible):
        making.act(actions.close, other, row)
    assert row.reference in factories.client_of(making.officer()).get("/privacy/contractors/").text
    assert (
        factories.client_of(factories.person("staff", at=making.unit())).get("/privacy/contractors/").status_code == 404
    )
