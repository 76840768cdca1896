"""Who sees reports and summaries, and who signs.

Until it is approved, a report is seen by the team, the head, the president and the inspector. Approved, also by the board and the
vice-president, of privacy audits by the chief privacy officer, and by the audited when nothing outside their units was audited:
other units are nobody's business there.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from audit.access import AUDITED, DEPARTMENT, HEAD, PRESIDENT, PRIVACY_OFFICER, READ_OPENED, READERS, is_head, of_units
from audit.engagements.access import in_team_of, knows_everything, leads, of_workers, visible_engagements
from audit.engagements.choices import Kind as AuditKind
from audit.engagements.choices import MemberRole
from audit.engagements.models import Target
from audit.reports.choices import IN_REVIEW, State
from audit.reports.models import Report, Signoff, Summary
from governance.access import Actor, scope

BOARD = "board_member"
SEERS = (*READERS, BOARD)


@scope(Report)
def visible_reports(actor: Actor) -> QuerySet[Report]:
    """Return the reports that the actor may see."""
    rows = Report.objects.all()
    if knows_everything(actor):
        return rows
    if actor.kind != "person":
        return rows.none()
    mine = of_workers(rows, actor).values("pk")
    return rows.filter(Q(pk__in=mine) | Q(state=State.APPROVED) & _reads_approved(actor))


def _reads_approved(actor: Actor) -> Q:
    if actor.holds(BOARD, *READ_OPENED):
        return Q()
    told = Q(engagement__kind=AuditKind.PRIVACY) if actor.holds(PRIVACY_OFFICER) else Q(pk__in=[])
    if actor.holds(*AUDITED):
        others = Target.objects.filter(engagement=OuterRef("engagement")).exclude(of_units(actor))
        told |= Q(~Exists(others), engagement__in=visible_engagements(actor))
    return told


@scope(Summary)
def visible_summaries(actor: Actor) -> QuerySet[Summary]:
    """Return the summaries to those who work on them; everyone else reads what is published."""
    works = actor.kind == "system" or (actor.kind == "person" and actor.holds(HEAD, PRESIDENT))
    return Summary.objects.all() if works else Summary.objects.none()


def of_department(actor: Actor, _: Any) -> bool:
    """Return whether the actor is an auditor or the head; the action asks of which audit."""
    return actor.kind == "person" and actor.holds(*DEPARTMENT)


def writes(actor: Actor, report: Report) -> bool:
    """Return whether the actor leads the team or heads the department."""
    return leads(actor, report.engagement)


def hands_in(actor: Actor, report: Report) -> bool:
    """Return whether the actor leads the team: the first of four signatures."""
    return in_team_of(actor, report.engagement, MemberRole.LEAD)


def reviews(actor: Actor, report: Report) -> bool:
    """Return whether the actor reviews for the team, and did not sign yet."""
    return in_team_of(actor, report.engagement, MemberRole.REVIEWER) and not signed(actor, report)


def endorses(actor: Actor, report: Report) -> bool:
    """Return whether the head passes it on, and did not sign yet."""
    return is_head(actor, report) and not signed(actor, report)


def approves(actor: Actor, report: Report) -> bool:
    """Return whether the president decides, and did not sign yet."""
    return actor.kind == "person" and actor.holds(PRESIDENT) and not signed(actor, report)


def signed(actor: Actor, report: Report) -> bool:
    """Return whether the actor signed in this round."""
    return Signoff.objects.filter(report=report, round=report.round, by_id=actor.id).exists()


def has_it(actor: Actor, report: Report) -> bool:
    """Return whether the report lies with the actor, who may send it back."""
    if report.state not in IN_REVIEW:
        return False
    turn = {State.REVIEW: reviews, State.HEAD: endorses, State.PRESIDENT: approves}
    return turn[State(report.state)](actor, report)
