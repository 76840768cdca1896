"""The net under the runner: the database refuses a commit to a guarded table without a ledger row of the same transaction."""

import pgtrigger


def ledger_required() -> pgtrigger.Trigger:
    """Return the deferred trigger for the Meta.triggers of a guarded model."""
    return pgtrigger.Trigger(
        name="ledger_required",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        timing=pgtrigger.Deferred,
        func="""
            IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint) THEN
                RAISE EXCEPTION 'table % was changed without a ledger entry', TG_TABLE_NAME;
            END IF;
            RETURN NULL;
        """,
    )
