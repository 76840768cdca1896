"""The one place that writes the ledger. Only the runner may import it (import-linter)."""

from typing import Any
from uuid import UUID

from django.db import connection

from governance import clock
from governance.ledger.chain import GENESIS, hash_of
from governance.ledger.models import Entry

CHAIN_LOCK = 7_402_113
"""Any fixed number: the transaction advisory lock under which entries are chained one after the other."""


def append(
    *,
    actor_kind: str,
    actor_id: UUID | None,
    action: str,
    subject_type: str,
    subject_id: UUID | None,
    outcome: str,
    details: dict[str, Any],
) -> Entry:
    """Write one entry at the end of the chain and return it. Must be the last write of its transaction.

    The lock is held until commit: without it two transactions would chain to the same entry and fork the chain.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        transaction_id = cursor.fetchone()[0]
    last = Entry.objects.order_by("-number").values_list("number", "hash").first() or (0, GENESIS)
    entry = Entry(
        number=last[0] + 1,
        at=clock.now(),
        actor_kind=actor_kind,
        actor_id=actor_id,
        action=action,
        subject_type=subject_type,
        subject_id=subject_id,
        outcome=outcome,
        details=details,
        transaction=transaction_id,
        previous_hash=last[1],
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    return entry
