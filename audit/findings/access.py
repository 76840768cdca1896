"""Who sees findings and recommendations, and who does what with them.

The team, the head, the president and the inspector see drafts; everyone else what was sent to the unit, and of it what is theirs:
the audited unit and its block the finding, whoever a recommendation is addressed to that recommendation. What hangs on an
engagement goes through audit.engagements.access alone.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from audit.access import (
    ANSWER_FOR_UNIT,
    AUDITED,
    DEPARTMENT,
    HEAD,
    INSPECTOR,
    OF_UNIT,
    OVERSEERS,
    PRESIDENT,
    PRIVACY_OFFICER,
    READ_OPENED,
    READERS,
    is_head,
    of_units,
)
from audit.engagements.access import knows_everything, teams_of, visible_engagements, works_on
from audit.engagements.choices import Kind as AuditKind
from audit.findings.choices import State
from audit.findings.models import Body, Criterion, Evidence, ExternalAudit, Finding, Recommendation, Scale
from governance import clock
from governance.access import Actor, scope

ANSWERERS = ANSWER_FOR_UNIT
"""Roles that answer for a unit: its head, the division in charge, personnel, the head of the block."""
SEES_EXTERNAL = (*DEPARTMENT, *OVERSEERS, "vice_president", PRIVACY_OFFICER)


def _inside(actor: Actor, path: str = "") -> Q:
    """Return the condition for rows that the actor sees from the first draft on."""
    seen = Q(pk__in=[])
    if actor.holds(INSPECTOR):
        seen |= Q(**{f"{path}engagement__isnull": True}) | Q(**{f"{path}engagement__opened_at__isnull": False})
    if actor.holds(*DEPARTMENT):
        seen |= Q(**{f"{path}engagement__in": teams_of(actor).values("engagement_id")})
        seen |= Q(**{f"{path}external__keeper__person_id": actor.own_id})
    return seen


def _of_all_units(actor: Actor, path: str = "") -> Q:
    """Return the condition for what the actor reads of every unit, once the unit knows it."""
    if actor.holds(*READ_OPENED):
        return Q(**{f"{path}external__isnull": False}) | Q(**{f"{path}engagement__in": visible_engagements(actor)})
    if actor.holds(PRIVACY_OFFICER):
        return Q(**{f"{path}engagement__kind": AuditKind.PRIVACY}) | Q(**{f"{path}external__about_privacy": True})
    return Q(pk__in=[])


@scope(Finding)
def visible_findings(actor: Actor) -> QuerySet[Finding]:
    """Return the findings that the actor may see."""
    rows = Finding.objects.all()
    if knows_everything(actor):
        return rows
    if actor.kind != "person":
        return rows.none()
    told = _of_all_units(actor)
    if actor.holds(*AUDITED):
        asked = Recommendation.objects.filter(of_units(actor), finding=OuterRef("pk")).exclude(state=State.DRAFT)
        told |= of_units(actor) | Q(Exists(asked))
    return rows.filter(_inside(actor) | Q(sent_at__isnull=False) & told)


@scope(Recommendation)
def visible_recommendations(actor: Actor) -> QuerySet[Recommendation]:
    """Return the recommendations that the actor may see: in a unit those addressed to it, once it was asked."""
    rows = Recommendation.objects.all()
    if knows_everything(actor):
        return rows
    if actor.kind != "person":
        return rows.none()
    told = _of_all_units(actor, "finding__")
    if actor.holds(*AUDITED):
        told |= of_units(actor)
    known = Q(finding__sent_at__isnull=False) & ~Q(state=State.DRAFT)
    return rows.filter(_inside(actor, "finding__") | known & told)


@scope(Evidence)
def visible_evidence(actor: Actor) -> QuerySet[Evidence]:
    """Return the evidence of the recommendations in sight."""
    return Evidence.objects.filter(progress__recommendation__in=visible_recommendations(actor))


@scope(ExternalAudit)
def visible_external_audits(actor: Actor) -> QuerySet[ExternalAudit]:
    """Return the audits by others: those one keeps, of personal information, or all."""
    rows = ExternalAudit.objects.all()
    if knows_everything(actor):
        return rows
    if actor.kind != "person":
        return rows.none()
    if actor.holds(*READ_OPENED):
        return rows
    seen = Q(keeper__person_id=actor.own_id) if actor.holds(*DEPARTMENT) else Q(pk__in=[])
    return rows.filter(seen | Q(about_privacy=True) if actor.holds(PRIVACY_OFFICER) else seen)


@scope(Scale)
def visible_scales(actor: Actor) -> QuerySet[Scale]:
    """Return the scale of ratings to everyone who may see some finding."""
    return Scale.objects.all() if _reads_some(actor) else Scale.objects.none()


@scope(Criterion)
def visible_criteria(actor: Actor) -> QuerySet[Criterion]:
    """Return the criteria in the same way."""
    return Criterion.objects.all() if _reads_some(actor) else Criterion.objects.none()


@scope(Body)
def visible_bodies(actor: Actor) -> QuerySet[Body]:
    """Return the bodies that audit from outside."""
    return Body.objects.all() if _reads_some(actor) else Body.objects.none()


def _reads_some(actor: Actor) -> bool:
    return actor.kind == "system" or (actor.kind == "person" and actor.holds(*READERS))


def of_department(actor: Actor, _: Any) -> bool:
    """Return whether the actor is an auditor or the head; the action asks of which audit."""
    return actor.kind == "person" and actor.holds(*DEPARTMENT)


def works_for(actor: Actor, finding: Finding) -> bool:
    """Return whether the actor is in the team, keeps the outside audit, or heads the department."""
    if is_head(actor, finding):
        return True
    if finding.external_id:
        return keeps(actor, finding.external)
    return finding.engagement is not None and works_on(actor, finding.engagement)


def keeps(actor: Actor, external: Any) -> bool:
    """Return whether the actor is the auditor in charge of the outside audit, or heads the department."""
    mine = actor.holds(*DEPARTMENT) and external.keeper.person_id == actor.id
    return is_head(actor, external) or (actor.kind == "person" and mine)


def answers_for(actor: Actor, row: Finding | Recommendation) -> bool:
    """Return whether the actor answers for the unit of the row, as its head or as the head of its block."""
    if actor.kind != "person":
        return False
    return row.unit_id in actor.unit_ids(*OF_UNIT) or (
        row.block_id is not None and row.block_id in actor.unit_ids("block_head")
    )


def may_settle(actor: Actor, finding: Finding) -> bool:
    """Return whether the team may hold to the facts now: after an objection, or when no answer came by the day."""
    waited = finding.facts_due_on is not None and finding.facts_due_on < clock.today()
    return works_for(actor, finding) and (finding.state == "disputed" or waited)


def may_issue(actor: Actor, finding: Finding) -> bool:
    """Return whether the actor may put a finding of an outside audit under follow-up; our own come with the report."""
    return finding.external_id is not None and works_for(actor, finding)


def follows_up(actor: Actor, row: Recommendation) -> bool:
    """Return whether the actor judges what the unit reports: an auditor of the audit, never somebody of the unit."""
    return works_for(actor, row.finding) and not answers_for(actor, row)


def accepts_risk(actor: Actor, row: Recommendation) -> bool:
    """Return whether the president may accept the risk that the unit will not follow."""
    return actor.kind == "person" and actor.holds(PRESIDENT)


def withdraws(actor: Actor, row: Recommendation) -> bool:
    """Return whether the actor may take a recommendation back before the report."""
    return works_for(actor, row.finding)


def heads(actor: Actor) -> bool:
    """Return whether the actor heads the department."""
    return actor.kind == "person" and actor.holds(HEAD)
