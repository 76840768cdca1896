"""Opening a round with a check for every unit, and closing it with the draw of what units declared meanwhile."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.keys import key_for
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, Move, Refused, action
from governance.runner.numbering import wait_in_line
from governance.vault.crypto import decrypt, encrypt
from privacy.contributed import Declared, declared_sources
from privacy.units import blocks_on
from privacy.workspace.access import is_officer
from privacy.workspace.choices import CheckKind, CheckState, RoundState
from privacy.workspace.models import Check, Draw, Round, Verification
from privacy.workspace.queries import criteria_on
from privacy.workspace.rules.drawing import commitment_of, draw, new_seed

PURPOSE = "seeds of draws"
VERIFY_DAYS = 30
LONGEST_WORDS = 400


class NoCriteria(Refused):
    """Nothing is in force today."""

    code = "no_criteria_in_force"
    message = _("No criteria are in force today. Put a version in force first.")


class RoundExists(Refused):
    """One round a quarter, one open at a time."""

    code = "round_exists"
    message = _("There is a round of this quarter already, or another round is still open.")
    field = "quarter"


class NotYet(Refused):
    """Units may still hand in."""

    code = "not_yet"
    message = _("Units may still hand in. A round is closed after its last day.")


@action(
    "workspace.open_round", subject=Round, creates=True, who=is_officer, moves=STAYS, clocks=NO_CLOCKS,
    emits=("workspace.round_opened",), ledger=("fiscal_year", "quarter", "due_on", "percent"),
)  # fmt: skip
def open_round(*, actor: Actor, fiscal_year: int, quarter: int, due_on: date, percent: int) -> Round:
    """Open the checks of all units of today, and commit to the number of the draw. Raises NoCriteria or RoundExists."""
    today = clock.today()
    criteria = criteria_on(today)
    if criteria is None:
        raise NoCriteria
    wait_in_line(Round)
    same = Round.objects.filter(fiscal_year=fiscal_year, quarter=quarter)
    if same.exists() or Round.objects.filter(state=RoundState.OPEN).exists():
        raise RoundExists
    made = Round.objects.create(
        fiscal_year=fiscal_year, quarter=quarter, criteria_set=criteria, opened_on=today, due_on=due_on,
        opened_by_id=actor.own_id,
    )  # fmt: skip
    Check.objects.bulk_create(
        Check(round=made, kind=CheckKind.SELF, unit_id=unit, block_id=block, due_on=due_on)
        for unit, block in blocks_on(today).items()
    )
    seed = new_seed()
    Draw.objects.create(
        round=made, percent=percent, commitment=commitment_of(seed),
        sealed_seed=encrypt(key_for(PURPOSE), seed.encode(), str(made.pk)),
    )  # fmt: skip
    return made


@action(
    "workspace.close_round", subject=Round, who=is_officer, moves=Move(RoundState.OPEN, to=RoundState.CLOSED),
    clocks=NO_CLOCKS, emits=("workspace.round_closed",), ledger=NO_FIELDS,
)  # fmt: skip
def close_round(round_: Round, *, actor: Actor) -> None:
    """Note what was not handed in, end visits that did not take place, draw what is verified. Raises NotYet."""
    today = clock.today()
    if today <= round_.due_on:
        raise NotYet
    round_.closed_on = today
    waiting = Check.objects.filter(round=round_, state=CheckState.OPEN)
    waiting.filter(kind=CheckKind.SELF).update(state=CheckState.MISSED)
    waiting.filter(kind=CheckKind.VISIT).update(
        state=CheckState.CANCELLED, cancelled_because=gettext("The round ended before the visit took place.")
    )
    _draw(round_, today)


def _draw(round_: Round, today: date) -> None:
    row = Draw.objects.select_for_update().get(round=round_)
    blocks = blocks_on(today)
    codes: dict[Any, str] = dict(Unit.objects.values_list("pk", "code"))
    declared = _declared(round_.opened_on, today)
    row.seed = decrypt(key_for(PURPOSE), bytes(row.sealed_seed), str(round_.pk)).decode()
    row.pool = [[source, key, codes[found.unit]] for (source, key), found in sorted(declared.items())]
    row.units = {codes[unit]: codes[block] if block else "" for unit, block in blocks.items()}
    row.drawn_at = clock.now()
    row.save()
    ids = {code: pk for pk, code in codes.items()}
    Verification.objects.bulk_create(
        Verification(
            draw=row, source=lot.source, subject_key=lot.key, unit_id=(found := declared[lot.source, lot.key]).unit,
            block_id=blocks.get(found.unit), words=found.words[:LONGEST_WORDS], declared_on=found.declared_on,
            verifier_id=ids[lot.verifier], due_on=today + timedelta(days=VERIFY_DAYS),
        )
        for lot in draw(row.pool, row.units, row.percent, row.seed)
    )  # fmt: skip


def _declared(first: date, last: date) -> dict[tuple[str, str], Declared]:
    """Return everything that units declared from the first to the last day, by source and key."""
    return {(code, found.key): found for code, source in declared_sources.items() for found in source.ask(first, last)}
