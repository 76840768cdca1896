"""Splitting the recovery key among officers. No screen and no person ever has it whole."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.custody.access import is_guardian, is_officer
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Refused, action
from governance.vault.boxes import keys_in_force
from governance.vault.crypto import new_pair, seal_to
from governance.vault.holders import RECOVERY, person_holder
from governance.vault.models import KeyPair, Share
from governance.vault.recovery import digest_of, recovery_key, split


class OfficerWithoutKey(Refused):
    """A share is sealed to its officer's own key."""

    code = "officer_without_key"
    message = _("Each officer must have made a key of their own first.")


@action(
    "custody.split_key", subject=KeyPair, creates=True, who=is_guardian, moves=STAYS, clocks=NO_CLOCKS,
    emits=("custody.recovery_key_renewed",), ledger=("officers", "threshold"),
)  # fmt: skip
def split_key(*, actor: Actor, officers: Sequence[Person], threshold: int) -> KeyPair:
    """Make a fresh recovery key, split it among the officers, forget it; return its public half.

    Each share is sealed to its officer, who writes it down (take_share). Keys go into the new escrow when they are next
    opened. Raises OfficerWithoutKey.
    """
    holders = [person_holder(person.pk) for person in officers]
    keys = keys_in_force(holders)
    if len(keys) < len(holders):
        raise OfficerWithoutKey
    former, pair = recovery_key(), new_pair()
    if former is not None:
        KeyPair.objects.filter(pk=former.pk).update(retired_at=clock.now())
    number = former.number + 1 if former else 1
    made = KeyPair.objects.create(holder=RECOVERY, number=number, public_key=pair.public)
    words = split(pair.private, threshold, len(holders))
    Share.objects.bulk_create(
        Share(
            recovery_key=made, threshold=threshold, officer_holder=holder, officer_key=keys[holder],
            sealed_words=seal_to(bytes(keys[holder].public_key), text.encode()), check_digest=digest_of(text),
        )
        for holder, text in zip(holders, words, strict=True)
    )  # fmt: skip
    return made


@action(
    "custody.take_share", subject=Share, who=is_officer, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def take_share(share: Share, *, actor: Actor) -> None:
    """The officer has written the words down: from now on they are on paper only."""
    share.sealed_words = None
    share.taken_at = clock.now()
