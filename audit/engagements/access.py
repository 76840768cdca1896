"""Who may know of an engagement, and who may do what with it. This file alone says so, for all rooms of audit.

Before the opening: the team, the head, the president. After it: the inspector of the board and the vice-president as well, the
chief privacy officer of privacy audits, and of what was revealed to them the units and blocks that are audited.
"""

from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from audit.access import (
    AUDITED,
    AUDITOR,
    DEPARTMENT,
    INSPECTOR,
    KNOW_EVERYTHING,
    PRIVACY_OFFICER,
    READ_OPENED,
    is_head,
    of_units,
)
from audit.engagements.choices import LIVE, Kind, MemberRole, State
from audit.engagements.models import Draw, Engagement, ExemptionRequest, Member, Target
from governance import clock
from governance.access import Actor, scope

Row = TypeVar("Row", bound=Model)


def knows_everything(actor: Actor) -> bool:
    """Return whether the actor knows of what is not opened yet, whoever is in the team."""
    return actor.kind == "system" or (actor.kind == "person" and actor.holds(*KNOW_EVERYTHING))


def teams_of(actor: Actor) -> QuerySet[Member]:
    """Return the memberships that the actor holds now."""
    return Member.objects.filter(auditor__person_id=actor.own_id, released_at__isnull=True)


def in_team(actor: Actor) -> Q:
    """Return the condition for engagements on whose team the actor is."""
    return Q(pk__in=teams_of(actor).values("engagement_id"))


@scope(Engagement)
def visible_engagements(actor: Actor) -> QuerySet[Engagement]:
    """Return the engagements of which the actor may know."""
    rows = Engagement.objects.all()
    if knows_everything(actor):
        return rows
    if actor.kind != "person":
        return rows.none()
    known = Q(opened_at__isnull=False) & _told(actor)
    return rows.filter(known | in_team(actor)) if actor.holds(*DEPARTMENT) else rows.filter(known)


def _told(actor: Actor) -> Q:
    """Return the condition that the actor is told of an engagement once it is opened."""
    if actor.holds(*READ_OPENED):
        return Q()
    told = Q(pk__in=[])
    if actor.holds(PRIVACY_OFFICER):
        told |= Q(kind=Kind.PRIVACY)
    if actor.holds(*AUDITED):
        mine = Target.objects.filter(of_units(actor), engagement=OuterRef("pk"), revealed_at__isnull=False)
        told |= Q(Exists(mine))
    return told


def of_visible(rows: QuerySet[Row], actor: Actor, path: str = "engagement") -> QuerySet[Row]:
    """Return the rows that hang on an engagement of which the actor may know."""
    return rows if knows_everything(actor) else rows.filter(**{f"{path}__in": visible_engagements(actor)})


def of_workers(rows: QuerySet[Row], actor: Actor, path: str = "engagement") -> QuerySet[Row]:
    """Return the rows that only those see who work on the engagement or read everything of it: the team, the head, the
    president, and the inspector once it is opened. For working papers, drafts and the like."""
    if knows_everything(actor):
        return rows
    if actor.kind != "person":
        return rows.none()
    seen = Q(**{f"{path}__opened_at__isnull": False}) if actor.holds(INSPECTOR) else Q(pk__in=[])
    if actor.holds(*DEPARTMENT):
        seen |= Q(**{f"{path}__in": teams_of(actor).values("engagement_id")})
    return rows.filter(seen)


@scope(Target)
def visible_targets(actor: Actor) -> QuerySet[Target]:
    """Return what is audited, as far as the actor was told: the department's readers all, others what was revealed.

    Units other than one's own are nobody's business in the audited units.
    """
    if knows_everything(actor):
        return Target.objects.all()
    if actor.kind != "person":
        return Target.objects.none()
    rows = of_visible(Target.objects.all(), actor)
    told = Q(revealed_at__isnull=False)
    if not actor.holds(*READ_OPENED):
        seen = Q(process__isnull=False) | of_units(actor)
        if actor.holds(PRIVACY_OFFICER):
            seen |= Q(engagement__kind=Kind.PRIVACY)
        told &= seen
    if actor.holds(*DEPARTMENT):
        told |= Q(engagement__in=teams_of(actor).values("engagement_id"))
    return rows.filter(told)


@scope(Member)
def visible_members(actor: Actor) -> QuerySet[Member]:
    """Return the teams of the engagements in sight."""
    return of_visible(Member.objects.all(), actor)


@scope(ExemptionRequest)
def visible_requests(actor: Actor) -> QuerySet[ExemptionRequest]:
    """Return what the president was asked, to those who read everything of the engagement."""
    return of_workers(ExemptionRequest.objects.all(), actor)


@scope(Draw)
def visible_draws(actor: Actor) -> QuerySet[Draw]:
    """Return all draws to those who know everything; those whose number is shown to whoever may know of an engagement."""
    if knows_everything(actor):
        return Draw.objects.all()
    shown = Draw.objects.exclude(seed="")
    if actor.kind != "person" or not actor.holds(*READ_OPENED, AUDITOR, PRIVACY_OFFICER, *AUDITED):
        return shown.none()
    return shown


def works_on(actor: Actor, engagement: Engagement) -> bool:
    """Return whether the actor is in the team, or heads the department. One query for an auditor."""
    return is_head(actor, engagement) or in_team_of(actor, engagement)


def in_team_of(actor: Actor, engagement: Engagement, *roles: str) -> bool:
    """Return whether the actor is in the team now, in one of the roles when any are named."""
    if actor.kind != "person" or not actor.holds(*DEPARTMENT):
        return False
    rows = teams_of(actor).filter(engagement=engagement)
    return (rows.filter(role__in=roles) if roles else rows).exists()


def reads_all_of(actor: Actor, engagement: Engagement) -> bool:
    """Return whether the actor reads what the audited unit does not: the team, the head, the president, the inspector."""
    if actor.kind == "person" and actor.holds(*KNOW_EVERYTHING):
        return True
    return (actor.holds(INSPECTOR) and not engagement.is_secret) or in_team_of(actor, engagement)


def leads(actor: Actor, engagement: Engagement) -> bool:
    """Return whether the actor leads the team, or heads the department."""
    return is_head(actor, engagement) or in_team_of(actor, engagement, MemberRole.LEAD)


def opens_on_site(actor: Actor, engagement: Engagement) -> bool:
    """Return whether the actor may open it now: of the team, with the head's authority, on the first day or later."""
    return (
        not engagement.announced
        and engagement.authorized_by_id is not None
        and engagement.authorized_by_id != actor.person_id
        and engagement.starts_on <= clock.today()
        and in_team_of(actor, engagement)
    )


def reveals(actor: Actor, engagement: Engagement) -> bool:
    """Return whether the actor may reveal the chosen offices of a block audit: of the team, on the first day or later."""
    return engagement.starts_on <= clock.today() and in_team_of(actor, engagement)


def is_live(engagement: Engagement) -> bool:
    """Return whether work goes on, or will."""
    return State(engagement.state) in LIVE


def may_authorize(actor: Actor, engagement: Any) -> bool:
    """Return whether the head may give the team the authority to open it."""
    return is_head(actor, engagement) and not engagement.announced


def may_announce(actor: Actor, engagement: Any) -> bool:
    """Return whether the head may announce it."""
    return is_head(actor, engagement) and engagement.announced
