"""What making and opening a key brings with it. Called by actions only."""

from governance import clock
from governance.access import Actor
from governance.vault.boxes import complete_waiting, keys_in_force
from governance.vault.crypto import Pair, new_pair, open_with, pair_of_private, seal_to
from governance.vault.holders import person_holder, post_holder
from governance.vault.keyring import ring_of_person
from governance.vault.models import BoxHolder, KeyPair, PostKey
from governance.vault.passphrases import Wrapped
from governance.vault.posts import NOT_IN_ESCROW
from governance.vault.recovery import put_in_escrow


def own_key(actor: Actor) -> KeyPair | None:
    """Return the actor's key in force."""
    return keys_in_force([person_holder(actor.own_id)]).get(person_holder(actor.own_id))


def add_person_key(holder: str, pair: Pair, wrapped: Wrapped, previous: KeyPair | None = None) -> KeyPair:
    """Put a person's fresh key into force and return it; the one before it retires."""
    if previous is not None:
        KeyPair.objects.filter(pk=previous.pk).update(retired_at=clock.now())
    return KeyPair.objects.create(
        holder=holder,
        number=previous.number + 1 if previous else 1,
        public_key=pair.public,
        salt=wrapped.salt,
        sealed_private=wrapped.sealed_private,
        previous=previous,
    )


def bring_back(key: KeyPair, lost_key: KeyPair, lost: bytes) -> None:
    """Seal the lost private key to its successor, and with it the posts' keys that were handed to it."""
    KeyPair.objects.filter(pk=key.pk).update(sealed_previous=seal_to(bytes(key.public_key), lost))
    former = Pair(bytes(lost_key.public_key), lost)
    for given in PostKey.objects.filter(member=lost_key):
        private = open_with(former, bytes(given.sealed_private))
        given.sealed_private, given.member = seal_to(bytes(key.public_key), private), key
        given.save(update_fields=["sealed_private", "member"])


def found_posts(actor: Actor, key: KeyPair) -> None:
    """Make the key of each post that the actor holds and that has none yet; its first holder founds it."""
    holders = [post_holder(post) for post in sorted(actor.posts)]
    known = keys_in_force(holders)
    for holder in holders:
        if holder in known:
            continue
        pair = new_pair()
        post = KeyPair.objects.create(holder=holder, public_key=pair.public)
        give_post_key(post, pair.private, key)
        keep_in_escrow(post, pair.private)


def give_post_key(post: KeyPair, private: bytes, member: KeyPair) -> None:
    """Seal the private key of a post to the key of one who holds it. A wall that may not be recovered ends the escrow of
    the member's own key too: it would lead through."""
    sealed = seal_to(bytes(member.public_key), private)
    PostKey.objects.get_or_create(
        post=post, member=member, defaults={"member_holder": member.holder, "sealed_private": sealed}
    )
    if is_walled(post.holder):
        KeyPair.objects.filter(pk=member.pk).update(escrow=None, escrowed_to=None)


def is_walled(holder: str) -> bool:
    """Return whether the post's key may never be in escrow."""
    return holder.partition(":")[2] in NOT_IN_ESCROW


def keep_in_escrow(key: KeyPair, private: bytes) -> None:
    """Seal the private key to the recovery key, unless the organization may not recover it."""
    walled = is_walled(key.holder) or any(
        is_walled(holder) for holder in PostKey.objects.filter(member=key).values_list("post__holder", flat=True)
    )
    if not walled and put_in_escrow(key, private):
        KeyPair.objects.filter(pk=key.pk).update(escrow=key.escrow, escrowed_to=key.escrowed_to)


def after_opening(actor: Actor, key: KeyPair, private: bytes) -> None:
    """Bring up to date what only an open key can: posts without a key, escrow, boxes that wait for a post's key."""
    found_posts(actor, key)
    keep_in_escrow(key, private)
    ring = ring_of_person((key.pk, private), key.holder, lambda: actor.posts)
    for given in PostKey.objects.filter(member=key, post__retired_at__isnull=True).select_related("post"):
        keep_in_escrow(given.post, open_with(pair_of_private(private), bytes(given.sealed_private)))
    for holder in waiting_posts():
        complete_waiting(holder, ring)


def waiting_posts() -> list[str]:
    """Return the posts for which boxes wait although they have a key by now."""
    waiting = BoxHolder.objects.filter(key__isnull=True).values_list("holder", flat=True).distinct()
    return sorted(keys_in_force(waiting))
