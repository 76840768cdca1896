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


def final_when(state: str, name: str) -> pgtrigger.Trigger:
    """Return the trigger that keeps a row once it has reached the state."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF OLD.state = '{state}' THEN
                RAISE EXCEPTION 'final rows are neither changed nor removed';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def final_with(table: str, column: str, state: str, name: str) -> pgtrigger.Trigger:
    """Return the trigger that keeps the rows hanging on a row of `table` once that one has reached the state."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("owner", "uuid")],
        func=f"""
            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.{column} ELSE NEW.{column} END;
            IF EXISTS (SELECT 1 FROM {table} WHERE id = owner AND state = '{state}') THEN
                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 - names from our own models
    )
