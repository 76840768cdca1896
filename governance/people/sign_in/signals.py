"""Ledger rows for what django-allauth and Django tell by signals only.

Signals are out of bounds for business effects in this house. Here they are the libraries' only hook, and the effect
is a note in the ledger: nothing else may be added.
"""

from typing import Any

from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from governance.access import PUBLIC_ACTOR, actor_for_person
from governance.people.models import Person
from governance.people.sign_in import actions
from governance.runner import run


@receiver(user_logged_out)
def note_sign_out(sender: Any, user: Person | None, **_: Any) -> None:
    """Note the end of a session, also one that a time-out ended."""
    if user is not None:
        run(actions.signed_out, actor=actor_for_person(user), person=user)


@receiver(mfa.authentication_failed)
def note_failure(sender: Any, user: Person, authenticator: Authenticator, **_: Any) -> None:
    """Note a wrong code. Before the second factor nobody is signed in, so the public acts."""
    run(actions.second_factor_failed, actor=PUBLIC_ACTOR, person=user, kind=authenticator.type)


@receiver(mfa.authenticator_added)
def note_addition(sender: Any, user: Person, authenticator: Authenticator, **_: Any) -> None:
    """Note a new second factor."""
    run(actions.second_factor_added, actor=actor_for_person(user), person=user, kind=authenticator.type)


@receiver(mfa.authenticator_removed)
def note_removal(sender: Any, user: Person, authenticator: Authenticator, **_: Any) -> None:
    """Note a removed second factor."""
    run(actions.second_factor_removed, actor=actor_for_person(user), person=user, kind=authenticator.type)


@receiver(mfa.authenticator_reset)
def note_renewal(sender: Any, user: Person, **_: Any) -> None:
    """Note new recovery codes."""
    run(actions.recovery_codes_renewed, actor=actor_for_person(user), person=user)
