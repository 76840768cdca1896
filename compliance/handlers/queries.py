"""Reads for pages, the desk and the reporter."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from compliance.content import Identity, identity_in
from compliance.handlers.access import tracks_opened_by
from compliance.handlers.actions import reason_field
from compliance.handlers.models import IdentityOpening
from compliance.models import Case
from governance import clock, vault
from governance.access import Actor, visible
from governance.custody.queries import words_of_post
from governance.people.models import Person
from governance.vault.boxes import holders_of
from governance.vault.holders import person_of


def openings_of(case: Case) -> QuerySet[IdentityOpening]:
    """Return the requests about a case, newest first."""
    return IdentityOpening.objects.filter(case=case).select_related("asked_by", "decided_by")


def reason_of(opening: IdentityOpening, actor: Actor) -> str:
    """Return the reason; raises vault.Locked for those who hold no key to the identity."""
    data = vault.unseal(opening.case.identity_box, reason_field(opening), opening.sealed_reason, keys=actor.keys)
    return data.decode()


def identity_of(opening: IdentityOpening, actor: Actor) -> Identity:
    """Return the identity by the key sealed to the person alone; raises vault.Locked without a consent in force."""
    case = opening.case
    return identity_in(case.identity_box, case.sealed_identity or b"", actor.keys.own_only())


@dataclass(frozen=True)
class ShownOpening:
    """A request as the reporter reads it: when, why, what came of it; never by whom."""

    asked_at: datetime
    state: str
    reason: str
    first_opened_at: datetime | None


def openings_for_reporter(case: Case, actor: Actor) -> list[ShownOpening]:
    """Return the requests about a reporter's own case, newest first."""
    rows = list(openings_of(case))
    if not rows:
        return []
    opener = vault.opener(case.identity_box, actor.keys)
    return [
        ShownOpening(
            row.asked_at,
            row.state_words,
            opener(reason_field(row), row.sealed_reason).decode(),
            row.first_opened_at,
        )
        for row in rows
    ]


def waiting_for_consent(actor: Actor) -> QuerySet[IdentityOpening]:
    """Return the requests to which the actor may consent."""
    asked = visible(IdentityOpening, actor).filter(state="asked", case__track__in=tracks_opened_by(actor))
    return asked.exclude(asked_by_id=actor.own_id).select_related("case", "asked_by")


def consented_unopened(actor: Actor) -> QuerySet[IdentityOpening]:
    """Return the actor's own requests that were consented to and not used yet, while the consent runs."""
    own = visible(IdentityOpening, actor).filter(asked_by_id=actor.own_id, state="consented")
    return own.filter(until__gt=clock.now(), first_opened_at=None).select_related("case")


def holders_of_identity(case: Case) -> list[str]:
    """Return in words who holds a key to the identity now: offices, and people by name while a consent runs."""
    words = []
    for holder in sorted(holders_of(case.identity_box)):
        kind = holder.partition(":")[0]
        if kind == "post":
            words.append(words_of_post(holder))
        elif kind == "person":
            words.append(Person.objects.get(pk=person_of(holder)).name)
    return words
