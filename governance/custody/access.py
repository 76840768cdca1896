"""Which keys, shares and requests an actor may see and act on."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from governance.access import Actor, scope
from governance.people.roles import Role
from governance.vault.holders import person_holder, post_holder
from governance.vault.models import KeyPair, Recovery, Share

GUARDIANS = (Role.STATUTORY_AUDITOR, Role.PRESIDENT, Role.VICE_PRESIDENT)
"""Who may have the recovery key split, and sees who holds shares."""


@scope(KeyPair)
def visible_keys(actor: Actor) -> QuerySet[KeyPair]:
    """Return the actor's own key and the keys of the posts that they hold, all in force."""
    if actor.kind == "system":
        return KeyPair.objects.all()
    if actor.kind != "person":
        return KeyPair.objects.none()
    holders = [person_holder(actor.own_id), *(post_holder(post) for post in actor.posts)]
    return KeyPair.objects.filter(holder__in=holders, retired_at__isnull=True)


@scope(Share)
def visible_shares(actor: Actor) -> QuerySet[Share]:
    """Return the actor's own shares of the recovery key in force."""
    if actor.kind != "person":
        return Share.objects.none()
    return Share.objects.filter(officer_holder=person_holder(actor.own_id), recovery_key__retired_at__isnull=True)


@scope(Recovery)
def visible_recoveries(actor: Actor) -> QuerySet[Recovery]:
    """Return the requests of the actor, all for guardians, and the open ones for officers who hold a share."""
    if actor.kind != "person":
        return Recovery.objects.none()
    if actor.holds(*GUARDIANS):
        return Recovery.objects.all()
    own = person_holder(actor.own_id)
    shares = Share.objects.filter(recovery_key=OuterRef("recovery_key"), officer_holder=own)
    return Recovery.objects.filter(Q(asked_with__holder=own) | Exists(shares))


def is_person(actor: Actor, _: Any) -> bool:
    """Return whether someone signed in acts."""
    return actor.kind == "person"


def is_own(actor: Actor, key: KeyPair) -> bool:
    """Return whether the key is the actor's own."""
    return actor.kind == "person" and key.holder == person_holder(actor.own_id)


def has_post_key(actor: Actor, post: KeyPair) -> bool:
    """Return whether the actor was handed the key of the post."""
    return post.holder.startswith("post:") and post.members.filter(member_holder=person_holder(actor.own_id)).exists()


def is_guardian(actor: Actor, _: Any) -> bool:
    """Return whether the actor may have the recovery key split."""
    return actor.kind == "person" and actor.holds(*GUARDIANS)


def is_officer(actor: Actor, share: Share) -> bool:
    """Return whether the share is the actor's."""
    return actor.kind == "person" and share.officer_holder == person_holder(actor.own_id)


def may_give(actor: Actor, recovery: Recovery) -> bool:
    """Return whether the actor holds a share and is not the one who asks."""
    own = person_holder(actor.own_id)
    held = Share.objects.filter(recovery_key_id=recovery.recovery_key_id, officer_holder=own)
    return recovery.asked_with.holder != own and held.exists()


def has_asked(actor: Actor, recovery: Recovery) -> bool:
    """Return whether the request is the actor's own."""
    return recovery.asked_with.holder == person_holder(actor.own_id)


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether a chore or the launcher acts."""
    return actor.kind == "system"
