"""Random picks: the digest first, then the picks, and the number once nothing secret would be told by it."""

from collections.abc import Collection, Sequence

from audit.access import is_head
from audit.engagements.choices import DrawState, State
from audit.engagements.models import Draw
from audit.engagements.refusals import PoolTooSmall, StillSecret
from audit.engagements.rules.guessing import best_guess_percent
from audit.engagements.rules.sampling import pick, pool_digest
from audit.engagements.sealing import open_number
from governance import clock
from governance.access import Actor
from governance.ledger.verify import head
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action

Pool = Sequence[tuple[str, int]]


@action(
    "engagements.commit_draw", subject=Draw, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("commitment", "digest", "picks"),
)  # fmt: skip
def commit_draw(
    *, actor: Actor, title: str, pool: Pool, picks: int, commitment: str, digest: str, sealed: bytes
) -> Draw:
    """Keep the sealed number and the pool; the ledger has the digests of both from now on. Raises PoolTooSmall.

    `commitment`, `sealed`: from sealing.find_number. `digest`: that of the pool.
    """
    if digest != pool_digest(pool):
        raise ValueError("the digest is not that of the pool")
    if picks > len(pool):
        raise PoolTooSmall
    return Draw.objects.create(
        title=title, commitment=commitment, sealed_seed=sealed, pool=[list(row) for row in sorted(pool)],
        pool_digest=digest, picks=picks, guessable=best_guess_percent(pool, picks), committed_by_id=actor.own_id,
    )  # fmt: skip


@action(
    "engagements.draw_units", subject=Draw, who=is_head, moves=Move(DrawState.COMMITTED, to=DrawState.DRAWN),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def draw_units(row: Draw, *, actor: Actor) -> None:
    """Draw, with the sealed number and the hash of the ledger's last entry."""
    row.ledger_number, row.ledger_hash = head()
    seed = open_number(row.commitment, bytes(row.sealed_seed))
    row.picked = pick([(code, weight) for code, weight in row.pool], row.picks, seed, row.ledger_hash)
    row.drawn_at = clock.now()


@action(
    "engagements.reveal_draw", subject=Draw, who=is_head, moves=Move(DrawState.DRAWN, to=DrawState.REVEALED),
    clocks=NO_CLOCKS, emits=("engagements.draw_revealed",), ledger=NO_FIELDS,
)  # fmt: skip
def reveal_draw(row: Draw, *, actor: Actor) -> None:
    """Show the number, so that anyone can draw again. Raises StillSecret."""
    if not may_be_shown(row):
        raise StillSecret
    row.seed, row.revealed_at = open_number(row.commitment, bytes(row.sealed_seed)), clock.now()


def may_be_shown(row: Draw) -> bool:
    """Return whether everything drawn was planned and is opened or cancelled. The database asks the same."""
    targets = row.targets.select_related("engagement", "unit")
    planned: Collection[str] = {target.unit.code for target in targets if target.unit}
    secret = any(t.revealed_at is None and t.engagement.state != State.CANCELLED for t in targets)
    return len(planned) == len(row.picked) and not secret
