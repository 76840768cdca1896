"""Auditors and engagements for tests, through the real actions. Office 13001 belongs to block B4, 27001 to block B6."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import Error, transaction

from audit.auditors.models import Auditor
from audit.engagements import actions
from audit.engagements.actions.planning import Plan
from audit.engagements.models import Engagement
from governance import clock
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import Action, Outcome, run
from tests.support import factories

OFFICE, NEIGHBOUR, ELSEWHERE, BLOCK = "13001", "13002", "27001", "B4"
DIVISION = "D04"


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def head() -> Person:
    return factories.person("audit_head", at=unit(DIVISION))


def president() -> Person:
    return factories.person("president", at=unit("HQ"))


def auditor(**changes: Any) -> Auditor:
    """Return an auditor of the department who has declared everything."""
    person = changes.pop("person", None) or factories.person("auditor", at=unit(DIVISION))
    with transaction.atomic():
        made = Auditor.objects.create(
            **{"person": person, "origin": "own", "joined_on": date(2020, 4, 1), "declared_on": date(2026, 4, 1)}
            | changes
        )
        factories.ledger_note()
    return made


def day(days: int = 0) -> date:
    return clock.today() + timedelta(days=days)


def a_plan(*codes: str, **changes: Any) -> Plan:
    """Return an unannounced audit of the units (of office 13001), from today on."""
    given = {
        "kind": "office", "title": "無予告監査", "purpose": "現金と届書の現物を確かめる。", "announced": False,
        "starts_on": day(), "ends_on": day(4), "auditor_days": 12, "units": [unit(code) for code in codes or (OFFICE,)],
    }  # fmt: skip
    return Plan(**(given | changes))


def act(action: Action, by: Person, subject: Any = None, **inputs: Any) -> Outcome:
    return run(action, actor=factories.actor(by), subject=subject.pk if subject else None, **inputs)


def fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def planned(by: Person, *codes: str, lead: Auditor | None = None, **changes: Any) -> Engagement:
    """Return a planned engagement, with a lead when one is given."""
    made = act(actions.plan, by, planned=a_plan(*codes, **changes)).subject_id
    row = Engagement.objects.get(pk=made)
    if lead:
        act(actions.assign, by, row, auditor=lead, role="lead")
    return fresh(row)


def opened(by: Person, *codes: str, lead: Auditor | None = None, **changes: Any) -> Engagement:
    """Return an engagement that was opened: on site, or announced."""
    lead = lead or auditor()
    row = planned(by, *codes, lead=lead, **changes)
    if row.announced:
        act(actions.announce, by, row)
    else:
        act(actions.authorize, by, row)
        act(actions.open_on_site, lead.person, row, where="玄関")
    return fresh(row)


def reporting(by: Person, *codes: str, lead: Auditor | None = None, **changes: Any) -> Engagement:
    """Return an engagement whose fieldwork has ended."""
    lead = lead or auditor()
    row = opened(by, *codes, lead=lead, **changes)
    act(actions.begin_fieldwork, lead.person, row)
    act(actions.end_fieldwork, lead.person, row)
    return fresh(row)


@contextmanager
def noted() -> Iterator[None]:
    """Write the ledger row that guarded tables ask for."""
    with transaction.atomic():
        yield
        factories.ledger_note()


@contextmanager
def refused(words: str = "not independent") -> Iterator[None]:
    """Expect that the database refuses what is written within."""
    with pytest.raises(Error, match=words), noted():
        yield
