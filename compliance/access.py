"""Which cases an actor may see, and what they may do with one."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from compliance.choices import Track
from compliance.models import (
    Case,
    CaseGrant,
    Conclusion,
    Confirmation,
    Declaration,
    Draft,
    Erasure,
    Exclusion,
    Message,
    PassingOn,
    RetentionProposal,
)
from compliance.rules import COUNSEL, HEAD_OF_TRACK, READERS_OF_TRACK, REVIEWERS_OF_TRACK
from governance import clock
from governance.access import Actor, scope
from governance.organization.queries import children_ids

COUNTERS = ("compliance_head", "investigator", "external_counsel", "statutory_auditor")
"""Who takes reports by phone, letter or visit."""
CASE_ROLES = ("compliance_head", "investigator", "external_counsel", "vice_president", "president", "statutory_auditor")
"""Who may have cases to see at all; for everyone else the pages do not exist."""

CASE_POSTS = ("compliance_head", "external_counsel", "vice_president", "president", "statutory_auditor")
"""To whose posts cases are sealed; an investigator gets each case by name."""


@scope(Case)
def visible_to(actor: Actor) -> QuerySet[Case]:
    """Return the cases the actor may see: by track and role, or by grant; exclusion beats both."""
    if actor.kind == "reporter":
        return Case.objects.filter(pk=actor.own_id)
    if actor.kind != "person":
        return Case.objects.none()
    tracks = [track for track, readers in READERS_OF_TRACK.items() if actor.holds(*readers)]
    seen = Q(track__in=tracks)
    if actor.holds("investigator"):
        seen |= Q(Exists(CaseGrant.objects.filter(content_object=OuterRef("pk"), user_id=actor.id)))
    return Case.objects.filter(seen).exclude(conflict_of(actor))


def conflict_of(actor: Actor) -> Q:
    """Return the condition for cases from which the actor is excluded: named, related, or head of the unit concerned."""
    # the few cases of the actor are found once; asked per case, every list would ask for each of its rows
    excluded = Q(pk__in=Exclusion.objects.filter(person_id=actor.own_id).values("case_id"))
    headed = actor.headed_unit_ids
    if headed:
        below = children_ids(headed, clock.today())
        excluded |= Q(unit_id__isnull=False) & (Q(unit_id__in=headed) | Q(unit_id__in=below))
    return excluded


@scope(Message)
def visible_messages(actor: Actor) -> QuerySet[Message]:
    """Return the messages of the cases that the actor may see."""
    return Message.objects.filter(case__in=visible_to(actor))


@scope(PassingOn)
def visible_passings(actor: Actor) -> QuerySet[PassingOn]:
    """Return what the external counter passed on, for its counsel alone and never for one with a relation to the case."""
    if actor.kind != "person" or not actor.holds(*COUNSEL):
        return PassingOn.objects.none()
    excluded = Exclusion.objects.filter(case=OuterRef("case"), person_id=actor.own_id)
    return PassingOn.objects.exclude(Exists(excluded))


@scope(Draft)
def visible_drafts(actor: Actor) -> QuerySet[Draft]:
    """Return nothing: a draft is found by the cookie that seals it, never by who asks."""
    return Draft.objects.none()


@scope(Confirmation)
def visible_confirmations(actor: Actor) -> QuerySet[Confirmation]:
    """Return the codes whose time is over for the chore that ends them; nobody else acts on one through the scope."""
    if actor.kind != "system":
        return Confirmation.objects.none()
    return Confirmation.objects.filter(code_digest__isnull=False, expires_at__lte=clock.now())


def is_head(actor: Actor, case: Case) -> bool:
    """Return whether the actor decides on the case: head of its track."""
    return actor.holds(*HEAD_OF_TRACK[Track(case.track)])


def is_some_head(actor: Actor, _: Any) -> bool:
    """Return whether the actor is the head of a track."""
    return actor.kind == "person" and actor.holds(*frozenset().union(*HEAD_OF_TRACK.values()))


def is_handler(actor: Actor, case: Case) -> bool:
    """Return whether the actor works on the case: head of its track, or an investigator to whom it was granted.

    Nobody works on a case that was erased.
    """
    if case.erased_at is not None:
        return False
    if is_head(actor, case):
        return True
    granted = CaseGrant.objects.filter(content_object=case, user_id=actor.person_id)
    return actor.holds("investigator") and granted.exists()


def may_review(actor: Actor, case: Case) -> bool:
    """Return whether the actor reviews the conclusion that waits: head of the track or the next one up, not its author."""
    if not actor.holds(*REVIEWERS_OF_TRACK[case.track]):
        return False
    own = case.conclusions.filter(outcome=Conclusion.Outcome.WAITING, author_id=actor.own_id)
    return not own.exists()


def proposes_erasure(actor: Actor, case: Case) -> bool:
    """Return whether the actor may propose to erase the case, when its time is over."""
    return actor.holds(*REVIEWERS_OF_TRACK[case.track])


def decides_on_erasure(actor: Actor, case: Case) -> bool:
    """Return whether the actor is the second person for the erasure that was proposed: never who proposed it."""
    proposed = case.erasures.filter(outcome=Erasure.Outcome.PROPOSED).first()
    return proposed is not None and proposes_erasure(actor, case) and proposed.proposed_by_id != actor.person_id


@scope(RetentionProposal)
def visible_retention_proposals(actor: Actor) -> QuerySet[RetentionProposal]:
    """Return the proposed rules of retention to those to whose posts cases are sealed."""
    rows = RetentionProposal.objects.all()
    return rows if actor.kind == "person" and actor.holds(*CASE_POSTS) else rows.none()


def proposes_retention(actor: Actor, _: Any) -> bool:
    """Return whether the actor proposes how long cases are kept."""
    return actor.kind == "person" and actor.holds("compliance_head")


def adopts_retention(actor: Actor, proposal: RetentionProposal) -> bool:
    """Return whether the actor is the second person for a new rule of retention: never who proposed it."""
    return (
        actor.holds("vice_president", "president", "statutory_auditor") and actor.person_id != proposal.proposed_by_id
    )


def has_declared(actor: Actor, case: Case) -> bool:
    """Return whether the actor declared that they have no relation to the case; before that its content stays shut."""
    return Declaration.objects.filter(case=case, person_id=actor.own_id, relation=False).exists()


def may_assign(actor: Actor, case: Case) -> bool:
    """Return whether the actor may give the case to investigators. On the statutory track the division stays out."""
    return is_head(actor, case) and case.track != Track.STATUTORY


def is_reporter(actor: Actor, case: Case) -> bool:
    """Return whether the actor showed the receipt code of this case."""
    return actor.kind == "reporter" and actor.id == case.pk and case.erased_at is None


def is_counsel(actor: Actor, case: Case) -> bool:
    """Return whether the actor is counsel of the external counter, which has the report."""
    return case.is_at_counsel and is_head(actor, case)


def is_public(actor: Actor, _: Any) -> bool:
    """Return whether a report may be filed: by anyone, and never under a signed-in name."""
    return actor.kind == "public"


def is_counter(actor: Actor, _: Any) -> bool:
    """Return whether the actor takes reports by phone, letter or visit."""
    return actor.kind == "person" and actor.holds(*COUNTERS)


def is_reader(actor: Actor, case: Case) -> bool:
    """Return whether the actor is a person who may see the case (the scope has said so already)."""
    return actor.kind == "person"
