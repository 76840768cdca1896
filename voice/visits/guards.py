"""What the database itself refuses: a decided set of criteria and a sheet that was handed in stay as they are."""

import pgtrigger


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
