"""What the database itself refuses: an end while something is still outside."""

import pgtrigger


def ended_with_its_items() -> pgtrigger.Trigger:
    """Return the trigger: a request ends when none of its items is outside or only said to be destroyed; then it stays."""
    return pgtrigger.Trigger(
        name="ended_with_its_items",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func="""
            IF OLD.state IN ('ended', 'refused', 'withdrawn') AND NEW.state <> OLD.state THEN
                RAISE EXCEPTION 'an end is final';
            END IF;
            IF NEW.state = 'ended' AND EXISTS (
                SELECT 1 FROM takeouts_takenitem WHERE takeout_id = NEW.id AND state IN ('inside', 'out', 'destroying')
            ) THEN
                RAISE EXCEPTION 'something is still outside';
            END IF;
            RETURN NEW;
        """,
    )
