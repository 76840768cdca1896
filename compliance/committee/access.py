"""Who sees what of the committee, and who may do what.

The division head is the secretariat: keeps members, calendar, agenda, minutes and resolutions. Members see the agenda from
the convening on, without the items from which they are kept out: for them such an item does not exist anywhere.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from compliance.access import conflict_of
from compliance.choices import Track
from compliance.committee.choices import OPEN_TO_MEMBERS, ItemState
from compliance.committee.models import (
    Attendance,
    Item,
    Meeting,
    Membership,
    QuorumRule,
    Recusal,
    Resolution,
    UnitReport,
)
from compliance.models import Case
from governance import clock
from governance.access import Actor, scope
from governance.organization.queries import in_force

MEMBERS = ("committee_member", "committee_chair")
SECRETARIAT = ("compliance_head",)
OVERSEERS = ("vice_president", "president")
"""They see what becomes of the resolutions, no agenda and no minutes."""
ROOM = (*SECRETARIAT, *MEMBERS)
FOLLOWERS = (*ROOM, *OVERSEERS)
UNIT_HEADS = ("office_head", "block_head", "division_owner", "audit_head", "compliance_head", "chief_privacy_officer")
"""Who reports for a unit."""
READERS = tuple(dict.fromkeys((*FOLLOWERS, *UNIT_HEADS)))


def seat(actor: Actor) -> Membership | None:
    """Return the actor's term today, None for someone who does not sit on the committee."""
    if actor.kind != "person" or not actor.holds(*MEMBERS):
        return None
    return Membership.objects.filter(in_force(clock.today()), person_id=actor.own_id).first()


def in_term(actor: Actor) -> Q:
    """Return the condition that the actor sits on the committee today, for the page's own query."""
    if actor.kind != "person" or not actor.holds(*MEMBERS):
        return Q(pk__in=[])
    return Q(Exists(Membership.objects.filter(in_force(clock.today()), person_id=actor.own_id)))


def is_secretariat(actor: Actor, _: Any = None) -> bool:
    """Return whether the actor is the division head."""
    return actor.kind == "person" and actor.holds(*SECRETARIAT)


def is_member(actor: Actor, _: Any = None) -> bool:
    """Return whether the actor sits on the committee today."""
    return seat(actor) is not None


def is_chair(actor: Actor) -> bool:
    """Return whether the actor chairs the committee today."""
    found = seat(actor)
    return found is not None and found.chair


def leads(actor: Actor, _: Any = None) -> bool:
    """Return whether the actor is the secretariat or the chair."""
    return is_secretariat(actor) or is_chair(actor)


def sits(actor: Actor, _: Any = None) -> bool:
    """Return whether the actor is the secretariat or a member: whoever may see meetings at all."""
    return is_secretariat(actor) or is_member(actor)


def was_present(actor: Actor, meeting: Meeting) -> bool:
    """Return whether the actor sat in the meeting."""
    here = Attendance.objects.filter(meeting=meeting, person_id=actor.own_id, present=True)
    return is_member(actor) and here.exists()


def may_vote(actor: Actor, item: Item) -> bool:
    """Return whether the actor sat in the item's meeting. Who is kept out of the item does not see it at all."""
    return was_present(actor, item.meeting)


@scope(Membership)
def visible_memberships(actor: Actor) -> QuerySet[Membership]:
    """Return all terms for the secretariat, the members and those above."""
    if is_secretariat(actor) or actor.holds(*OVERSEERS):
        return Membership.objects.all()
    return Membership.objects.filter(in_term(actor))


@scope(QuorumRule)
def visible_quorum_rules(actor: Actor) -> QuerySet[QuorumRule]:
    """Return all of them: they are no secret."""
    return QuorumRule.objects.all()


@scope(Meeting)
def visible_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Return every meeting, for the secretariat and the members in term."""
    if actor.kind == "system" or is_secretariat(actor):
        return Meeting.objects.all()
    return Meeting.objects.filter(in_term(actor))


@scope(Item)
def visible_items(actor: Actor) -> QuerySet[Item]:
    """Return the items the actor may know of: none that one is kept out of, none about a case one is excluded from."""
    if actor.kind == "system":
        return Item.objects.all()
    if actor.kind != "person" or not actor.holds(*ROOM):
        return Item.objects.none()
    seen = Q()
    if not is_secretariat(actor):
        seen = Q(meeting__state__in=OPEN_TO_MEMBERS) & ~Q(state=ItemState.WITHDRAWN) & in_term(actor)
    return Item.objects.filter(seen).exclude(kept_out(actor))


def kept_out(actor: Actor) -> Q:
    """Return the condition for items from which the actor is kept out: recused, excluded from the case, or off the track."""
    recused = Q(Exists(Recusal.standing.filter(item=OuterRef("pk"), person_id=actor.own_id)))
    excluded = Q(Exists(Case.objects.filter(conflict_of(actor), pk=OuterRef("case_id"))))
    statutory = Q(Exists(Case.objects.filter(pk=OuterRef("case_id"), track=Track.STATUTORY)))
    return recused | excluded | statutory


@scope(Resolution)
def visible_resolutions(actor: Actor) -> QuerySet[Resolution]:
    """Return all resolutions for those who follow them, without those on items one is kept out of; for the head of a unit
    those that concern the unit."""
    if actor.kind == "system":
        return Resolution.objects.all()
    if actor.kind != "person":
        return Resolution.objects.none()
    concerned = Q(Exists(UnitReport.objects.filter(resolution=OuterRef("pk"), unit_id__in=actor.unit_ids(*UNIT_HEADS))))
    followed = Q() if is_secretariat(actor) or actor.holds(*OVERSEERS) else in_term(actor)
    out = Q(Exists(Item.objects.filter(kept_out(actor), pk=OuterRef("item_id"))))
    return Resolution.objects.filter((followed & ~out) | concerned)


def follows(actor: Actor, _: Any = None) -> bool:
    """Return whether the actor follows all resolutions, not only those of the own unit."""
    return sits(actor) or (actor.kind == "person" and actor.holds(*OVERSEERS))


@scope(UnitReport)
def visible_reports(actor: Actor) -> QuerySet[UnitReport]:
    """Return the reports of the own units; all those of the resolutions one follows."""
    own = Q(unit_id__in=actor.unit_ids(*UNIT_HEADS)) if actor.kind == "person" else Q(pk__in=[])
    if actor.kind == "system":
        return UnitReport.objects.all()
    if not follows(actor):
        return UnitReport.objects.filter(own)
    return UnitReport.objects.filter(own | Q(resolution__in=visible_resolutions(actor)))


def heads_unit(actor: Actor, report: UnitReport) -> bool:
    """Return whether the actor reports for the unit."""
    return report.unit_id in actor.unit_ids(*UNIT_HEADS)


def is_person(actor: Actor, _: Any = None) -> bool:
    """Return whether a person reads (the scope has said so already)."""
    return actor.kind == "person"


def is_system(actor: Actor, _: Any = None) -> bool:
    """Return whether a listener or a chore acts."""
    return actor.kind == "system"
