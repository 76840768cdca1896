"""What the database itself refuses: a check by the wrong person, and a release before the checks."""

import pgtrigger


def checked_by_others() -> pgtrigger.Trigger:
    """Return the trigger on checks: only while the batch is checked, in order, and not by who prepared, if the rule says so.

    That the two checks of an item are two people's is a unique constraint.
    """
    return pgtrigger.Trigger(
        name="checked_by_others",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        declare=[("found", "record")],
        func="""
            SELECT batch.state, batch.prepared_by_id, item.entered_by_id, item.state AS item_state, rule.preparer_may_check
                INTO found
                FROM privacy_dispatch_item item
                JOIN privacy_dispatch_batch batch ON batch.id = item.batch_id
                JOIN privacy_dispatch_checkrule rule ON rule.id = batch.rule_id
                WHERE item.id = NEW.item_id;
            IF found.state <> 'checking' THEN
                RAISE EXCEPTION 'items are checked while their batch is being checked';
            END IF;
            IF NOT found.preparer_may_check AND NEW.by_id IN (found.prepared_by_id, found.entered_by_id) THEN
                RAISE EXCEPTION 'who prepared an item does not check it';
            END IF;
            IF NEW.place = 2 AND NOT EXISTS (
                SELECT 1 FROM privacy_dispatch_check
                WHERE item_id = NEW.item_id AND round = NEW.round AND place = 1 AND passed
            ) THEN
                RAISE EXCEPTION 'the second check comes after the first';
            END IF;
            RETURN NEW;
        """,
    )


def released_after_two_checks() -> pgtrigger.Trigger:
    """Return the trigger on batches: none is released with an item that was to be checked and was not, twice."""
    return pgtrigger.Trigger(
        name="released_after_two_checks",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__state="released"),
        declare=[("leaving", "integer")],
        func="""
            IF TG_OP = 'INSERT' OR OLD.state NOT IN ('checked', 'released') THEN
                RAISE EXCEPTION 'a batch is released after its check';
            END IF;
            IF OLD.state = 'released' THEN
                RETURN NEW;
            END IF;
            IF EXISTS (
                SELECT 1 FROM privacy_dispatch_item item
                WHERE item.batch_id = NEW.id AND (
                    item.state NOT IN ('released', 'removed', 'withdrawn')
                    OR (item.planted AND item.state <> 'withdrawn')
                    OR (item.state = 'released' AND item.drawn AND (
                        SELECT count(DISTINCT by_id) FROM privacy_dispatch_check
                        WHERE item_id = item.id AND round = item.round AND passed
                    ) < 2)
                )
            ) THEN
                RAISE EXCEPTION 'two different people have not passed each item that was to be checked';
            END IF;
            SELECT count(*) INTO leaving FROM privacy_dispatch_item WHERE batch_id = NEW.id AND state = 'released';
            IF leaving = 0 OR leaving <> NEW.released_items THEN
                RAISE EXCEPTION 'the number of released items is wrong';
            END IF;
            RETURN NEW;
        """,
    )


def final_with_its_batch() -> pgtrigger.Trigger:
    """Return the trigger on items: what was sent or not sent stays so, and no item is added once the batch is checked."""
    return pgtrigger.Trigger(
        name="final_with_its_batch",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("batch_state", "text")],
        func="""
            SELECT state INTO batch_state FROM privacy_dispatch_batch
                WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.batch_id ELSE NEW.batch_id END;
            IF batch_state IN ('released', 'cancelled') OR (TG_OP <> 'UPDATE' AND batch_state <> 'preparing') THEN
                RAISE EXCEPTION 'the items of a batch are as they were';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            IF NEW.state = 'released' AND batch_state <> 'checked' THEN
                RAISE EXCEPTION 'an item is released with its batch, after the check';
            END IF;
            RETURN NEW;
        """,
    )
