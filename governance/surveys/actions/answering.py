"""Taking a token, answering, and the hourly mixing.

None of these bears a name: the runner is given nobody in particular, so that the ledger says when and in which wave something
happened, never through whom. The wave's row is only read, never written.
"""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, Refused, action
from governance.surveys import envelopes
from governance.surveys.access import is_nobody_in_particular, is_system
from governance.surveys.models import Envelope, Invitation, Spent, Wave, WaveKey
from governance.surveys.tokens import Token

WHILE_OPEN = READS.within("open")


class TakenAlready(Refused):
    """Each person takes one token."""

    code = "taken_already"
    message = _("You have taken your token already. It cannot be given out twice, since nobody knows whose it is.")


class SpentAlready(Refused):
    """Each token is good for one answer."""

    code = "spent_already"
    message = _("This token has been used. Your answers are with us; there is nothing more to do.")


@action(
    "surveys.fetch", subject=Wave, who=is_nobody_in_particular, moves=WHILE_OPEN, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def fetch(wave: Wave, *, actor: Actor, person_id: UUID) -> None:
    """Note that a person's token was taken; raises TakenAlready. The caller makes the token, nobody stores it."""
    if not Invitation.objects.filter(wave=wave, person_id=person_id, taken=False).update(taken=True):
        raise TakenAlready


@action(
    "surveys.answer", subject=Wave, who=is_nobody_in_particular, moves=WHILE_OPEN, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def answer(wave: Wave, *, actor: Actor, token: Token, answers: dict[str, Any]) -> None:
    """Spend the token and keep the answers sealed, together with the group's number; raises SpentAlready."""
    try:
        with transaction.atomic():
            Spent.objects.create(digest=token.digest, wave=wave)
    except IntegrityError as error:
        raise SpentAlready from error
    public = WaveKey.objects.values_list("public", flat=True).get(wave=wave)
    sealed = envelopes.seal(bytes(public), {"group": token.group, "answers": answers})
    Envelope.objects.create(wave=wave, sealed=sealed)


MIX = {
    "surveys_invitation": "person_id, \"group\", taken",
    "surveys_envelope": "sealed",
}  # fmt: skip
"""Tables whose rows are rewritten, with the columns besides id and wave."""


@action(
    "surveys.mix", subject=Wave, who=is_system, moves=WHILE_OPEN, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS
)
def mix(wave: Wave, *, actor: Actor) -> None:
    """Rewrite invitations, envelopes and spent tokens of the wave in random order with one transaction's number.

    PostgreSQL stamps each row with the number of the transaction that wrote it, and keeps rows in the order of writing.
    After mixing both are the same for all rows, so neither says which person, token and envelope came together.
    """
    with connection.cursor() as cursor:
        for table, columns in MIX.items():
            cursor.execute(
                f"WITH gone AS (DELETE FROM {table} WHERE wave_id = %s RETURNING {columns}) "  # noqa: S608 - fixed names
                f"INSERT INTO {table} (id, wave_id, {columns}) "
                f"SELECT gen_random_uuid(), %s, {columns} FROM gone ORDER BY random()",
                [wave.pk, wave.pk],
            )
        cursor.execute(
            "WITH gone AS (DELETE FROM surveys_spent WHERE wave_id = %s RETURNING digest) "
            "INSERT INTO surveys_spent (digest, wave_id) SELECT digest, %s FROM gone ORDER BY random()",
            [wave.pk, wave.pk],
        )


def needs_mixing(wave: Wave) -> bool:
    """Return whether rows of more than one transaction stand in the wave's tables."""
    with connection.cursor() as cursor:
        for table in ("surveys_invitation", "surveys_envelope", "surveys_spent"):
            cursor.execute(
                f"SELECT count(DISTINCT xmin::text) > 1 FROM {table} WHERE wave_id = %s",  # noqa: S608 - fixed names
                [wave.pk],
            )
            if cursor.fetchone()[0]:
                return True
    return False
