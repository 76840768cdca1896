"""The nets under the runner: the database refuses a change without a ledger row, and any change of what was filed."""

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


def filed_is_filed(*columns: str) -> pgtrigger.Trigger:
    """Return the trigger that keeps the columns as they were filed; additions are rows of their own."""
    old, new = (", ".join(f"{side}.{column}" for column in columns) for side in ("OLD", "NEW"))
    return pgtrigger.Trigger(
        name="filed_is_filed",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP = 'DELETE' OR ROW({new}) IS DISTINCT FROM ROW({old}) THEN
                RAISE EXCEPTION 'what was filed is neither changed nor removed';
            END IF;
            RETURN NEW;
        """,
    )
