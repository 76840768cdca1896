"""One's own key."""

from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.custody.access import is_own, is_person
from governance.custody.keeping import add_person_key, after_opening, bring_back, own_key
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Refused, action
from governance.vault.crypto import Pair
from governance.vault.holders import person_holder
from governance.vault.models import KeyPair
from governance.vault.passphrases import Wrapped


class HasKey(Refused):
    """A second first key would shut out what the first one opens."""

    code = "has_key"
    message = _("You have a key already.")


@action(
    "custody.make_key", subject=KeyPair, creates=True, who=is_person, moves=STAYS, clocks=NO_CLOCKS,
    emits=("custody.key_created",), ledger=NO_FIELDS,
)  # fmt: skip
def make_key(*, actor: Actor, pair: Pair, wrapped: Wrapped) -> KeyPair:
    """Make the actor's first key; the posts that they hold get theirs when they have none. Raises HasKey."""
    if own_key(actor) is not None:
        raise HasKey
    key = add_person_key(person_holder(actor.own_id), pair, wrapped)
    after_opening(actor, key, pair.private)
    return key


@action("custody.unlock", subject=KeyPair, who=is_own, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS)
def unlock(key: KeyPair, *, actor: Actor, private: bytes) -> None:
    """Note that the key was opened for a session, and bring up to date what only an open key can."""
    after_opening(actor, key, private)


@action(
    "custody.note_wrong_passphrase", subject=KeyPair, who=is_own, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def note_wrong_passphrase(key: KeyPair, *, actor: Actor) -> None:
    """Note that a wrong passphrase was typed."""


@action(
    "custody.change_passphrase", subject=KeyPair, who=is_own, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def change_passphrase(key: KeyPair, *, actor: Actor, wrapped: Wrapped) -> None:
    """Put the same key under another passphrase."""
    key.salt, key.sealed_private = wrapped.salt, wrapped.sealed_private


@action(
    "custody.renew_key", subject=KeyPair, who=is_own, moves=STAYS, clocks=NO_CLOCKS, emits=("custody.key_renewed",),
    ledger=NO_FIELDS,
)  # fmt: skip
def renew_key(key: KeyPair, *, actor: Actor, former: bytes, pair: Pair, wrapped: Wrapped) -> str:
    """Replace the key, when the former may have been seen by others; return the new one's id.

    What was sealed to the former key stays readable through the new one; from now on everything is sealed to the new.
    """
    renewed = add_person_key(key.holder, pair, wrapped, previous=key)
    bring_back(renewed, key, former)
    key.refresh_from_db()
    after_opening(actor, renewed, pair.private)
    return str(renewed.pk)
