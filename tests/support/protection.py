"""Cases under watch, check-ins and matches for tests of protection, made through the real actions."""

from datetime import timedelta
from typing import Any

from compliance.actions import accept, assign
from compliance.content import Identity
from compliance.models import Case
from compliance.protection import actions
from compliance.protection.chores import open_due
from compliance.protection.matching import PersonnelAction
from compliance.protection.models import CheckIn, Match
from governance import clock
from governance.access import Actor
from governance.notices import outbox
from governance.people.models import Person
from governance.runner import run
from tests.support import factories

NAME, NUMBER = "保護 花子", "P12345"


def statutory_case(**changes: Any) -> tuple[Case, str, Actor]:
    """Return a named case of the inspector's track, its code and the inspector: handles it and keeps identities."""
    changes = {"position": "president", "disclosure": "in_confidence", "identity": Identity(NAME, "090")} | changes
    case, code = factories.file_case(**changes)
    return case, code, factories.actor(inspector())


def inspector() -> Person:
    """Return an inspector of the board."""
    return factories.person("statutory_auditor")


def row(**changes: str) -> PersonnelAction:
    """Return a personnel action of today against the protected person."""
    fields = {
        "staff_number": NUMBER.lower(),
        "name": NAME.replace(" ", ""),
        "unit": "13001",
        "kind": "dismissal",
        "decided_on": clock.today().isoformat(),
        "effective_on": clock.today().isoformat(),
        "deciding_unit": "D05",
    }
    return PersonnelAction(**(fields | changes))


def deliver(*rows: PersonnelAction) -> None:
    """Hand in personnel actions and let the worker match them."""
    hr = factories.actor(factories.person("hr_officer"))
    run(actions.deliver, actor=hr, rows=rows, count=len(rows))
    outbox.dispatch()


def found_match(**changes: str) -> tuple[Match, Actor]:
    """Return a match on a case of the inspector's track, and the inspector."""
    case, _, actor = statutory_case()
    deliver(row(**changes))
    return Match.objects.get(case=case), actor


def opened_check_in() -> tuple[CheckIn, Actor]:
    """Return a check-in that the reporter is asked to answer now, and the head who handles the case."""
    with clock.shifted(timedelta(days=-40)):
        case, _ = factories.file_case()
    open_due()
    return CheckIn.objects.get(case=case, months=1), factories.actor(factories.person("compliance_head"))


ANSWERS = {"changed": "yes", "kinds": ["tasks"], "weight": "heavy", "text": "担当を外された。", "wants_contact": "yes"}


def answered_check_in() -> tuple[CheckIn, Actor]:
    """Return a check-in that the reporter has answered, and the head."""
    check_in, head = opened_check_in()
    run(actions.answer, actor=factories.reporter(check_in.case), subject=check_in.pk, answers=ANSWERS)
    check_in.refresh_from_db()
    return check_in, head


def assigned_investigator(case: Case) -> Person:
    """Return an investigator to whom the case was granted after its acceptance."""
    head = factories.actor(factories.person("compliance_head"))
    run(accept, actor=head, subject=case.pk, severity="high", category="money", message="調査します。")
    investigator = factories.person("investigator")
    run(assign, actor=head, subject=case.pk, investigators=[investigator])
    return investigator
