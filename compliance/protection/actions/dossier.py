"""Handing out the dossier."""

from compliance.models import Case
from compliance.protection.access import keeps_identities
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, READS, action


@action(
    "protection.dossier",
    subject=Case,
    who=keeps_identities,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("purpose",),
)
def dossier(case: Case, *, actor: Actor, purpose: str) -> None:
    """Note that the dossier of the case was handed out, and for what."""
