"""What the database itself refuses, for all rooms of privacy."""

import pgtrigger


def final_with(table: str, column: str, state: str, name: str) -> pgtrigger.Trigger:
    """Return the trigger that keeps the rows hanging on a row of `table` (by `column`) once that one is in the state."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("owner", "uuid")],
        func=f"""
            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.{column} ELSE NEW.{column} END;
            IF EXISTS (SELECT 1 FROM {table} WHERE id = owner AND state = '{state}') THEN
                RAISE EXCEPTION 'what belongs to a decided row is neither added, changed nor removed';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 - names from our own models
    )
