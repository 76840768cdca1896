"""Rows of protection for the access matrix: a case of the division and one of the inspector's track, each with a match."""

from datetime import timedelta

from compliance.actions import propose_retention
from compliance.models import RetentionProposal
from compliance.protection import actions
from compliance.protection.chores import open_due
from compliance.protection.models import CheckIn, LegalText, Match, Protected, RuleProposal
from governance import clock
from governance.deadlines.models import Rule
from governance.notices import outbox
from governance.organization.models import Unit
from governance.runner import run
from tests.support import factories
from tests.support.protection import NUMBER, assigned_investigator, row

PART = "compliance"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the addresses of protection with rows that exist."""
    with clock.shifted(timedelta(days=-40)):
        division, _ = factories.file_case(unit=office)
        statutory, _ = factories.file_case(unit=office, position="president")
    open_due()
    head = factories.actor(factories.person("compliance_head"))
    inspector = factories.actor(factories.person("statutory_auditor"))
    assigned_investigator(division)
    who = {"standing": "witness", "staff_number": NUMBER, "name": "", "unit": ""}
    run(actions.protect, actor=head, subject=division.pk, **who)
    run(actions.protect, actor=inspector, subject=statutory.pk, **who)
    hr = factories.actor(factories.person("hr_officer"))
    run(actions.deliver, actor=hr, rows=[row()], count=1)
    outbox.dispatch()
    cases = {"division": division, "statutory": statutory}
    proposal = _proposal(head)
    rule, text = Rule.objects.get(code="D3"), LegalText.objects.filter(valid_to=None).first()
    found: dict[str, dict[str, dict[str, str]]] = {
        "compliance/protection/cases/": {k: {"pk": str(c.pk)} for k, c in cases.items()},
        "compliance/protection/check-ins/<uuid:pk>": {
            k: {"pk": str(CheckIn.objects.get(case=c, months=1).pk)} for k, c in cases.items()
        },
        "compliance/protection/people/": {k: {"pk": str(Protected.objects.get(case=c).pk)} for k, c in cases.items()},
        "compliance/protection/matches/<uuid:pk>": {
            k: {"pk": str(Match.objects.get(case=c).pk)} for k, c in cases.items()
        },
        "compliance/protection/proposals/": {"proposed": {"pk": str(proposal.pk)}},
        "compliance/retention/<uuid:pk>": {"proposed": {"pk": str(_retention(head).pk)}},
        "compliance/protection/rules/<int:rule>": {"D3": {"rule": str(rule.pk)}},
    }
    if text is not None:
        found["compliance/protection/texts/"] = {"text": {"text": str(text.pk)}}
    return found


def _retention(head: object) -> RetentionProposal:
    day = clock.today() + timedelta(days=30)
    fields = {"kind": "declined", "years": 5, "source": "出典", "valid_from": day}
    return RetentionProposal.objects.get(pk=str(run(propose_retention, actor=head, **fields).subject_id))


def _proposal(head: object) -> RuleProposal:
    fields = {
        "title": "題", "title_en": "Title", "amount": 15, "unit": "days", "owed_outside": True, "source": "出典", "steps": [],
    }  # fmt: skip
    day = clock.today() + timedelta(days=30)
    outcome = run(actions.propose, actor=head, code="D2", is_text=False, valid_from=day, fields=fields)
    return RuleProposal.objects.get(pk=str(outcome.subject_id))
