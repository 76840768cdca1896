"""Who must sign, signing, reminding."""

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from compliance.conduct.access import is_signer, is_system, may_remind
from compliance.conduct.actions.approving import OtherText
from compliance.conduct.models import Edition, Signature
from compliance.conduct.queries import editions_on
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_FIELDS, READS, STAYS, Refused, WrongState, action

MUST_SIGN = """
    p.is_active AND EXISTS (
        SELECT 1 FROM people_roleassignment r
        WHERE r.person_id = p.id AND r.state = 'confirmed' AND r.valid_from <= %(today)s
          AND (r.valid_to IS NULL OR r.valid_to >= %(today)s))
"""
ASK = f"""
    INSERT INTO conduct_signature (id, edition_id, person_id, unit_id, asked_at, due_on, signed_hash)
    SELECT gen_random_uuid(), %(edition)s, p.id, p.home_unit_id, %(now)s, %(due)s, ''
    FROM people_person p WHERE {MUST_SIGN}
    ON CONFLICT (edition_id, person_id) DO NOTHING
"""  # noqa: S608 - the condition is a constant
FOLLOW = f"""
    UPDATE conduct_signature s
    SET unit_id = p.home_unit_id, released_at = CASE WHEN {MUST_SIGN} THEN NULL ELSE %(now)s END
    FROM people_person p
    WHERE s.person_id = p.id AND s.edition_id = %(edition)s
      AND (s.unit_id <> p.home_unit_id OR (s.released_at IS NULL) <> ({MUST_SIGN}))
"""  # noqa: S608
BEHIND = f"""
    SELECT EXISTS (
        SELECT 1 FROM people_person p LEFT JOIN conduct_signature s ON s.person_id = p.id AND s.edition_id = %(edition)s
        WHERE CASE WHEN s.id IS NULL THEN {MUST_SIGN}
              ELSE s.unit_id <> p.home_unit_id OR (s.released_at IS NULL) <> ({MUST_SIGN}) END)
"""  # noqa: S608


class TooSoon(Refused):
    """Reminded a short while ago."""

    code = "too_soon"
    message = _(
        "Everyone was reminded a short while ago. The next reminder goes out when the days between have passed."
    )


def is_behind(edition: Edition) -> bool:
    """Return whether someone joined, left or moved since the signatures of the version were last kept up."""
    with connection.cursor() as cursor:
        cursor.execute(BEHIND, {"edition": edition.pk, "today": clock.today()})
        return bool(cursor.fetchone()[0])


@action(
    "conduct.ask_signatures", subject=Edition, who=is_system, moves=READS.within("in_force"), clocks=NO_CLOCKS,
    emits=("conduct.signatures_asked",), ledger=NO_FIELDS,
)  # fmt: skip
def ask_signatures(edition: Edition, *, actor: Actor) -> int:
    """Ask everyone who holds a role today and was not asked yet; release who left, follow who moved. Return how many
    were asked. Three statements for any number of people."""
    today = clock.today()
    due = max(edition.valid_from, today) + timedelta(days=edition.sign_within_days)
    values: dict[str, Any] = {"edition": edition.pk, "today": today, "now": clock.now(), "due": due}
    with connection.cursor() as cursor:
        cursor.execute(FOLLOW, values)
        cursor.execute(ASK, values)
        return int(cursor.rowcount)


@action(
    "conduct.sign", subject=Signature, who=is_signer, moves=STAYS, clocks=NO_CLOCKS,
    emits=(), ledger=("content_hash",),
)  # fmt: skip
def sign(signature: Signature, *, actor: Actor, content_hash: str) -> None:
    """Sign the text with this hash. A second time changes nothing.

    Raises OtherText for another text, WrongState when the version is not in force.
    """
    if signature.signed_at is not None:
        return
    if not editions_on(clock.today()).filter(pk=signature.edition_id).exists():
        raise WrongState
    if content_hash != signature.edition.content_hash:
        raise OtherText
    signature.signed_at, signature.signed_hash = clock.now(), content_hash


@action(
    "conduct.remind", subject=Edition, who=may_remind, moves=STAYS.within("in_force"), clocks=NO_CLOCKS,
    emits=("conduct.signers_reminded",), ledger=NO_FIELDS,
)  # fmt: skip
def remind(edition: Edition, *, actor: Actor) -> None:
    """Remind everyone who has not signed; raises TooSoon within the days between reminders."""
    if not may_be_reminded(edition, clock.today()):
        raise TooSoon
    edition.reminded_on = clock.today()


def may_be_reminded(edition: Edition, today: date) -> bool:
    """Return whether the days between reminders have passed, counted from the first day of the version."""
    last = edition.reminded_on or edition.valid_from
    return last + timedelta(days=edition.remind_every_days) <= today
