"""Auditors read the rows of the units they audit in every room of privacy (shared/brief/roles.md), and change nothing."""

from typing import Any

import pytest

from governance.access import Actor, visible
from governance.audits import audited_units
from governance.people.models import Person
from governance.runner import NotAllowed, run
from privacy.contractors.models import Job
from privacy.incidents import actions as on_incidents
from privacy.incidents.models import Incident
from privacy.promotion.queries import units_for
from privacy.workspace.models import Check, Defect
from tests.architecture.worlds import takeouts as takeouts_world
from tests.privacy_contractors import making as contracts
from tests.privacy_incidents import making
from tests.privacy_incidents.making import ELSEWHERE, Staff
from tests.privacy_workspace import making as workspace
from tests.support import factories

LISTS = (
    "incidents", "contractors", "contractors/at-risk", "takeouts", "workspace", "workspace/defects", "dispatch",
    "dispatch/near-misses", "functions", "functions/late", "promotion", "promotion/people",
    "access_logs", "access_logs/units-by-day",
)  # fmt: skip


@pytest.fixture
def auditor(db: None) -> Person:
    return factories.person("auditor")


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def audits(monkeypatch: pytest.MonkeyPatch, *units: Any) -> None:
    def told(actor: Actor) -> list[Any]:
        return [unit.pk for unit in units]

    monkeypatch.setattr(audited_units, "_provider", told)


@pytest.mark.parametrize("role", ["auditor", "audit_head", "statutory_auditor"])
def test_every_list_opens_for_those_who_audit(db: None, role: str) -> None:
    client = factories.client_of(factories.person(role))
    assert {name: client.get(f"/privacy/{name}/").status_code for name in LISTS} == dict.fromkeys(LISTS, 200)


def test_none_is_seen_while_no_room_says_which_units_they_audit(
    auditor: Person, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audited_units, "_provider", None)
    made = making.incident(staff)
    assert not visible(Incident, factories.actor(auditor)).exists()
    assert factories.client_of(auditor).get(made.get_absolute_url()).status_code == 404


def test_the_rows_of_the_audited_unit_and_no_others(
    auditor: Person, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, other = making.incident(staff), making.incident(Staff(ELSEWHERE))
    kept = making.assessed(staff, "feared", wrongful="feared")
    job, elsewhere = contracts.job(contracts.division()), contracts.ELSEWHERE
    strange = contracts.job(contracts.division(elsewhere), job.contractor, code=elsewhere)
    defect = workspace.defect(staff.officer)
    audits(monkeypatch, staff.unit, job.unit)
    actor, client = factories.actor(auditor), factories.client_of(auditor)
    assert set(visible(Incident, actor)) == {made}
    assert set(visible(Job, actor)) == {job}
    assert set(visible(Defect, actor)) == {defect}
    assert {check.unit_id for check in visible(Check, actor)} <= {staff.unit.pk, job.unit_id}
    assert {period.unit_id for period in units_for(actor)} == {staff.unit.pk, job.unit_id}
    seen = [client.get(row.get_absolute_url()).status_code for row in (made, other, kept, job, strange)]
    assert seen == [200, 404, 404, 200, 404]


def test_an_auditor_changes_nothing(auditor: Person, staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    made = making.incident(staff)
    audits(monkeypatch, staff.unit)
    with pytest.raises(NotAllowed):
        run(on_incidents.follow_up, actor=factories.actor(auditor), subject=made.pk, text="x")
    client = factories.client_of(auditor)
    assert client.get(f"/privacy/incidents/{made.pk}/assess/").status_code == 404
    assert client.get("/privacy/takeouts/ask/").status_code == 404


def test_what_was_taken_outside_is_read_for_the_audited_unit(
    auditor: Person, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = takeouts_world.rows(staff.unit)
    [address] = [key for key in rows if key.endswith("takeouts/<uuid:pk>")]
    pk = next(iter(rows[address].values()))["pk"]
    client = factories.client_of(auditor)
    monkeypatch.setattr(audited_units, "_provider", None)
    assert client.get(f"/privacy/takeouts/{pk}/").status_code == 404
    audits(monkeypatch, staff.unit)
    assert client.get(f"/privacy/takeouts/{pk}/").status_code == 200
