"""Keys of posts: handed from holder to holder, renewed when one leaves."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor, actor_for_person
from governance.custody.access import has_post_key, is_system
from governance.custody.keeping import give_post_key, keep_in_escrow
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Refused, action
from governance.vault.boxes import keys_in_force
from governance.vault.crypto import new_pair, seal_to
from governance.vault.holders import person_holder, person_of, post_holder
from governance.vault.models import KeyPair, PostKey


class NotInPost(Refused):
    """A key of a post goes only to those who hold the post today and have a key of their own."""

    code = "not_in_post"
    message = _("This person does not hold the post today, or has not made a key yet.")


def holds_today(person: Person, post: KeyPair) -> bool:
    """Return whether the person holds the post today."""
    return post.holder in {post_holder(name) for name in actor_for_person(person).posts}


@action(
    "custody.hand_over", subject=KeyPair, who=has_post_key, moves=STAYS, clocks=NO_CLOCKS,
    emits=("custody.post_handed",), ledger=("member",),
)  # fmt: skip
def hand_over(post: KeyPair, *, actor: Actor, member: Person) -> None:
    """Hand the key of a post to another person who holds it; raises NotInPost."""
    key = keys_in_force([person_holder(member.pk)]).get(person_holder(member.pk))
    if key is None or not holds_today(member, post):
        raise NotInPost
    give_post_key(post, actor.keys.keys()[post.pk].private, key)


@action(
    "custody.renew_post", subject=KeyPair, who=has_post_key, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def renew_post(post: KeyPair, *, actor: Actor) -> str:
    """Replace the key of a post when someone has left it; return the new one's id.

    Those who hold the post today get the new key; it opens what the former opened. What comes from now on stays shut to
    whoever kept a copy of the former key.
    """
    former, pair = actor.keys.keys()[post.pk], new_pair()
    KeyPair.objects.filter(pk=post.pk).update(retired_at=clock.now())
    renewed = KeyPair.objects.create(
        holder=post.holder, number=post.number + 1, public_key=pair.public, previous=post,
        sealed_previous=seal_to(pair.public, former.private),
    )  # fmt: skip
    for given in post.members.select_related("member"):
        if holds_today(Person.objects.get(pk=person_of(given.member_holder)), post):
            give_post_key(renewed, pair.private, given.member)
    keep_in_escrow(renewed, pair.private)
    post.refresh_from_db()
    return str(renewed.pk)


@action(
    "custody.take_back", subject=KeyPair, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=("custody.post_key_returned",), ledger=("person_id",),
)  # fmt: skip
def take_back(post: KeyPair, *, actor: Actor, person_id: UUID) -> None:
    """Take the key of a post from someone who no longer holds it; the others are told to renew it."""
    PostKey.objects.filter(post=post, member_holder=person_holder(person_id)).delete()
