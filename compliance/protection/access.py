"""Who may see and do what in protection. A match is for those alone who keep identities and handle the case."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from compliance.access import CASE_ROLES, is_handler, is_head, is_reporter, visible_to
from compliance.models import Case, CaseGrant
from compliance.protection.choices import CheckInState
from compliance.protection.models import (
    CheckIn,
    Confirmation,
    Delivery,
    LegalText,
    Match,
    PersonnelRow,
    Protected,
    RuleProposal,
    Watch,
)
from compliance.queries import handlers_of
from compliance.rules import DESIGNATED_HANDLER, HEAD_OF_TRACK, IDENTITY_KEEPERS
from governance.access import Actor, scope
from governance.people.models import Person
from governance.people.queries import holders
from governance.vault.posts import office

SECOND_PERSONS = ("vice_president", "president", "statutory_auditor")
"""Who adopts a new version of a rule that the compliance head proposed."""


def _of_visible_cases(model: Any, actor: Actor) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.all()
    if actor.kind == "system":
        return rows
    return rows.filter(case__in=visible_to(actor)) if actor.kind in ("person", "reporter") else rows.none()


@scope(Watch)
def visible_watches(actor: Actor) -> QuerySet[Watch]:
    """Return the watches of the cases that the actor may see."""
    return _of_visible_cases(Watch, actor)


@scope(CheckIn)
def visible_check_ins(actor: Actor) -> QuerySet[CheckIn]:
    """Return the check-ins of the cases that the actor may see; for the reporter their own."""
    return _of_visible_cases(CheckIn, actor)


@scope(Protected)
def visible_protected(actor: Actor) -> QuerySet[Protected]:
    """Return the protected people of the cases that the actor may see. Who they are is sealed apart."""
    return Protected.objects.none() if actor.kind == "reporter" else _of_visible_cases(Protected, actor)


@scope(Match)
def visible_matches(actor: Actor) -> QuerySet[Match]:
    """Return the matches for those who handle the case and keep identities; for its heads once a stop was recommended.

    That a match exists at all could point at a person for someone who knows what the personnel division decided.
    """
    if actor.kind != "person":
        return Match.objects.all() if actor.kind == "system" else Match.objects.none()
    headed = [track for track, posts in HEAD_OF_TRACK.items() if actor.holds(*posts)]
    keeps = [track for track, posts in IDENTITY_KEEPERS.items() if actor.posts & posts]
    granted = Exists(CaseGrant.objects.filter(content_object=OuterRef("case_id"), user_id=actor.id))
    handled = Q(case__track__in=headed) | Q(granted)
    asked = Q(case__track__in=headed, stop_at__isnull=False)
    rows: QuerySet[Match] = _of_visible_cases(Match, actor)
    return rows.filter((handled & Q(case__track__in=keeps)) | asked)


@scope(Delivery)
def visible_deliveries(actor: Actor) -> QuerySet[Delivery]:
    """Return all deliveries for the personnel division, which made them, and for the worker that matches them."""
    if actor.kind == "system" or actor.holds("hr_officer"):
        return Delivery.objects.all()
    return Delivery.objects.none()


@scope(PersonnelRow)
def visible_personnel_rows(actor: Actor) -> QuerySet[PersonnelRow]:
    """Return kept personnel actions to nobody but the system that forgets them."""
    return PersonnelRow.objects.all() if actor.kind == "system" else PersonnelRow.objects.none()


@scope(LegalText)
def visible_texts(actor: Actor) -> QuerySet[LegalText]:
    """Return the texts of the law: they are for everyone."""
    return LegalText.objects.all()


@scope(Confirmation)
def visible_confirmations(actor: Actor) -> QuerySet[Confirmation]:
    """Return the legal office's confirmations to those who read the rules."""
    return Confirmation.objects.all() if actor.holds(*CASE_ROLES) else Confirmation.objects.none()


@scope(RuleProposal)
def visible_proposals(actor: Actor) -> QuerySet[RuleProposal]:
    """Return the proposed versions to those who read the rules."""
    return RuleProposal.objects.all() if actor.holds(*CASE_ROLES) else RuleProposal.objects.none()


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether a worker acts."""
    return actor.kind == "system"


def handles(actor: Actor, row: Any) -> bool:
    """Return whether the actor works on the row's case."""
    return actor.kind == "person" and is_handler(actor, _case_of(row))


def keeps_identities(actor: Actor, row: Any) -> bool:
    """Return whether the actor works on the row's case and holds the office that keeps identities on its track."""
    case = _case_of(row)
    return handles(actor, case) and bool(actor.posts & IDENTITY_KEEPERS[case.track])


def heads(actor: Actor, row: Any) -> bool:
    """Return whether the actor decides on the row's case."""
    return actor.kind == "person" and is_head(actor, _case_of(row))


def reported(actor: Actor, row: Any) -> bool:
    """Return whether the actor is the reporter of the row's case."""
    return is_reporter(actor, _case_of(row))


def may_release(actor: Actor, row: Protected) -> bool:
    """Return whether the actor may end a protection noted by mistake; the reporter's own, from the filing, stays."""
    return row.registered_by_id is not None and keeps_identities(actor, row)


def is_personnel(actor: Actor, _: Any) -> bool:
    """Return whether the actor hands in personnel actions."""
    return actor.holds("hr_officer")


def proposes_rules(actor: Actor, _: Any) -> bool:
    """Return whether the actor keeps the table of rules."""
    return actor.holds("compliance_head")


def adopts_rules(actor: Actor, proposal: RuleProposal) -> bool:
    """Return whether the actor adopts a version as the second person."""
    return actor.holds(*SECOND_PERSONS) and actor.person_id != proposal.proposed_by_id


def raises_cases(actor: Actor, _: Any) -> bool:
    """Return whether the actor may work on cases at all; the body asks whether on this one."""
    return actor.kind == "person" and actor.holds(*CASE_ROLES)


def heads_of_case(case: Case) -> QuerySet[Person]:
    """Return the heads of the case's track who are not excluded from it."""
    return handlers_of(case).filter(pk__in=holders(HEAD_OF_TRACK[case.track]).values("pk"))


def watchers_of(case: Case) -> QuerySet[Person]:
    """Return who is told of a match: those who handle the case and keep identities."""
    people = handlers_of(case)
    if DESIGNATED_HANDLER not in IDENTITY_KEEPERS[case.track]:
        return people
    register = office(DESIGNATED_HANDLER)
    return people.filter(pk__in=register[1]().values("pk")) if register else people.none()


def _case_of(row: Any) -> Case:
    case: Case = row if isinstance(row, Case) else row.case
    return case


def waits_for_reporter(case: Case) -> CheckIn | None:
    """Return the check-in that the reporter is asked to answer now, the oldest first."""
    return CheckIn.objects.filter(case=case, state=CheckInState.OPEN).order_by("opens_on").first()
