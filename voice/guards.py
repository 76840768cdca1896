"""What the database itself refuses: nobody alters or removes what an office filed, nor when it was delivered and read."""

import pgtrigger


def received_is_received() -> pgtrigger.Trigger:
    """Return the trigger that keeps a delivery: to whom and when it went, and each time once it is noted."""
    return pgtrigger.Trigger(
        name="received_is_received",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func="""
            IF TG_OP = 'DELETE'
                OR ROW(NEW.voice_id, NEW.incident_id, NEW.side, NEW.unit_id, NEW.delivered_at)
                    IS DISTINCT FROM ROW(OLD.voice_id, OLD.incident_id, OLD.side, OLD.unit_id, OLD.delivered_at)
                OR (OLD.seen_at IS NOT NULL AND NEW.seen_at IS DISTINCT FROM OLD.seen_at)
                OR (OLD.acknowledged_at IS NOT NULL AND NEW.acknowledged_at IS DISTINCT FROM OLD.acknowledged_at) THEN
                RAISE EXCEPTION 'a delivery is neither changed nor removed';
            END IF;
            RETURN NEW;
        """,
    )


def delivered_to_both() -> pgtrigger.Trigger:
    """Return the deferred trigger that refuses a filing which has not been delivered to headquarters and to its block.

    Seed part 2: the block's person in charge gets it at the same moment and can neither stop nor delay it. So both
    deliveries are written in the transaction of the filing, or the filing does not exist.
    """
    return pgtrigger.Trigger(
        name="delivered_to_both",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        timing=pgtrigger.Deferred,
        func="""
            IF (SELECT count(*) FROM voice_delivery d WHERE d.delivered_at = NEW.filed_at AND NEW.id
                    = CASE TG_TABLE_NAME WHEN 'voice_voice' THEN d.voice_id ELSE d.incident_id END)
                <> (CASE WHEN NEW.block_id IS NULL THEN 1 ELSE 2 END) THEN
                RAISE EXCEPTION 'a filing goes to headquarters and to its block at the same moment';
            END IF;
            RETURN NULL;
        """,
    )
