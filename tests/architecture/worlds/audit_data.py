"""Data audits of the office in the access matrix: of an audit that nobody knows of, of an opened one, of the department."""

from governance.organization.models import Unit
from governance.people.models import Person
from tests.audit_data_audits import making
from tests.audit_engagements import making as auditing

PART = "audit"
_team: list[Person] = []


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    head, lead = auditing.head(), auditing.auditor()
    _team[:] = [lead.person]
    given = {
        "secret": auditing.planned(head, lead=lead), "opened": auditing.opened(head, lead=lead), "department": None,
    }  # fmt: skip
    sets = {name: making.ready(lead.person, engagement) for name, engagement in given.items()}
    runs = {name: making.done(lead.person, data_set) for name, data_set in sets.items()}
    of_sets = {name: {"pk": str(row.pk)} for name, row in sets.items()}
    return {
        "audit/data/<uuid:pk>": of_sets, "audit/data/runs/<uuid:pk>": {name: {"pk": str(row.pk)} for name, row in runs.items()},
        "audit/data/<uuid:pk>/run-test/<slug:test>": {name: {**pk, "test": "gaps"} for name, pk in of_sets.items()},
    }  # fmt: skip


def readers() -> list[tuple[str, Person]]:
    """Return the lead of the team."""
    return [("who audits the data", person) for person in _team]
