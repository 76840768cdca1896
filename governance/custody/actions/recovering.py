"""Using the split recovery key: asked by one, given share by share, carried out by the one who asked."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.custody.access import has_asked, is_person, may_give
from governance.custody.keeping import add_person_key, after_opening, bring_back, give_post_key, own_key
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, Refused, action
from governance.vault.crypto import Pair, open_with, seal_to
from governance.vault.holders import person_holder
from governance.vault.models import GivenShare, KeyPair, Recovery, Share
from governance.vault.passphrases import Wrapped
from governance.vault.recovery import digest_of, in_one_form, joined, recovery_key


class NothingInEscrow(Refused):
    """What is not sealed to the recovery key in force cannot be brought back."""

    code = "nothing_in_escrow"
    message = _("This key is not in escrow and cannot be brought back.")


class WrongShare(Refused):
    """The words typed are not those of this officer's share."""

    code = "wrong_share"
    message = _("These are not the words of your share. Check each word.")


class TooFew(Refused):
    """Not enough officers have given their share."""

    code = "too_few"
    message = _("Not enough officers have given their share yet.")


@action(
    "custody.ask_recovery", subject=Recovery, creates=True, who=is_person, moves=STAYS, clocks=NO_CLOCKS,
    emits=("custody.recovery_asked",), ledger=("kind", "post_id"),
)  # fmt: skip
def ask_recovery(
    *, actor: Actor, kind: str, reason: str, post_id: UUID | None, pair: Pair | None, wrapped: Wrapped | None
) -> Recovery:
    """Ask the officers for their shares. For a lost passphrase a fresh key is put into force at once: shares go to it.

    Raises NothingInEscrow when there is nothing to bring back or no recovery key.
    """
    recovery, mine = recovery_key(), own_key(actor)
    lost = mine if kind == Recovery.Kind.PASSPHRASE else KeyPair.objects.filter(pk=post_id).first() if post_id else None
    if recovery is None or (kind != Recovery.Kind.DRILL and (lost is None or lost.escrowed_to_id != recovery.pk)):
        raise NothingInEscrow
    if kind == Recovery.Kind.PASSPHRASE and pair and wrapped:
        mine = add_person_key(person_holder(actor.own_id), pair, wrapped, previous=lost)
    if mine is None:
        raise NothingInEscrow
    return Recovery.objects.create(kind=kind, recovery_key=recovery, asked_with=mine, lost_key=lost, reason=reason)


@action(
    "custody.give_share", subject=Recovery, who=may_give, moves=STAYS.within("open"), clocks=NO_CLOCKS,
    emits=("custody.share_added",), ledger=NO_FIELDS,
)  # fmt: skip
def give_share(recovery: Recovery, *, actor: Actor, words: str) -> None:
    """Give one's share for this request, sealed to the one who asked; raises WrongShare."""
    share = Share.objects.get(recovery_key_id=recovery.recovery_key_id, officer_holder=person_holder(actor.own_id))
    if digest_of(words) != share.check_digest:
        raise WrongShare
    sealed = seal_to(bytes(recovery.asked_with.public_key), in_one_form(words).encode())
    GivenShare.objects.get_or_create(recovery=recovery, share=share, defaults={"sealed_words": sealed})


@action(
    "custody.complete_recovery", subject=Recovery, who=has_asked, moves=Move("open", to="done"), clocks=NO_CLOCKS,
    emits=("custody.recovery_completed",), ledger=NO_FIELDS,
)  # fmt: skip
def complete_recovery(recovery: Recovery, *, actor: Actor) -> None:
    """Join the shares in memory, bring the lost key back to the one who asked, forget them. Raises TooFew.

    A rehearsal joins and checks them and changes nothing else.
    """
    own = actor.keys.own()[recovery.asked_with_id]
    whole = join_shares(recovery, own)
    recovery.ended_at = clock.now()
    GivenShare.objects.filter(recovery=recovery).update(sealed_words=b"")
    if recovery.lost_key is None:
        return
    lost = open_with(whole, bytes(recovery.lost_key.escrow or b""))
    if recovery.kind == Recovery.Kind.POST:
        give_post_key(recovery.lost_key, lost, recovery.asked_with)
        return
    bring_back(recovery.asked_with, recovery.lost_key, lost)
    after_opening(actor, recovery.asked_with, own.private)


def join_shares(recovery: Recovery, own: Pair) -> Pair:
    """Return the recovery key from the shares given; raises TooFew."""
    given = list(recovery.given.select_related("share"))
    threshold = Share.objects.filter(recovery_key_id=recovery.recovery_key_id).values_list("threshold", flat=True)[0]
    if len(given) < threshold:
        raise TooFew
    words = [open_with(own, bytes(row.sealed_words)).decode() for row in given[:threshold]]
    return joined(words, bytes(recovery.recovery_key.public_key))


@action(
    "custody.withdraw_recovery", subject=Recovery, who=has_asked, moves=Move("open", to="withdrawn"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def withdraw_recovery(recovery: Recovery, *, actor: Actor) -> None:
    """Take the request back; what was given for it is thrown away."""
    recovery.ended_at = clock.now()
    GivenShare.objects.filter(recovery=recovery).update(sealed_words=b"")
